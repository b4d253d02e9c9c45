import type { SpellingGroup } from '../domain/edition'
import type { Term } from './query'
import type { IndexedDocument, SearchDocument, SearchIndex } from './search-index'
import { parseQuery } from './query'

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

const SCORE = { codeEqual: 1000, codePrefix: 500, titleEqual: 120, titleStart: 90, title: 60, area: 20, body: 8, variant: -3 }

/**
 * Finds the documents in which every word stands, best first: code, then title, then department and place, then body;
 * among equals the newest. Near candidates are offered only when nothing matches, and never for a code: documents with
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
    return [{ document: entry.document, score: found.reduce((sum, { score }) => sum + score, 0), forms: found.flatMap(({ form }) => form ?? []) }]
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
  if (term.kind === 'code') {
    const { code } = entry.document
    if (code === term.code)
      return { score: SCORE.codeEqual }
    if (code.startsWith(`${term.code}-`))
      return { score: SCORE.codePrefix }
    return entry.whole.includes(term.text) && !insideLongerCode(entry.whole, term.text) ? { score: SCORE.body, form: term.text } : undefined
  }
  let best: TermScore | undefined
  for (const [order, form] of term.variants.entries()) {
    const score = scoreForm(entry, form)
    if (score === undefined)
      continue
    const weighed = score + (order > 0 ? SCORE.variant : 0)
    if (!best || weighed > best.score)
      best = { score: weighed, form }
  }
  return best
}

function scoreForm({ folded }: IndexedDocument, form: string): number | undefined {
  if (folded.title === form)
    return SCORE.titleEqual
  if (folded.title.startsWith(form))
    return SCORE.titleStart
  if (folded.title.includes(form))
    return SCORE.title
  if (folded.area.includes(form))
    return SCORE.area
  return folded.body.includes(form) ? SCORE.body : undefined
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
    return found.length > 0 ? [{ document: entry.document, count: found.length, score: found.reduce((sum, { score }) => sum + score, 0), forms: found.flatMap(({ form }) => form ?? []) }] : []
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
  const pairs = words.flatMap(pairsOf)
  if (pairs.length === 0)
    return []
  return index.entries
    .map(({ document, folded }) => {
      // Names only: in a long enough text the pairs of any word stand somewhere.
      const named = `${folded.title}\n${folded.area}`
      const present = pairs.filter(pair => named.includes(pair))
      const inTitle = pairs.filter(pair => folded.title.includes(pair)).length
      return { document, score: present.length / pairs.length + inTitle / pairs.length, forms: present, share: present.length / pairs.length }
    })
    .filter(({ share }) => share >= NEAR_SHARE)
    .sort((a, b) => b.score - a.score)
    .slice(0, NEAR_LIMIT)
    .map(({ document, score, forms }) => ({ document, score, forms }))
}

function pairsOf(word: string): readonly string[] {
  const letters = [...word]
  return letters.length < 2 ? [] : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}
