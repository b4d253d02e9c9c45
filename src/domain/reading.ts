import { fingerprint } from './fingerprint'
import { tidy } from './tidy'

/** The kana of one stretch of a text, `from` included and `to` not, in UTF-16 units. */
export interface Ruby {
  readonly from: number
  readonly to: number
  readonly reading: string
}

/** How one text is read, as the feed carries it: the text by its key, the stretches by `gap,length` and kana. */
export interface Reading {
  readonly key: string
  /** `0,2ちいき;0,2ふくし`: letters since the last stretch, letters read, their kana. */
  readonly marks: string
}

/** Where the readings of an edition are looked up. */
export type ReadingBook = ReadonlyMap<string, string>

const MARKS = /^\d+,\d+[ぁ-ゖー]+(?:;\d+,\d+[ぁ-ゖー]+)*$/

/** Whether a text is what {@link encodeRubies} makes. */
export function isMarks(marks: string): boolean {
  return MARKS.test(marks)
}

/** The {@link fingerprint} of a text as it is shown. Two texts of one key are both left unread. */
export function textKey(text: string): string {
  return fingerprint(tidy(text))
}

/** Stretches in the order of the text, as one short string. */
export function encodeRubies(rubies: readonly Ruby[]): string {
  return rubies.map((ruby, index) => `${ruby.from - (rubies[index - 1]?.to ?? 0)},${ruby.to - ruby.from}${ruby.reading}`).join(';')
}

/** The stretches that {@link encodeRubies} wrote. */
export function decodeRubies(marks: string): readonly Ruby[] {
  let at = 0
  return [...marks.matchAll(/(\d+),(\d+)([ぁ-ゖー]+)/g)].map(([, gap, length, reading = '']) => {
    const from = at + Number(gap)
    at = from + Number(length)
    return { from, to: at, reading }
  })
}

/** The stretches of a text with their kana; none where the edition does not read it. Offsets count in the tidy text. */
export function rubiesOf(text: string, book: ReadingBook): readonly Ruby[] {
  const marks = book.get(textKey(text))
  return marks === undefined ? [] : decodeRubies(marks)
}

/** A whole text in kana, what is not kanji kept; undefined where the edition does not read it. */
export function readingOf(text: string, book: ReadingBook): string | undefined {
  const rubies = rubiesOf(text, book)
  if (rubies.length === 0)
    return undefined
  const shown = tidy(text)
  const parts = rubies.map((ruby, index) => shown.slice(rubies[index - 1]?.to ?? 0, ruby.from) + ruby.reading)
  return parts.join('') + shown.slice(rubies.at(-1)?.to ?? 0)
}
