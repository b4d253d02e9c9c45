import type { CollectionName, EditionContent, Row } from '../domain/edition'
import type { RefKind } from '../domain/item-ref'
import type { SourcedFact } from '../domain/provenance'
import { ROW_KEY } from '../domain/edition'
import { itemCards } from '../domain/item-card'
import { refTo } from '../domain/item-ref'
import { cardLabel } from './card-label'
import { evaluationRoute, initiativeRoute, planRoute, refRoute } from './routes'
import { JOINT } from './text/common'
import { language } from './text/language'
import { SOURCES } from './text/sources'

/** The item a fact belongs to, as a link. */
export interface FactItem {
  readonly title: string
  readonly to: string
}

/** The collections whose rows other items can point to. */
const REF_KIND = {
  plans: 'plan',
  goals: 'goal',
  directions: 'direction',
  kinds: 'kind',
  initiatives: 'initiative',
  indicators: 'indicator',
  programmes: 'programme',
  assessments: 'assessment',
  meetings: 'meeting',
  services: 'service',
  terms: 'term',
  discrepancies: 'discrepancy',
  sources: 'source',
} as const satisfies Partial<Record<CollectionName, RefKind>>

type Plain = Exclude<CollectionName, keyof typeof REF_KIND>

/** How a row of each other collection is called, and the screen that shows it. */
const SHOWN: { readonly [Name in Plain]: (row: Row<Name>) => FactItem } = {
  city: row => ({ title: row.name, to: '/' }),
  crosswalk: row => ({ title: row.code, to: initiativeRoute(row) }),
  summaries: row => ({ title: SOURCES.collection.summaries, to: evaluationRoute(row.year) }),
  costs: () => ({ title: SOURCES.collection.costs, to: '/programmes' }),
  topics: row => ({ title: row.name, to: '/services' }),
  contacts: row => ({ title: row.organization, to: planRoute(row.plan) }),
  districts: row => ({ title: SOURCES.districtNo(row.no), to: planRoute(row.plan) }),
  roles: row => ({ title: row.name, to: planRoute(row.plan) }),
  holidays: row => ({ title: `${row.date} ${row.name}`, to: '/services' }),
  spellings: row => ({ title: row.words.join(JOINT.dot), to: '/search' }),
  easy: row => ({ title: SOURCES.collection.easy, to: refRoute(row.ref) }),
  translations: () => ({ title: SOURCES.collection.translations, to: '/sources' }),
  readings: () => ({ title: SOURCES.collection.readings, to: '/sources' }),
}

/** Made once for an edition and a language. */
const INDEX = { ja: new WeakMap<EditionContent, ReadonlyMap<string, FactItem>>(), en: new WeakMap<EditionContent, ReadonlyMap<string, FactItem>>() }

/** The item a fact of this edition belongs to; its bare key where the edition does not hold it. */
export function factItem({ collection, key }: SourcedFact, content: EditionContent): FactItem {
  const held = INDEX[language.value]
  const index = held.get(content) ?? indexOf(content)
  held.set(content, index)
  return index.get(hasRef(collection) ? refTo(REF_KIND[collection], key) : `${collection} ${key}`) ?? { title: key, to: '/sources' }
}

function indexOf(content: EditionContent): ReadonlyMap<string, FactItem> {
  const index = new Map<string, FactItem>()
  for (const card of itemCards(content).values())
    index.set(card.ref, { title: cardLabel(card), to: refRoute(card.ref) })
  for (const collection of Object.keys(SHOWN) as Plain[])
    note(index, collection, content)
  return index
}

function note<Name extends Plain>(index: Map<string, FactItem>, collection: Name, content: EditionContent): void {
  const keyOf: (row: Row<Name>) => string = ROW_KEY[collection]
  const shown: (row: Row<Name>) => FactItem = SHOWN[collection]
  for (const row of content[collection])
    index.set(`${collection} ${keyOf(row)}`, shown(row))
}

function hasRef(collection: CollectionName): collection is keyof typeof REF_KIND {
  return collection in REF_KIND
}
