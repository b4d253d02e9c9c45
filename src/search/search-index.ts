import { codeNumbers, compareCodeNumbers } from '../domain/initiative'
import type { TextBlock } from './text-blocks'
import { loose } from './loose'
import { BLOCK_SIZE, blockOf, textsOf } from './text-blocks'

/** Where in a document a word stands; earlier fields weigh more. */
export type SearchField = 'title' | 'reading' | 'englishTitle' | 'area' | 'english' | 'body'

/** What a list of hits can be narrowed by, in the order in which it is asked, under the names the address uses. */
export const FACETS = ['kind', 'plan', 'goal', 'dept', 'audience', 'year'] as const

/** One way to narrow a list of hits. */
export type FacetName = typeof FACETS[number]

/** What a document has in each facet, besides its kind; nothing where the facet says nothing about it. */
export type DocumentFacets = Readonly<Partial<Record<Exclude<FacetName, 'kind'>, readonly string[]>>>

/** One thing a reader can find. */
export interface SearchDocument {
  /** Unique among all documents. */
  readonly key: string
  /** What it is, for grouping and filtering: `initiative`, `indicator`, `goal` … */
  readonly kind: string
  readonly plan: string
  /** Its number, `4-1-2-10` or `3`; empty where it has none. */
  readonly code: string
  readonly title: string
  /** In hiragana: its title on the first line, the words people look for it by on the others; empty where unknown. */
  readonly reading: string
  /** Whole words that mean just this: its other names, and what people say who look for it. */
  readonly words: readonly string[]
  /** In English, where that is shown: its title on the first line, what it belongs to and is looked for by on the others. */
  readonly english: string
  /** Departments, goal and direction: what it belongs to. */
  readonly area: string
  /** Summaries, results, targets: everything else that is shown. */
  readonly body: string
  /** How likely it is what a reader came for: 3 a service for persons … 0 what only speaks of other things. */
  readonly rank: 0 | 1 | 2 | 3
  /** Newer first among equals: the fiscal year it speaks of. */
  readonly year: number
  readonly facets: DocumentFacets
}

/** A document as it is searched, its parts folded. */
export interface IndexedDocument {
  /** Which one it is among the documents as they were given. */
  readonly at: number
  readonly code: string
  readonly rank: SearchDocument['rank']
  /** `reading` is that of the title alone; `english` is without the title's line. */
  readonly folded: Readonly<Record<SearchField, string>>
  readonly words: readonly string[]
  /** How its words are read. */
  readonly spoken: readonly string[]
}

/** Names of documents, and what is told of them for thousands at a time. */
export interface NameBlock extends TextBlock {
  /** Where in the block the area of each begins: what first stands there or behind it is in neither title nor words. */
  readonly areas: readonly number[]
  /** Which one each is among the documents as they were given. */
  readonly ats: readonly number[]
  readonly ranks: readonly SearchDocument['rank'][]
  /** The numbers within the block of those that have a code. */
  readonly coded: readonly number[]
}

/** Documents ready to be searched. */
export interface SearchEntries {
  /** In the order in which equals are shown. */
  readonly entries: readonly IndexedDocument[]
  /** In that order: all that a document can be known by, and the rest of its text. */
  readonly names: readonly NameBlock[]
  readonly bodies: readonly TextBlock[]
}

/** {@link SearchEntries} with the documents they were made from. */
export interface SearchIndex extends SearchEntries {
  readonly documents: readonly SearchDocument[]
}

/** A document once it is folded, before it has its place. */
export interface FoldedDocument {
  readonly at: number
  readonly key: string
  readonly code: string
  readonly rank: SearchDocument['rank']
  readonly year: number
  readonly names: string
  readonly body: string
}

/** Between the parts of the names, and between words: white space that folding leaves nowhere. */
const PART = '\t'
const WORD = '\r'

/** Folds every document once; searching then only scans. */
export function buildIndex(documents: readonly SearchDocument[]): SearchIndex {
  return { documents, ...arranged(documents.map(foldDocument)) }
}

/** As {@link arranging}, at once. */
export function arranged(folded: readonly FoldedDocument[]): SearchEntries {
  const steps = arranging(folded)
  let step = steps.next()
  while (!step.done)
    step = steps.next()
  return step.value
}

