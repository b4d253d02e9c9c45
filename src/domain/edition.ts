import type { CrosswalkRow } from './crosswalk'
import type { PrintedSummary } from './grade-share'
import type { Indicator } from './indicator'
import type { Initiative } from './initiative'
import type { Direction, Goal, Kind, Plan } from './plan'
import type { SourceDocument } from './source'

/** The city an edition speaks for. */
export interface City {
  readonly id: string
  readonly name: string
  /** The title of the app for this city. */
  readonly title: string
}

/** Words that stand for each other in a search (検索の言いかえ). */
export interface SpellingGroup {
  readonly no: number
  readonly words: readonly string[]
}

/** Everything one edition holds: the whole of a city's plans, each collection in the order of its keys. */
export interface EditionContent {
  readonly city: readonly City[]
  readonly plans: readonly Plan[]
  readonly goals: readonly Goal[]
  readonly directions: readonly Direction[]
  readonly kinds: readonly Kind[]
  readonly initiatives: readonly Initiative[]
  readonly crosswalk: readonly CrosswalkRow[]
  readonly indicators: readonly Indicator[]
  readonly summaries: readonly PrintedSummary[]
  readonly sources: readonly SourceDocument[]
  readonly spellings: readonly SpellingGroup[]
}

export type CollectionName = keyof EditionContent

/** The collections in the order they are published and dumped. */
export const COLLECTIONS = [
  'city',
  'plans',
  'goals',
  'directions',
  'kinds',
  'initiatives',
  'crosswalk',
  'indicators',
  'summaries',
  'sources',
  'spellings',
] as const satisfies readonly CollectionName[]

export type Row<Name extends CollectionName> = EditionContent[Name][number]

/** The key of each collection's rows, unique within an edition and stable between editions. */
export const ROW_KEY: { readonly [Name in CollectionName]: (row: Row<Name>) => string } = {
  city: row => row.id,
  plans: row => row.plan,
  goals: row => `${row.plan}/${row.goal}`,
  directions: row => `${row.plan}/${row.goal}-${row.direction}`,
  kinds: row => `${row.plan}/${row.goal}-${row.direction}-${row.kind}`,
  initiatives: row => `${row.plan}/${row.code}`,
  crosswalk: row => `${row.plan}/${row.serial}.${row.repeat}`,
  indicators: row => row.id,
  summaries: row => `${row.plan}/${row.year}/${row.goal ?? 'all'}`,
  sources: row => row.doc,
  spellings: row => String(row.no),
}

/** An edition without rows, to build on. */
export function emptyContent(): EditionContent {
  return {
    city: [],
    plans: [],
    goals: [],
    directions: [],
    kinds: [],
    initiatives: [],
    crosswalk: [],
    indicators: [],
    summaries: [],
    sources: [],
    spellings: [],
  }
}
