import type { CollectionName, EditionContent } from './edition'
import { COLLECTIONS, ROW_KEY } from './edition'
import { initiativeKey } from './initiative'

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
  const need = (collection: CollectionName, key: string, target: CollectionName, wanted: string) => {
    if (!keys.get(target)?.has(wanted))
      broken.push({ collection, key, missing: `${target} ${wanted}` })
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
  for (const [collection, key, doc] of sourcesOf(content))
    need(collection, key, 'sources', doc)
  return broken
}

function keysOf<Name extends CollectionName>(content: EditionContent, collection: Name): string[] {
  const keyOf: (row: EditionContent[Name][number]) => string = ROW_KEY[collection]
  return content[collection].map(row => keyOf(row))
}

function* sourcesOf(content: EditionContent): Generator<[CollectionName, string, string]> {
  for (const plan of content.plans)
    yield ['plans', plan.plan, plan.source.doc]
  for (const goal of content.goals)
    yield ['goals', ROW_KEY.goals(goal), goal.source.doc]
  for (const direction of content.directions)
    yield ['directions', ROW_KEY.directions(direction), direction.source.doc]
  for (const kind of content.kinds)
    yield ['kinds', ROW_KEY.kinds(kind), kind.source.doc]
  for (const item of content.initiatives) {
    const key = ROW_KEY.initiatives(item)
    yield ['initiatives', key, item.source.doc]
    for (const dated of [...Object.values(item.reports), ...Object.values(item.grades)])
      yield ['initiatives', key, dated.source.doc]
  }
  for (const row of content.crosswalk)
    yield ['crosswalk', ROW_KEY.crosswalk(row), row.source.doc]
  for (const indicator of content.indicators) {
    for (const sourced of [indicator, ...indicator.years, ...indicator.printedRates])
      yield ['indicators', indicator.id, sourced.source.doc]
  }
  for (const summary of content.summaries)
    yield ['summaries', ROW_KEY.summaries(summary), summary.source.doc]
}