/** Folds one document. @param at which one it is */
export function foldDocument({ key, code, rank, year, ...document }: Omit<SearchDocument, 'facets'>, at: number): FoldedDocument {
  const [reading = '', ...wordReadings] = document.reading.split('\n').map(loose)
  const [englishTitle = '', ...english] = document.english.split('\n').map(loose)
  const filled = (form: string) => form !== ''
  const names = [
    loose(document.title),
    reading,
    englishTitle,
    document.words.map(loose).filter(filled).join(WORD),
    wordReadings.filter(filled).join(WORD),
    foldLines(document.area),
    english.join('\n'),
  ].join(PART)
  return { at, key, code, rank, year, names, body: foldLines(document.body) }
}

/** Puts folded documents in order and makes them ready, a block of them with every step. */
export function* arranging(folded: readonly FoldedDocument[]): Generator<void, SearchEntries> {
  const entries: IndexedDocument[] = []
  const names: NameBlock[] = []
  const bodies: TextBlock[] = []
  const ordered = yield* ordering(folded)
  for (let first = 0; first < ordered.length; first += BLOCK_SIZE) {
    const some = ordered.slice(first, first + BLOCK_SIZE)
    const [nameBlock, bodyBlock] = [blockOf(some.map(each => each.names), first), blockOf(some.map(each => each.body), first)]
    // What is kept are stretches of the blocks: every text is held once.
    const [nameTexts, bodyTexts] = [textsOf(nameBlock), textsOf(bodyBlock)]
    const arrivals = some.map(({ at, code, rank }, index) => ({ at, code, rank, ...partsOf(nameTexts[index] ?? '', bodyTexts[index] ?? '') }))
    entries.push(...arrivals)
    names.push({
      ...nameBlock,
      areas: arrivals.map(({ folded: { area, english } }, index) => (nameBlock.starts[index] ?? 0) + (nameTexts[index] ?? '').length - area.length - english.length - PART.length),
      ats: some.map(({ at }) => at),
      ranks: some.map(({ rank }) => rank),
      coded: some.flatMap(({ code }, index) => code === '' ? [] : [index]),
    })
    bodies.push(bodyBlock)
    yield
  }
  return { entries, names, bodies }
}

/** A document with the numbers of its code, which are compared many times. */
interface Placed {
  readonly each: FoldedDocument
  readonly numbers: readonly number[]
}

/** The order in which equals are shown: what is looked for more often, then what is newer, then by number. */
function compare(a: Placed, b: Placed): number {
  return b.each.rank - a.each.rank || b.each.year - a.each.year || compareCodeNumbers(a.numbers, b.numbers) || compareText(a.each.key, b.each.key)
}

/** Sorts by merging, a few documents with every step: in one go thousands would hold up the screen. */
function* ordering(folded: readonly FoldedDocument[]): Generator<void, readonly FoldedDocument[]> {
  let runs: (readonly Placed[])[] = []
  for (let from = 0; from < folded.length; from += BLOCK_SIZE) {
    runs.push(folded.slice(from, from + BLOCK_SIZE).map(each => ({ each, numbers: codeNumbers(each.code) })).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const merged: (readonly Placed[])[] = []
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* merging(runs[at] ?? [], runs[at + 1] ?? []))
    runs = merged
  }
  return (runs[0] ?? []).map(({ each }) => each)
}

function* merging(left: readonly Placed[], right: readonly Placed[]): Generator<void, readonly Placed[]> {
  const merged: Placed[] = []
  for (let [a, b] = [0, 0]; a < left.length || b < right.length;) {
    const [first, second] = [left[a], right[b]]
    const next = first && (!second || compare(first, second) <= 0) ? left[a++] : right[b++]
    if (next)
      merged.push(next)
    if (merged.length % BLOCK_SIZE === 0)
      yield
  }
  return merged
}

function partsOf(names: string, body: string): Pick<IndexedDocument, 'folded' | 'words' | 'spoken'> {
  const [title = '', reading = '', englishTitle = '', words = '', spoken = '', area = '', english = ''] = names.split(PART)
  return { folded: { title, reading, englishTitle, area, english, body }, words: wordsOf(words), spoken: wordsOf(spoken) }
}

const NO_WORDS: readonly string[] = []

function wordsOf(joined: string): readonly string[] {
  return joined === '' ? NO_WORDS : joined.split(WORD)
}

/** Folds line by line, so that the end of one department never joins the next. */
function foldLines(text: string): string {
  return text.split('\n').map(loose).join('\n')
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
