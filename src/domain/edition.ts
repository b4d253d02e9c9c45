import type { Assessment } from './assessment'
import type { Contact, Discrepancy, District, SupportRole, Term } from './city-facts'
import type { CrosswalkRow } from './crosswalk'
import type { PrintedSummary } from './grade-share'
import type { Indicator } from './indicator'
import type { Initiative } from './initiative'
import type { EasyText, Translation } from './languages'
import type { Meeting } from './meeting'
import type { Direction, Goal, Kind, Plan } from './plan'
import type { PrintedCost, Programme } from './programme'
import type { Reading } from './reading'
import type { Holiday } from './schedule'
import type { Service, Topic } from './service'
import type { SourceDocument } from './source'

/** The city an edition speaks for. */
export interface City {
  readonly id: string
  readonly name: string
  /** The title of the app for this city. */
  readonly title: string
  /** A made-up city, to try the app with: every screen says so. Absent for a real one. */
  readonly sample?: boolean | undefined
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
  readonly programmes: readonly Programme[]
  readonly costs: readonly PrintedCost[]
  readonly assessments: readonly Assessment[]
  readonly meetings: readonly Meeting[]
  readonly services: readonly Service[]
  readonly topics: readonly Topic[]
  readonly contacts: readonly Contact[]
  readonly districts: readonly District[]
  readonly roles: readonly SupportRole[]
  readonly holidays: readonly Holiday[]
  readonly terms: readonly Term[]
  readonly discrepancies: readonly Discrepancy[]
  readonly sources: readonly SourceDocument[]
  readonly spellings: readonly SpellingGroup[]
  readonly easy: readonly EasyText[]
  readonly translations: readonly Translation[]
  readonly readings: readonly Reading[]
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
  'programmes',
  'costs',
  'assessments',
  'meetings',
  'services',
  'topics',
  'contacts',
  'districts',
  'roles',
  'holidays',
  'terms',
  'discrepancies',
  'sources',
  'spellings',
  'easy',
  'translations',
  'readings',
] as const satisfies readonly CollectionName[]

/** Collections the publisher makes from the others: their rows state nothing of their own and come and go with the texts. */
export const DERIVED: readonly CollectionName[] = ['readings']

/** Collections that say for other readers what another collection says; losing one loses no fact of the city. */
export const REWORDED: readonly CollectionName[] = ['easy', 'translations']

/** One item of an edition, by its collection and its key. */
export interface ItemPlace {
  readonly collection: CollectionName
  readonly key: string
}

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
  programmes: row => row.id,
  costs: row => `${row.year}/${row.item}`,
  assessments: row => row.id,
  meetings: row => row.id,
  services: row => row.id,
  topics: row => `${row.axis}/${row.id}`,
  contacts: row => row.id,
  districts: row => `${row.plan}/${row.no}`,
  roles: row => `${row.plan}/${row.no}`,
  holidays: row => row.date,
  terms: row => row.id,
  discrepancies: row => row.id,
  sources: row => row.doc,
  spellings: row => String(row.no),
  easy: row => row.ref,
  translations: row => `${row.lang}/${row.text}`,
  readings: row => row.key,
}

/** An edition of the rows that are given for each collection. */
export function contentFrom(rowsOf: <Name extends CollectionName>(name: Name) => readonly Row<Name>[]): EditionContent {
  return {
    city: rowsOf('city'),
    plans: rowsOf('plans'),
    goals: rowsOf('goals'),
    directions: rowsOf('directions'),
    kinds: rowsOf('kinds'),
    initiatives: rowsOf('initiatives'),
    crosswalk: rowsOf('crosswalk'),
    indicators: rowsOf('indicators'),
    summaries: rowsOf('summaries'),
    programmes: rowsOf('programmes'),
    costs: rowsOf('costs'),
    assessments: rowsOf('assessments'),
    meetings: rowsOf('meetings'),
    services: rowsOf('services'),
    topics: rowsOf('topics'),
    contacts: rowsOf('contacts'),
    districts: rowsOf('districts'),
    roles: rowsOf('roles'),
    holidays: rowsOf('holidays'),
    terms: rowsOf('terms'),
    discrepancies: rowsOf('discrepancies'),
    sources: rowsOf('sources'),
    spellings: rowsOf('spellings'),
    easy: rowsOf('easy'),
    translations: rowsOf('translations'),
    readings: rowsOf('readings'),
  }
}

/** An edition without rows, to build on. */
export function emptyContent(): EditionContent {
  return contentFrom(() => [])
}
