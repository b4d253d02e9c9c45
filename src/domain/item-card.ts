import type { EditionContent } from './edition'
import type { ItemRef, NoteRef, RefKind } from './item-ref'
import { initiativeTitle } from './initiative'
import { refTo } from './item-ref'

/** What a reader sees of an item from another item's page. */
export interface ItemCard {
  readonly ref: ItemRef
  readonly kind: RefKind
  readonly key: string
  /** The number it is known by; empty where it has none. */
  readonly code: string
  readonly title: string
}

/** Every item of an edition that others can point to, by its reference. */
export function itemCards(content: EditionContent): ReadonlyMap<NoteRef, ItemCard> {
  const all: ItemCard[] = [
    ...content.plans.map(row => card('plan', row.plan, '', row.name)),
    ...content.goals.map(row => card('goal', `${row.plan}/${row.goal}`, String(row.goal), row.name)),
    ...content.directions.map(row => card('direction', `${row.plan}/${row.goal}-${row.direction}`, `${row.goal}-${row.direction}`, row.name)),
    ...content.kinds.map(row => card('kind', `${row.plan}/${row.goal}-${row.direction}-${row.kind}`, `${row.goal}-${row.direction}-${row.kind}`, row.name)),
    ...content.initiatives.map(row => card('initiative', `${row.plan}/${row.code}`, row.code, initiativeTitle(row))),
    ...content.indicators.map(row => card('indicator', row.id, '', row.name)),
    ...content.programmes.map(row => card('programme', row.id, row.id, row.name)),
    ...content.services.map(row => card('service', row.id, '', row.name)),
    ...content.meetings.map(row => card('meeting', row.id, '', row.title)),
    ...content.meetings.flatMap(row => row.records.map(record => card('record', `${row.id}/${record.no}`, '', record.title))),
    ...content.terms.map(row => card('term', row.id, '', row.term)),
    ...content.discrepancies.map(row => card('discrepancy', row.id, '', row.title)),
    ...content.assessments.map(row => card('assessment', row.id, '', row.summary)),
    ...content.sources.map(row => card('source', row.doc, '', row.shortTitle)),
  ]
  return new Map(all.map(each => [each.ref, each]))
}

function card(kind: RefKind, key: string, code: string, title: string): ItemCard {
  return { ref: refTo(kind, key), kind, key, code, title }
}
