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
  function offer(at: number, count: number, score: number, forms: () => readonly string[]): void {
    const least = best.length < NEAR_LIMIT ? undefined : best.at(-1)
    if (count === 0 || (least && (count < least.count || (count === least.count && score <= least.score))))
      return
    best = [...best, { at, count, score, forms: forms() }].sort((a, b) => b.count - a.count || b.score - a.score).slice(0, NEAR_LIMIT)
  }

  function take({ ats, ranks }: NameBlock, worths: readonly Worths[]): void {
    for (let number = 0; number < ats.length; number++) {
      let [count, score] = [0, 0]
      for (let word = 0; word < worths.length; word++) {
        const worth = worths[word]?.scores[number] ?? 0
        count += worth > 0 ? 1 : 0
        score += worth
      }
      offer(ats[number] ?? 0, count, score * shareOf(ranks[number] ?? 0), () => words.flatMap(({ forms }, word) => (worths[word]?.scores[number] ?? 0) > 0 ? forms[worths[word]?.found[number] ?? NO_FORM] ?? [] : []))
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
function likeness(entry: IndexedDocument, pairs: readonly string[], most: number, least: number): { readonly present: number, readonly score: number } | undefined {
  const { folded, words, spoken } = entry
  const inTitle = Math.max(held(pairs, folded.title), held(pairs, folded.englishTitle), held(pairs, folded.reading))
  // Of two names that hold as much of the query the shorter is more like it.
  const short = 2 * inTitle / (pairs.length + folded.title.length)
  const scoreWith = (present: number) => (present / pairs.length + inTitle / pairs.length + short) * shareOf(entry.rank)
  if (scoreWith(most) <= least)
    return undefined
  const present = Math.max(held(pairs, folded.title, folded.area), held(pairs, folded.englishTitle, folded.english), held(pairs, folded.reading), ...[...words, ...spoken].map(name => held(pairs, name)))
  return isEnough(present, pairs.length) && scoreWith(present) > least ? { present, score: scoreWith(present) } : undefined
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
