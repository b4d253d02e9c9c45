import type { IndexedDocument, NameBlock, SearchEntries } from './search-index'
import type { SoughtForm } from './text-blocks'
import type { Wanted, Worths } from './worths'
import { holdsForm, isLatin, isLatinLetter, likenessOf } from './latin'
import { shareOf } from './score'
import { BLOCK_SIZE, holdersOf, sought } from './text-blocks'
import { NO_FORM } from './worths'

/** Share of a query's letter pairs a near hit must contain. */
const NEAR_SHARE = 0.6

/** Near hits shown at most. */
const NEAR_LIMIT = 10

/** A document that comes near. */
interface NearEntry {
  readonly at: number
  readonly score: number
  readonly forms: readonly string[]
}

/** Documents with some of the words, as the blocks are gone through. */
export interface SomeWords {
  readonly take: (block: NameBlock, worths: readonly Worths[]) => void
  /** Those that hold the most of the words, in a name before a text. */
  readonly best: () => readonly NearEntry[]
}

/** Where no document holds all of several words; one that asks for a code is near nothing. */
export function someWords(words: readonly Wanted[]): SomeWords {
  let best: (NearEntry & { readonly count: number })[] = []

  /** What is behind the last of enough others is not even made. */
  function isBehind(count: number, score: number): boolean {
    const least = best.length < NEAR_LIMIT ? undefined : best[NEAR_LIMIT - 1]
    return least !== undefined && (count < least.count || (count === least.count && score <= least.score))
  }

  function take({ ats, ranks }: NameBlock, worths: readonly Worths[]): void {
    // Every document of the edition comes by here, where nothing is found: nothing is made for it unless it is taken.
    for (let number = 0; number < ats.length; number++) {
      let [count, score] = [0, 0]
      for (let word = 0; word < worths.length; word++) {
        const worth = worths[word]?.scores[number] ?? 0
        count += worth > 0 ? 1 : 0
        score += worth
      }
      score *= shareOf(ranks[number] ?? 0)
      if (count === 0 || isBehind(count, score))
        continue
      const forms = words.flatMap((wanted, word) => (worths[word]?.scores[number] ?? 0) > 0 ? wanted.forms[worths[word]?.found[number] ?? NO_FORM] ?? [] : [])
      best = [...best, { at: ats[number] ?? 0, count, score, forms }].sort((a, b) => b.count - a.count || b.score - a.score).slice(0, NEAR_LIMIT)
    }
  }

  return { take: words.length < 2 || words.some(({ term }) => term.kind === 'code') ? () => {} : take, best: () => best }
}

/** Documents whose names resemble the words. */
export function alike({ entries, names }: SearchEntries, wanted: readonly Wanted[]): readonly NearEntry[] {
  const words = wanted.flatMap(({ term }) => term.kind === 'word' ? term.variants[0] ?? [] : [])
  if (words.length < wanted.length)
    return []
  const pairs = words.flatMap(piecesOf)
  if (pairs.length === 0)
    return []
  const pieces = pairs.map(sought)
  let best: (NearEntry & { readonly entry: IndexedDocument, readonly present: number })[] = []
  for (const block of names) {
    // All names together must hold enough of the pairs for one of them to do so.
    counts.fill(0)
    for (const piece of pieces)
      count(block, piece)
    for (let number = 0; number < block.ats.length; number++) {
      const entry = entries[block.first + number]
      const most = counts[number] ?? 0
      const found = entry && isEnough(most, pairs.length) ? likeness(entry, pairs, most, best.length < NEAR_LIMIT ? 0 : best.at(-1)?.score ?? 0) : undefined
      if (entry && found)
        best = [...best, { ...found, entry, at: entry.at, forms: [] }].sort((a, b) => b.score - a.score).slice(0, NEAR_LIMIT)
    }
  }
  return best.map(({ entry, at, present, score }) => ({ at, score, forms: namesOf(entry).map(name => pairs.filter(pair => holdsForm(name, pair))).find(forms => forms.length === present) ?? [] }))
}

/** Filled anew for each block. */
const counts = new Uint8Array(BLOCK_SIZE)
const [numbers, places] = [new Uint16Array(BLOCK_SIZE), new Uint32Array(BLOCK_SIZE)]
const NONE_REFUSED = new Uint8Array(BLOCK_SIZE)

function count(block: NameBlock, piece: SoughtForm): void {
  const many = holdersOf(block, piece, NONE_REFUSED, 1, numbers, places)
  for (let at = 0; at < many; at++)
    counts[numbers[at] ?? 0] = (counts[numbers[at] ?? 0] ?? 0) + 1
}

function isEnough(present: number, all: number): boolean {
  return present / all >= NEAR_SHARE
}

/**
 * How much a document's names resemble a query: the pairs in the name that has most of them, and what that counts for.
 *
 * @param most pairs that all its names hold together
 * @param least a score that must be passed
 */
function likeness({ folded, words, spoken, rank }: IndexedDocument, pairs: readonly string[], most: number, least: number): { readonly present: number, readonly score: number } | undefined {
  const share = shareOf(rank)
  // Most documents that hold enough of the pairs could not come in even if their titles held them all.
  if (scoreOf(most, most, pairs.length, folded.title.length) * share <= least)
    return undefined
  const inTitle = Math.max(held(pairs, folded.title), held(pairs, folded.englishTitle), held(pairs, folded.reading))
  if (scoreOf(most, inTitle, pairs.length, folded.title.length) * share <= least)
    return undefined
  let present = Math.max(held(pairs, folded.title, folded.area), held(pairs, folded.englishTitle, folded.english), held(pairs, folded.reading))
  for (const word of words)
    present = Math.max(present, held(pairs, word))
  for (const word of spoken)
    present = Math.max(present, held(pairs, word))
  const score = scoreOf(present, inTitle, pairs.length, folded.title.length) * share
  return isEnough(present, pairs.length) && score > least ? { present, score } : undefined
}

/** Of two names that hold as much of the query the shorter is more like it. */
function scoreOf(present: number, inTitle: number, pairs: number, titleLength: number): number {
  return present / pairs + inTitle / pairs + 2 * inTitle / (pairs + titleLength)
}

/** Names only, and each on its own: in a long enough text the pairs of any word stand somewhere. */
function namesOf({ folded, words, spoken }: IndexedDocument): readonly string[] {
  return [`${folded.title}\n${folded.area}`, `${folded.englishTitle}\n${folded.english}`, folded.reading, ...words, ...spoken]
}

/** How many pairs stand in a name, or in what it belongs to. */
function held(pairs: readonly string[], name: string, area = ''): number {
  let count = 0
  for (const pair of pairs)
    count += holdsForm(name, pair) || (area !== '' && holdsForm(area, pair)) ? 1 : 0
  return count
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
