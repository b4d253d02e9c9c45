import type { CollectionName, EditionContent } from './edition'
import type { ItemRef, Link } from './item-ref'
import { refTo } from './item-ref'

/** A row that points to others. */
export interface LinkingRow {
  readonly from: ItemRef
  readonly collection: CollectionName
  readonly links: readonly Link[]
}

/** One item beside another, whichever of the two points to the other. */
export interface Relation {
  readonly to: ItemRef
  /** Whether only our reading connects the two (推定). */
  readonly inferred: boolean
}

/** Relations by item, in both directions. */
export type Relations = ReadonlyMap<ItemRef, readonly Relation[]>

/** Every row of the edition that carries links. */
export function* linkingRows(content: EditionContent): Generator<LinkingRow> {
  for (const row of content.programmes)
    yield { from: refTo('programme', row.id), collection: 'programmes', links: row.links }
  for (const row of content.services)
    yield { from: refTo('service', row.id), collection: 'services', links: row.links }
  for (const row of content.terms)
    yield { from: refTo('term', row.id), collection: 'terms', links: row.links }
  for (const row of content.discrepancies)
    yield { from: refTo('discrepancy', row.id), collection: 'discrepancies', links: row.links }
  for (const meeting of content.meetings) {
    for (const record of meeting.records)
      yield { from: refTo('record', `${meeting.id}/${record.no}`), collection: 'meetings', links: record.links }
  }
  for (const indicator of content.indicators) {
    const links = indicator.goals.map(goal => ({ to: refTo('goal', `${indicator.plan}/${goal}`), inferred: false }))
    yield { from: refTo('indicator', indicator.id), collection: 'indicators', links }
  }
  for (const row of content.assessments)
    yield { from: refTo('assessment', row.id), collection: 'assessments', links: row.links }
}

/** Lays every link down at both of its ends; a pair connected twice stands once, as stated if either says so. */
export function relationsOf(content: EditionContent): Relations {
  const found = new Map<ItemRef, Map<ItemRef, boolean>>()
  const note = (from: ItemRef, to: ItemRef, inferred: boolean) => {
    const held = found.get(from) ?? new Map<ItemRef, boolean>()
    held.set(to, inferred && (held.get(to) ?? true))
    found.set(from, held)
  }
  for (const { from, links } of linkingRows(content)) {
    for (const link of links) {
      note(from, link.to, link.inferred)
      note(link.to, from, link.inferred)
    }
  }
  return new Map([...found].map(([item, others]) => [item, [...others].map(([to, inferred]) => ({ to, inferred }))]))
}
