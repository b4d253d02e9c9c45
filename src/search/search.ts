import type { SpellingGroup } from '../domain/edition'
import type { Finds, Found, WaysFound } from './found'
import type { NameBlock, SearchDocument, SearchEntries, SearchIndex } from './search-index'
import type { Worths } from './worths'
import { finds, nearOnes, waysFound } from './found'
import { alike, someWords } from './near'
import { parseQuery } from './query'
import { shareOf } from './score'
import { BLOCK_SIZE } from './text-blocks'
import { lookThrough, noWorths, wantedOf } from './worths'

/** A document found, and the folded forms that found it. */
export interface SearchHit {
  readonly document: SearchDocument
  readonly forms: readonly string[]
}

/** What a query brought: exact hits, or near ones where there was none. */
export interface SearchResult {
  readonly hits: readonly SearchHit[]
  /** True where nothing matched and the hits only resemble the query (「近い候補」). */
  readonly near: boolean
}

/** {@link findEntries} with the documents themselves. */
export function search(index: SearchIndex, typed: string, spellings: readonly SpellingGroup[] = []): SearchResult {
  return withDocuments(findEntries(index, typed, spellings), index.documents)
}

/** What was found, with the documents the numbers stand for. */
export function withDocuments({ order, ways, forms, near }: Found, documents: readonly SearchDocument[]): SearchResult {
  const hits: SearchHit[] = []
  for (let place = 0; place < order.length; place++) {
    const document = documents[order[place] ?? -1]
    if (document)
      hits.push({ document, forms: forms[ways[place] ?? -1] ?? [] })
  }
  return { hits, near }
}

/**
 * Finds the documents in which every word stands, best first: code, then title, then reading, then department and place,
 * then body, each weighed by what the document is; among equals the newest. Near candidates are offered only when nothing matches, and never for a code: documents with
 * some of the words, or else those whose names resemble them.
 */
export function findEntries(index: SearchEntries, typed: string, spellings: readonly SpellingGroup[]): Found {
  const words = parseQuery(typed, spellings).map(wantedOf)
  const ways = waysFound((word, order) => words[word]?.forms[order])
  const hits = finds(words.length === 0 ? 0 : index.entries.length)
  if (words.length === 0)
    return hits.bestFirst([])
  const some = someWords(words)
  const worths = words.map(noWorths)
  const refused = new Uint8Array(BLOCK_SIZE)
  for (let at = 0; at < index.names.length; at++) {
    const block = index.names[at]
    if (!block)
      continue
    refused.fill(0, 0, block.ats.length)
    refused.fill(1, block.ats.length)
    for (let word = 0; word < words.length; word++) {
      const [wanted, own] = [words[word], worths[word]]
      if (!wanted || !own || (word > 0 && hits.count() > 0 && !refused.includes(0)))
        break
      lookThrough(index, at, wanted, refused, own)
      // Until something is found all words are looked for everywhere: documents with some of them might be all there is.
      for (let number = 0; word < words.length - 1 && hits.count() > 0 && number < block.ats.length; number++)
        refused[number] = refused[number] || own.scores[number] === 0 ? 1 : 0
    }
    take(block, worths, ways, hits)
    if (hits.count() === 0)
      some.take(block, worths)
  }
  return hits.count() > 0 ? hits.bestFirst(ways.forms) : nearOnes(some.best().length > 0 ? some.best() : alike(index, words))
}

/** Adds the documents of a block in which every word stands. */
function take({ ats, ranks }: NameBlock, [first, ...others]: readonly Worths[], ways: WaysFound, hits: Finds): void {
  for (let number = 0; first && number < ats.length; number++) {
    let score = first.scores[number] ?? 0
    let way = score === 0 ? 0 : ways.further(0, 0, first.found[number] ?? 0)
    for (let at = 0; score > 0 && at < others.length; at++) {
      const worth = others[at]?.scores[number] ?? 0
      score = worth === 0 ? 0 : score + worth
      way = worth === 0 ? way : ways.further(way, at + 1, others[at]?.found[number] ?? 0)
    }
    if (score > 0)
      hits.add(ats[number] ?? 0, score * shareOf(ranks[number] ?? 0), way)
  }
}
