import type { SpellingGroup } from '../domain/edition'
import type { Term } from './query'
import type { IndexedDocument, SearchDocument, SearchIndex } from './search-index'
import { endsWithForm, holdsForm, isLatin, isLatinLetter, likenessOf } from './latin'
import { parseQuery } from './query'
import { READING_LENGTH } from './reading'

/** A document found, and the folded forms that found it. */
export interface SearchHit {
  readonly document: SearchDocument
  readonly score: number
  readonly forms: readonly string[]
}

/** What a query brought: exact hits, or near ones where there was none. */
export interface SearchResult {
  readonly hits: readonly SearchHit[]
  /** True where nothing matched and the hits only resemble the query (「近い候補」). */
  readonly near: boolean
}

/** Share of a query's letter pairs a near hit must contain. */
const NEAR_SHARE = 0.6

/** Near hits shown at most. */
const NEAR_LIMIT = 10

const SCORE = { codeEqual: 1000, codePrefix: 500, titleEqual: 120, titleEnd: 69, titleStart: 68, word: 66, title: 64, wordInName: 3, readingEqual: 58, wordSpoken: 58, readingStart: 52, reading: 45, area: 20, wordReading: 18, body: 8 }

/** What a name found by another spelling than the typed one counts for. */
const VARIANT_SHARE = 0.95

/** What a find counts for by the rank of its document: what only speaks of a thing comes behind the thing itself. */
const RANK_SHARE = [0.25, 1.1, 1.2, 1.3] as const

/**
 * Finds the documents in which every word stands, best first: code, then title, then reading, then department and place,
 * then body, each weighed by what the document is; among equals the newest. Near candidates are offered only when nothing matches, and never for a code: documents with
 * some of the words, or else those whose names resemble them.
 */
export function search(index: SearchIndex, typed: string, spellings: readonly SpellingGroup[] = []): SearchResult {
  const terms = parseQuery(typed, spellings)
  if (terms.length === 0)
    return { hits: [], near: false }
  const hits = index.entries.flatMap((entry) => {
    const scores = terms.map(term => scoreTerm(entry, term))
    if (scores.some(score => score === undefined))
      return []
    const found = scores.filter(score => score !== undefined)
    return [{ document: entry.document, score: found.reduce((sum, { score }) => sum + score, 0) * shareOf(entry), forms: found.flatMap(({ form }) => form ?? []) }]
  })
  if (hits.length > 0)
    return { hits: hits.sort((a, b) => b.score - a.score), near: false }
  const some = someWords(index, terms)
  return { hits: some.length > 0 ? some : nearHits(index, terms), near: true }
}

interface TermScore {
  readonly score: number
  readonly form?: string | undefined
}

function scoreTerm(entry: IndexedDocument, term: Term): TermScore | undefined {
  const coded = term.code === undefined ? undefined : scoreCode(entry, term.code)
  if (coded !== undefined)
    return { score: coded }
  if (term.kind === 'code') {
    return entry.whole.includes(term.text) && !insideLongerCode(entry.whole, term.text) ? { score: SCORE.body, form: term.text } : undefined
  }
  const name = bestForm(term.variants, form => scoreName(entry, form))
  const word = bestForm(term.variants, form => scoreWord(entry, form))
  if (name && word)
    return { score: Math.max(name.score, word.score) + SCORE.wordInName, form: name.form }
  return name ?? word ?? bestForm(term.variants, form => scoreText(entry, form))
}

/** The form that counts most: the typed one before others, and last of all a form that is only a part of one before it. */
function bestForm(forms: readonly string[], scoreOf: (form: string) => number | undefined): TermScore | undefined {
  return forms.reduce<TermScore | undefined>((best, form, order) => {
    const score = scoreOf(form) ?? 0
    const shares = order === 0 || score <= SCORE.area ? 0 : forms.slice(0, order).some(other => other.includes(form)) ? 2 : 1
    const weighed = score * VARIANT_SHARE ** shares
    return weighed > (best?.score ?? 0) ? { score: weighed, form } : best
  }, undefined)
}

/** Codes lie so far above words that no rank may lift a longer code over the very one. */
function scoreCode({ document }: IndexedDocument, code: string): number | undefined {
  if (document.code === code)
    return SCORE.codeEqual
  return document.code.startsWith(`${code}-`) ? SCORE.codePrefix : undefined
}

function scoreName({ folded: { title, englishTitle, reading } }: IndexedDocument, form: string): number | undefined {
  return scoreTitle(title, form) ?? scoreTitle(englishTitle, form) ?? scoreReading(reading, form)
}

