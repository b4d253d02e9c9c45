import type { FacetName, SearchDocument } from './search-index'
import { FACETS } from './search-index'

/** What is chosen of each facet; nothing where all is wanted. */
export type FacetChoice = { readonly [Name in FacetName]?: string | undefined }

/** One value a list can be narrowed to, and how many would be left. */
export interface FacetValue {
  readonly value: string
  readonly count: number
}

interface Found {
  readonly document: SearchDocument
}

const NO_VALUES: readonly string[] = []

/** The values a document has in a facet. */
export function valuesOf(document: SearchDocument, name: FacetName): readonly string[] {
  return name === 'kind' ? [document.kind] : document.facets[name] ?? NO_VALUES
}

/** What answers every choice, in its order. */
export function narrow<Hit extends Found>(hits: readonly Hit[], choice: FacetChoice): readonly Hit[] {
  // Asked for every letter typed: what is not chosen costs nothing.
  const wishes = FACETS.flatMap((name) => {
    const value = choice[name]
    return value === undefined ? [] : [{ name, value }]
  })
  return wishes.length === 0 ? hits : hits.filter(({ document }) => wishes.every(({ name, value }) => valuesOf(document, name).includes(value)))
}

/** The part of a choice that leaves something, facet after facet: an old address, or new words, never lead to nothing. */
export function soundChoice(hits: readonly Found[], choice: FacetChoice): FacetChoice {
  return FACETS.reduce<FacetChoice>((kept, name) => {
    const wanted = choice[name]
    const next = { ...kept, [name]: wanted }
    return wanted !== undefined && narrow(hits, next).length > 0 ? next : kept
  }, {})
}

/**
 * The values of a facet with what each would leave beside the other choices; values that would leave nothing are not
 * there. Those of most hits first, then by their text; the order does not hang on what is chosen.
 */
export function facetValues(hits: readonly Found[], choice: FacetChoice, name: FacetName): readonly FacetValue[] {
  const totals = countValues(hits, name)
  const counts = countValues(narrow(hits, { ...choice, [name]: undefined }), name)
  return [...totals.keys()]
    .sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1))
    .flatMap((value) => {
      const count = counts.get(value)
      return count === undefined ? [] : [{ value, count }]
    })
}

/** The facets in which the hits differ: those a choice can be offered for. */
export function facetsOf(hits: readonly Found[]): readonly FacetName[] {
  return FACETS.filter((name) => {
    const counts = [...countValues(hits, name).values()]
    return counts.length > 1 && counts.some(count => count < hits.length)
  })
}

function countValues(hits: readonly Found[], name: FacetName): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { document } of hits) {
    const values = valuesOf(document, name)
    for (const value of values.length > 1 ? new Set(values) : values)
      counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}
