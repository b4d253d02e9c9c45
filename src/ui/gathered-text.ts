/** What may part two stretches of text, weakest first; the strongest of several counts. */
const GAPS = ['', ' ', '、', '：', '\n'] as const

export type Gap = typeof GAPS[number]

/** Text gathered piece by piece, each letter with the place it was found at; a letter of ours has none. */
export class GatheredText<Place> {
  text = ''
  readonly places: (Place | undefined)[] = []
  private waiting: Gap = ''
  private announced = ''

  /** Parts what follows from what was gathered, if anything does follow. */
  part(gap: Gap): void {
    if (GAPS.indexOf(gap) > GAPS.indexOf(this.waiting))
      this.waiting = gap
  }

  /** Words said before whatever follows, until something else is announced. */
  announce(words: string): void {
    this.announced = words
  }

  /** Adds text as it is shown: blanks of any kind are one space. */
  add(shown: string, placeOf: (at: number) => Place): void {
    for (let at = 0; at < shown.length; at++) {
      const letter = shown.charAt(at)
      if (/\s/.test(letter))
        this.part(' ')
      else
        this.addLetter(letter, placeOf(at))
    }
  }

  /** Passes over text that is not read: what stands after it is another sentence than what stands before it. */
  skip(shown: string): void {
    if (shown !== '')
      this.part('\n')
  }

  private addLetter(letter: string, place: Place): void {
    this.addOurs((this.text === '' ? '' : this.waiting) + this.announced)
    this.waiting = ''
    this.announced = ''
    this.text += letter
    this.places.push(place)
  }

  private addOurs(words: string): void {
    this.text += words
    for (let count = 0; count < words.length; count++)
      this.places.push(undefined)
  }
}
