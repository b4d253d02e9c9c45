import type { CollectionName, EditionContent } from './edition'
import type { RefKind } from './item-ref'
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

/** Rows, keys or facts looked at before others get their turn. */
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
    yield* each(keysOf(content, collection), (key) => {
      if (seen.has(key))
        broken.push({ collection, key, missing: 'duplicate' })
      seen.add(key)
    })
    keys.set(collection, seen)
  }
  const records = recordsOf(content)
  const asked = since && !(yield* isAnyGone(since, keys, records)) ? yield* rowsNotIn(since, content) : content
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

  yield* each(asked.goals, goal => need('goals', ROW_KEY.goals(goal), 'plans', goal.plan))
  yield* each(asked.directions, direction => need('directions', ROW_KEY.directions(direction), 'goals', `${direction.plan}/${direction.goal}`))
  yield* each(asked.kinds, kind => need('kinds', ROW_KEY.kinds(kind), 'directions', `${kind.plan}/${kind.goal}-${kind.direction}`))
  yield* each(asked.initiatives, item => need('initiatives', ROW_KEY.initiatives(item), 'kinds', `${item.plan}/${item.goal}-${item.direction}-${item.kind}`))
  yield* each(asked.crosswalk, (row) => {
    need('crosswalk', ROW_KEY.crosswalk(row), 'initiatives', initiativeKey(row))
    need('crosswalk', ROW_KEY.crosswalk(row), 'kinds', `${row.to.plan}/${row.to.goal}-${row.to.direction}-${row.to.kind}`)
  })
  yield* each(asked.indicators, (indicator) => {
    need('indicators', indicator.id, 'plans', indicator.plan)
    for (const goal of indicator.goals)
      need('indicators', indicator.id, 'goals', `${indicator.plan}/${goal}`)
  })
  yield* each(asked.summaries, (summary) => {
    const [wanted, target] = summary.goal === undefined ? [summary.plan, 'plans' as const] : [`${summary.plan}/${summary.goal}`, 'goals' as const]
    need('summaries', ROW_KEY.summaries(summary), target, wanted)
  })
  yield* each(linkingRows(asked), ({ from, collection, links }) => {
    const key = from.slice(from.indexOf(':') + 1)
    for (const link of links) {
      const target = parseRef(link.to)
      if (!target)
        tell(collection, key, link.to)
      else if (target.kind === 'record' ? !records().has(target.key) : !holds(REF_COLLECTION[target.kind], target.key))
        tell(collection, key, `${REF_COLLECTION[target.kind]} ${target.key}`)
    }
  })
  yield* each(asked.services, (service) => {
    for (const [axis, ids] of [['audience', service.audiences], ['need', service.needs]] as const) {
      for (const id of ids)
        need('services', service.id, 'topics', `${axis}/${id}`)
    }
  })
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
  yield* each(asked.easy, ({ ref }) => {
    const target = parseRef(ref)
    if (!target || !EASY_KINDS.includes(target.kind) || !holds(REF_COLLECTION[target.kind], target.key))
      tell('easy', ref, target ? `${REF_COLLECTION[target.kind]} ${target.key}` : ref)
  })
  yield* each(sourcedFacts(asked), ({ collection, key, source }) => need(collection, key, 'sources', source.doc))
  return broken
}

/** Keys of all records of the meetings of an edition. */
export function recordsOf(content: EditionContent): ReadonlySet<string> {
  return new Set(content.meetings.flatMap(meeting => meeting.records.map(record => `${meeting.id}/${record.no}`)))
}

/** Whether an item of the edition before can be found no more. */
function* isAnyGone(since: EditionContent, keys: ReadonlyMap<CollectionName, ReadonlySet<string>>, records: ReadonlySet<string>): Sliced<boolean> {
  let isGone = [...recordsOf(since)].some(record => !records.has(record))
  for (const collection of COLLECTIONS)
    yield* each(keysOf(since, collection), key => isGone ||= !keys.get(collection)?.has(key))
  return isGone
}

/** The rows that are not those of another edition, row by row the same object. */
function* rowsNotIn(since: EditionContent, content: EditionContent): Sliced<EditionContent> {
  const known = new Set<object>()
  for (const collection of COLLECTIONS)
    yield* each<object>(since[collection], row => known.add(row))
  return contentFrom(name => content[name].filter(row => !known.has(row)))
}

function* keysOf<Name extends CollectionName>(content: EditionContent, collection: Name): Generator<string> {
  const keyOf: (row: EditionContent[Name][number]) => string = ROW_KEY[collection]
  for (const row of content[collection])
    yield keyOf(row)
}

/** Looks at one after the other, a slice at a time. */
function* each<Value>(values: Iterable<Value>, look: (value: Value) => void): Sliced<void> {
  let looked = 0
  for (const value of values) {
    look(value)
    if (++looked % SLICE === 0)
      yield
  }
}
