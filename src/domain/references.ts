import type { CollectionName, EditionContent, Row } from './edition'
import type { Link, RefKind } from './item-ref'
import type { Sliced } from './sliced'
import { COLLECTIONS, contentFrom, ROW_KEY } from './edition'
import { initiativeKey } from './initiative'
import { parseRef } from './item-ref'
import { EASY_KINDS } from './languages'
import { strayRecords } from './meeting'
import { linkingRows } from './relations'
import { finished } from './sliced'
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

/** Facts looked at before others get their turn. */
const SLICE = 1_000

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
 *
 * @param since an edition without any, some of whose very rows stand in this one: where nothing of it is gone, they still
 *   lead somewhere, and only the other rows are asked.
 */
export function brokenReferences(content: EditionContent, since?: EditionContent): readonly BrokenReference[] {
  return finished(findBroken(content, since))
}

/** The same a slice at a time. */
export function* findBroken(content: EditionContent, since?: EditionContent): Sliced<readonly BrokenReference[]> {
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
    yield
  }
  const records = recordsOf(content)
  const asked = since && !isAnyGone(since, keys, records) ? rowsNotIn(since, content) : content
  yield
  return [...broken, ...yield* findDangling(asked, { holds: (collection, key) => keys.get(collection)?.has(key) ?? false, records: () => records })]
}

/** What an edition holds, to be asked for one key or the other. */
export interface Directory {
  readonly holds: (collection: CollectionName, key: string) => boolean
  /** Keys of all records of its meetings. */
  readonly records: () => ReadonlySet<string>
}

/** Every reference of these rows that leads nowhere. */
export function* findDangling(asked: EditionContent, { holds, records }: Directory): Sliced<readonly BrokenReference[]> {
  const broken: BrokenReference[] = []
  const told = new Set<string>()
  const tell = (collection: CollectionName, key: string, missing: string) => {
    const id = `${collection}\n${key}\n${missing}`
    if (told.has(id))
      return
    told.add(id)
    broken.push({ collection, key, missing })
  }
  const need = (collection: CollectionName, key: string, target: CollectionName, wanted: string) => {
    if (!holds(target, wanted))
      tell(collection, key, `${target} ${wanted}`)
  }

  for (const goal of asked.goals)
    need('goals', ROW_KEY.goals(goal), 'plans', goal.plan)
  for (const direction of asked.directions)
    need('directions', ROW_KEY.directions(direction), 'goals', `${direction.plan}/${direction.goal}`)
  for (const kind of asked.kinds)
    need('kinds', ROW_KEY.kinds(kind), 'directions', `${kind.plan}/${kind.goal}-${kind.direction}`)
  for (const item of asked.initiatives)
    need('initiatives', ROW_KEY.initiatives(item), 'kinds', `${item.plan}/${item.goal}-${item.direction}-${item.kind}`)
  for (const row of asked.crosswalk) {
    need('crosswalk', ROW_KEY.crosswalk(row), 'initiatives', initiativeKey(row))
    need('crosswalk', ROW_KEY.crosswalk(row), 'kinds', `${row.to.plan}/${row.to.goal}-${row.to.direction}-${row.to.kind}`)
  }
  for (const indicator of asked.indicators) {
    need('indicators', indicator.id, 'plans', indicator.plan)
    for (const goal of indicator.goals)
      need('indicators', indicator.id, 'goals', `${indicator.plan}/${goal}`)
  }
  for (const summary of asked.summaries) {
    const [wanted, target] = summary.goal === undefined ? [summary.plan, 'plans' as const] : [`${summary.plan}/${summary.goal}`, 'goals' as const]
    need('summaries', ROW_KEY.summaries(summary), target, wanted)
  }
  yield
  let looked = 0
  for (const [collection, key, link] of linksOf(asked)) {
    if (++looked % SLICE === 0)
      yield
    const target = parseRef(link.to)
    if (!target)
      tell(collection, key, link.to)
    else if (target.kind === 'record' ? !records().has(target.key) : !holds(REF_COLLECTION[target.kind], target.key))
      tell(collection, key, `${REF_COLLECTION[target.kind]} ${target.key}`)
  }
  for (const service of asked.services) {
    for (const [axis, ids] of [['audience', service.audiences], ['need', service.needs]] as const) {
      for (const id of ids)
        need('services', service.id, 'topics', `${axis}/${id}`)
    }
  }
  for (const meeting of asked.meetings) {
    for (const record of strayRecords(meeting.records))
      broken.push({ collection: 'meetings', key: meeting.id, missing: `record ${record.parent ?? ''}` })
  }
  for (const row of asked.districts)
    need('districts', ROW_KEY.districts(row), 'plans', row.plan)
  for (const row of asked.roles)
    need('roles', ROW_KEY.roles(row), 'plans', row.plan)
  for (const row of asked.contacts)
    need('contacts', row.id, 'plans', row.plan)
  for (const { ref } of asked.easy) {
    const target = parseRef(ref)
    if (!target || !EASY_KINDS.includes(target.kind) || !holds(REF_COLLECTION[target.kind], target.key))
      tell('easy', ref, target ? `${REF_COLLECTION[target.kind]} ${target.key}` : ref)
  }
  yield
  for (const { collection, key, source } of sourcedFacts(asked)) {
    need(collection, key, 'sources', source.doc)
    if (++looked % SLICE === 0)
      yield
  }
  return broken
}

/** Keys of all records of the meetings of an edition. */
export function recordsOf(content: EditionContent): ReadonlySet<string> {
  return new Set(content.meetings.flatMap(meeting => meeting.records.map(record => `${meeting.id}/${record.no}`)))
}

/** Whether an item of the edition before can be found no more. */
function isAnyGone(since: EditionContent, keys: ReadonlyMap<CollectionName, ReadonlySet<string>>, records: ReadonlySet<string>): boolean {
  return [...recordsOf(since)].some(record => !records.has(record))
    || COLLECTIONS.some(collection => keysOf(since, collection).some(key => !keys.get(collection)?.has(key)))
}

/** The rows that are not those of another edition, row by row the same object. */
function rowsNotIn(since: EditionContent, content: EditionContent): EditionContent {
  const others = <Name extends CollectionName>(name: Name): readonly Row<Name>[] => {
    const known = new Set<Row<Name>>(since[name])
    const rows: readonly Row<Name>[] = content[name]
    return rows.filter(row => !known.has(row))
  }
  return contentFrom(others)
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
