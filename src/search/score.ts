import type { Term } from './query'
import type { IndexedDocument } from './search-index'
import { endsWithForm, holdsForm } from './latin'
import { READING_LENGTH } from './reading'

/** What a word counts for by where it stands. */
export const SCORE = { codeEqual: 1000, codePrefix: 500, titleEqual: 120, titleEnd: 69, titleStart: 68, word: 66, title: 64, wordInName: 3, readingEqual: 58, wordSpoken: 58, readingStart: 52, reading: 45, area: 20, wordReading: 18, body: 8 }

/** What a name found by another spelling than the typed one counts for. */
const VARIANT_SHARE = 0.95

/** What a find counts for by the rank of its document: what only speaks of a thing comes behind the thing itself. */
const RANK_SHARE = [0.25, 1.1, 1.2, 1.3] as const

/** What one word of a query comes to in one document, and which of its forms was found. */
export interface TermScore {
  readonly score: number
  readonly order: number
}

/** What a word counts for in a document: its name, what it belongs to, its text, or a code the text names; undefined where it stands in none. */
export function scoreTerm(entry: IndexedDocument, term: Term): TermScore | undefined {
  if (term.kind === 'code')
    return [entry.folded.title, entry.folded.area, entry.folded.body].some(text => standsAlone(text, term.text)) ? { score: SCORE.body, order: 0 } : undefined
  const name = bestForm(entry, term.variants, scoreName)
  const word = bestForm(entry, term.variants, scoreWord)
  if (name && word)
    return { score: Math.max(name.score, word.score) + SCORE.wordInName, order: name.order }
  return name ?? word ?? scoreTextOf(entry, term.variants)
}

/** What forms that are in no name count for in all the rest of a document. */
export function scoreTextOf(entry: IndexedDocument, forms: readonly string[]): TermScore | undefined {
  return bestForm(entry, forms, scoreText)
}

/** Of the forms that stand in a document the one that counts most. */
function bestForm(entry: IndexedDocument, forms: readonly string[], scoreOf: (entry: IndexedDocument, form: string) => number): TermScore | undefined {
  let best: TermScore | undefined
  // Asked of thousands of documents for every letter typed: nothing is made that is not needed.
  for (let order = 0; order < forms.length; order++) {
    const score = scoreOf(entry, forms[order] ?? '')
    const weighed = score > SCORE.area ? score * shareOfForm(forms, order) : score
    if (weighed > (best?.score ?? 0))
      best = { score: weighed, order }
  }
  return best
}

/** What share of its score a name counts for that was found by one of several forms: the typed one before others, and last of all a form that is only a part of one before it. */
export function shareOfForm(forms: readonly string[], order: number): number {
  const form = forms[order] ?? ''
  return order === 0 ? 1 : VARIANT_SHARE ** (forms.slice(0, order).some(other => other.includes(form)) ? 2 : 1)
}

/** Codes lie so far above words that no rank may lift a longer code over the very one. */
export function scoreCode(entry: IndexedDocument, code: string): number | undefined {
  if (entry.code === code)
    return SCORE.codeEqual
  return entry.code.length > code.length && entry.code.startsWith(`${code}-`) ? SCORE.codePrefix : undefined
}

/** As {@link scoreName} of a form that is no Latin word. @param place where among all names it stands first */
export function scoreNameAt(entry: IndexedDocument, form: string, place: number): number {
  const { title, englishTitle, reading } = entry.folded
  if (place >= title.length)
    return (englishTitle === '' ? 0 : scoreTitle(englishTitle, form)) || (reading === '' ? 0 : scoreReading(reading, form))
  if (form.length === title.length)
    return SCORE.titleEqual
  return title.endsWith(form) ? SCORE.titleEnd : place === 0 ? SCORE.titleStart : SCORE.title
}

/** 0 where it is in none. */
function scoreName({ folded: { title, englishTitle, reading } }: IndexedDocument, form: string): number {
  return scoreTitle(title, form) || scoreTitle(englishTitle, form) || scoreReading(reading, form)
}

function scoreTitle(title: string, form: string): number {
  if (!title.includes(form))
    return 0
  if (title === form)
    return SCORE.titleEqual
  // What a Japanese name ends with is what it is.
  if (endsWithForm(title, form))
    return SCORE.titleEnd
  if (title.startsWith(form))
    return SCORE.titleStart
  return holdsForm(title, form) ? SCORE.title : 0
}

/** What a form counts for that is one of the words; 0 where it is none. */
export function scoreWord({ words, spoken }: IndexedDocument, form: string): number {
  if (words.includes(form))
    return SCORE.word
  return spoken.includes(form) ? SCORE.wordSpoken : 0
}

function scoreText({ folded, words, spoken }: IndexedDocument, form: string): number {
  if (holdsForm(folded.area, form) || holdsForm(folded.english, form))
    return SCORE.area
  if (form.length >= READING_LENGTH && (words.some(word => holdsForm(word, form)) || spoken.some(word => holdsForm(word, form))))
    return SCORE.wordReading
  return holdsForm(folded.body, form) ? SCORE.body : 0
}

function scoreReading(reading: string, form: string): number {
  if (!reading.includes(form))
    return 0
  if (reading === form)
    return SCORE.readingEqual
  if (reading.startsWith(form))
    return SCORE.readingStart
  return form.length >= READING_LENGTH && holdsForm(reading, form) ? SCORE.reading : 0
}

/** What a find counts for by what the document is. */
export function shareOf(rank: IndexedDocument['rank']): number {
  return RANK_SHARE[rank]
}

/** Whether a code stands in a text, and not only as a part of a longer one: 1-1-1 must not hit 4-1-1-10. */
function standsAlone(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    if (!/[\d-]/.test(text[at - 1] ?? '') && !/[\d-]/.test(text[at + code.length] ?? ''))
      return true
  }
  return false
}
