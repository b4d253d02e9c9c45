import type { CollectionName, EditionContent } from './edition'
import type { Link, RefKind } from './item-ref'
import { COLLECTIONS, ROW_KEY } from './edition'
import { initiativeKey } from './initiative'
import { parseRef } from './item-ref'
import { EASY_KINDS } from './languages'
import { strayRecords } from './meeting'
import { linkingRows } from './relations'
import { sourcedFacts } from './provenance'

/** The collection that holds each kind of item. */
const REF_COLLECTION: Readonly<Record<RefKind, CollectionName>> = {
  plan: 'plans',
  goal: 'goals',
  direction: 'directions',
  kind: 'kinds',
  initiative: 'initiatives',
  indicator: 'indicators',
  programme: 'programmes',
  service: 'services',
  meeting: 'meetings',
  record: 'meetings',
  term: 'terms',
  discrepancy: 'discrepancies',
  assessment: 'assessments',
  source: 'sources',
}

/** A row that names something the edition does not hold, or that stands twice. */
export interface BrokenReference {
  readonly collection: CollectionName
  readonly key: string
  /** What was looked for and not found: `goals r2/9`; or `duplicate`. */
  readonly missing: string
}

/**
 * Every dangling reference and duplicate key of an edition.
 *
 * The publisher refuses to publish an edition with any; the device refuses to keep one.
 */
export function brokenReferences(content: EditionContent): readonly BrokenReference[] {
  const broken: BrokenReference[] = []
  const keys = new Map<CollectionName, Set<string>>()
  for (const collection of COLLECTIONS) {
    const seen = new Set<string>()
    for (const key of keysOf(content, collection)) {
      if (seen.has(key))
        broken.push({ collection, key, missing: 'duplicate' })
      seen.add(key)
    }
    keys.set(collection, seen)
  }
  const records = new Set(content.meetings.flatMap(meeting => meeting.records.map(record => `${meeting.id}/${record.no}`)))
  const told = new Set<string>()
  const tell = (collection: CollectionName, key: string, missing: string) => {
    const id = `${collection}\n${key}\n${missing}`
    if (told.has(id))
      return
    told.add(id)
    broken.push({ collection, key, missing })
  }
  const need = (collection: CollectionName, key: string, target: CollectionName, wanted: string) => {
    if (!keys.get(target)?.has(wanted))
      tell(collection, key, `${target} ${wanted}`)
  }

  for (const goal of content.goals)
    need('goals', ROW_KEY.goals(goal), 'plans', goal.plan)
  for (const direction of content.directions)
    need('directions', ROW_KEY.directions(direction), 'goals', `${direction.plan}/${direction.goal}`)
  for (const kind of content.kinds)
    need('kinds', ROW_KEY.kinds(kind), 'directions', `${kind.plan}/${kind.goal}-${kind.direction}`)
  for (const item of content.initiatives)
    need('initiatives', ROW_KEY.initiatives(item), 'kinds', `${item.plan}/${item.goal}-${item.direction}-${item.kind}`)
  for (const row of content.crosswalk) {
    need('crosswalk', ROW_KEY.crosswalk(row), 'initiatives', initiativeKey(row))
    need('crosswalk', ROW_KEY.crosswalk(row), 'kinds', `${row.to.plan}/${row.to.goal}-${row.to.direction}-${row.to.kind}`)
  }
  for (const indicator of content.indicators) {
    need('indicators', indicator.id, 'plans', indicator.plan)
    for (const goal of indicator.goals)
      need('indicators', indicator.id, 'goals', `${indicator.plan}/${goal}`)
  }
  for (const summary of content.summaries) {
    const [wanted, target] = summary.goal === undefined ? [summary.plan, 'plans' as const] : [`${summary.plan}/${summary.goal}`, 'goals' as const]
    need('summaries', ROW_KEY.summaries(summary), target, wanted)
  }
  for (const [collection, key, link] of linksOf(content)) {
    const target = parseRef(link.to)
    if (!target)
      tell(collection, key, link.to)
    else if (target.kind === 'record' ? !records.has(target.key) : !keys.get(REF_COLLECTION[target.kind])?.has(target.key))
      tell(collection, key, `${REF_COLLECTION[target.kind]} ${target.key}`)
  }
  for (const service of content.services) {
    for (const [axis, ids] of [['audience', service.audiences], ['need', service.needs]] as const) {
      for (const id of ids)
        need('services', service.id, 'topics', `${axis}/${id}`)
    }
  }
  for (const meeting of content.meetings) {
    for (const record of strayRecords(meeting.records))
      broken.push({ collection: 'meetings', key: meeting.id, missing: `record ${record.parent ?? ''}` })
  }
  for (const row of content.districts)
    need('districts', ROW_KEY.districts(row), 'plans', row.plan)
  for (const row of content.roles)
    need('roles', ROW_KEY.roles(row), 'plans', row.plan)
  for (const row of content.contacts)
    need('contacts', row.id, 'plans', row.plan)
  for (const { ref } of content.easy) {
    const target = parseRef(ref)
    if (!target || !EASY_KINDS.includes(target.kind) || !keys.get(REF_COLLECTION[target.kind])?.has(target.key))
      tell('easy', ref, target ? `${REF_COLLECTION[target.kind]} ${target.key}` : ref)
  }
  for (const { collection, key, source } of sourcedFacts(content))
    need(collection, key, 'sources', source.doc)
  return broken
}

function keysOf<Name extends CollectionName>(content: EditionContent, collection: Name): string[] {
  const keyOf: (row: EditionContent[Name][number]) => string = ROW_KEY[collection]
  return content[collection].map(row => keyOf(row))
}

/** Every link of every row, with the row that makes it. */
function* linksOf(content: EditionContent): Generator<[CollectionName, string, Link]> {
  for (const { from, collection, links } of linkingRows(content)) {
    for (const link of links)
      yield [collection, from.slice(from.indexOf(':') + 1), link]
  }
}