function scoreTitle(title: string, form: string): number | undefined {
  if (title === form)
    return SCORE.titleEqual
  // What a Japanese name ends with is what it is.
  if (endsWithForm(title, form))
    return SCORE.titleEnd
  if (title.startsWith(form))
    return SCORE.titleStart
  return holdsForm(title, form) ? SCORE.title : undefined
}

function scoreWord({ words, spoken }: IndexedDocument, form: string): number | undefined {
  if (words.includes(form))
    return SCORE.word
  return spoken.includes(form) ? SCORE.wordSpoken : undefined
}

function scoreText({ folded, words, spoken }: IndexedDocument, form: string): number | undefined {
  if (holdsForm(folded.area, form) || holdsForm(folded.english, form))
    return SCORE.area
  if (form.length >= READING_LENGTH && [...words, ...spoken].some(word => holdsForm(word, form)))
    return SCORE.wordReading
  return holdsForm(folded.body, form) ? SCORE.body : undefined
}

function scoreReading(reading: string, form: string): number | undefined {
  if (reading === '')
    return undefined
  if (reading === form)
    return SCORE.readingEqual
  if (reading.startsWith(form))
    return SCORE.readingStart
  return form.length >= READING_LENGTH && holdsForm(reading, form) ? SCORE.reading : undefined
}

function shareOf({ document }: IndexedDocument): number {
  return RANK_SHARE[document.rank]
}

/** Whether every occurrence of a code is only a part of a longer one: 1-1-1 must not hit 4-1-1-10. */
function insideLongerCode(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    if (!/[\d-]/.test(text[at - 1] ?? '') && !/[\d-]/.test(text[at + code.length] ?? ''))
      return false
  }
  return true
}

/** Where no document holds all of several words: those that hold the most of them, in a name before a text. */
function someWords(index: SearchIndex, terms: readonly Term[]): readonly SearchHit[] {
  if (terms.length < 2 || terms.some(term => term.kind === 'code'))
    return []
  const hits = index.entries.flatMap((entry) => {
    const found = terms.flatMap(term => scoreTerm(entry, term) ?? [])
    return found.length > 0 ? [{ document: entry.document, count: found.length, score: found.reduce((sum, { score }) => sum + score, 0) * shareOf(entry), forms: found.flatMap(({ form }) => form ?? []) }] : []
  })
  return hits
    .sort((a, b) => b.count - a.count || b.score - a.score)
    .slice(0, NEAR_LIMIT)
    .map(({ document, score, forms }) => ({ document, score, forms }))
}

function nearHits(index: SearchIndex, terms: readonly Term[]): readonly SearchHit[] {
  const words = terms.flatMap(term => term.kind === 'word' ? term.variants[0] ?? [] : [])
  if (words.length < terms.length)
    return []
  const pairs = words.flatMap(piecesOf)
  if (pairs.length === 0)
    return []
  return index.entries
    .map((entry) => {
      const { document, folded } = entry
      // Names only, and each on its own: in a long enough text the pairs of any word stand somewhere.
      const present = [`${folded.title}\n${folded.area}`, `${folded.englishTitle}\n${folded.english}`, folded.reading, ...entry.words, ...entry.spoken]
        .map(name => pairs.filter(pair => holdsForm(name, pair)))
        .reduce((most, each) => each.length > most.length ? each : most)
      const inTitle = Math.max(...[folded.title, folded.englishTitle, folded.reading].map(name => pairs.filter(pair => holdsForm(name, pair)).length))
      const share = present.length / pairs.length
      // Of two names that hold as much of the query the shorter is more like it.
      const alike = 2 * inTitle / (pairs.length + folded.title.length)
      return { document, score: (share + inTitle / pairs.length + alike) * shareOf(entry), forms: present, share }
    })
    .filter(({ share }) => share >= NEAR_SHARE)
    .sort((a, b) => b.score - a.score)
    .slice(0, NEAR_LIMIT)
    .map(({ document, score, forms }) => ({ document, score, forms }))
}

/** What a near hit is known by: the letter pairs of a word, or the beginning of a Latin one, of which any text holds most pairs. */
function piecesOf(word: string): readonly string[] {
  if (isLatin(word))
    return [likenessOf(word) ?? []].flat()
  const letters = [...word]
  return letters.slice(1).flatMap((letter, index) => {
    const before = letters[index] ?? ''
    return isLatinLetter(before) && isLatinLetter(letter) ? [] : [`${before}${letter}`]
  })
}
