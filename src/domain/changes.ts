import type { CrosswalkRow } from './crosswalk'
import type { EditionContent } from './edition'
import type { Indicator } from './indicator'
import type { Initiative } from './initiative'
import type { Sliced } from './sliced'
import { ROW_KEY } from './edition'
import { initiativeKey } from './initiative'
import { finished } from './sliced'
import { tellsTheSame } from './told'

/** The parts of an item a reader is told about when they change. */
export type ChangedPart =
  | 'name' | 'summary' | 'departments' | 'targets' | 'results' | 'grade' | 'place' | 'note' | 'rate' | 'crosswalk' | 'other'

/** One item that differs between two editions. */
export interface ItemChange {
  readonly collection: 'initiatives' | 'indicators' | 'goals' | 'directions' | 'kinds' | 'plans' | 'services' | 'programmes' | 'meetings'
  /** The row's key: `r2/4-1-2-10`. */
  readonly key: string
  readonly title: string
  readonly change: 'added' | 'changed' | 'removed'
  readonly parts: readonly ChangedPart[]
}

/**
 * What differs between two editions, item by item: added, then changed, then removed, each in the order of the keys.
 *
 * Crosswalk rows are told as changes of their initiative.
 */
export function compareEditions(before: EditionContent, after: EditionContent): readonly ItemChange[] {
  return finished(findChanges(before, after))
}

/** The same a slice at a time. */
export function* findChanges(before: EditionContent, after: EditionContent): Sliced<readonly ItemChange[]> {
  const all: ItemChange[] = []
  const finders = [
    () => compareRows('plans', before.plans, after.plans, row => row.name, nameOrSummary),
    () => compareRows('goals', before.goals, after.goals, row => row.name, nameOrSummary),
    () => compareRows('directions', before.directions, after.directions, row => row.name, nameOrSummary),
    () => compareRows('kinds', before.kinds, after.kinds, row => row.name, nameOrSummary),
    () => compareRows('indicators', before.indicators, after.indicators, row => row.name, indicatorParts),
    () => initiativeChanges(before, after),
    () => compareRows('services', before.services, after.services, row => row.name, nameOrSummary),
    () => compareRows('programmes', before.programmes, after.programmes, row => row.name, nameOrSummary),
    () => compareRows('meetings', before.meetings, after.meetings, row => row.title, (old, current) => nameOrSummary({ ...old, name: old.title }, { ...current, name: current.title })),
  ]
  for (const find of finders) {
    all.push(...find())
    yield
  }
  const order = { added: 0, changed: 1, removed: 2 }
  return all.sort((a, b) => order[a.change] - order[b.change])
}

function initiativeChanges(before: EditionContent, after: EditionContent): ItemChange[] {
  const [old, current] = [crosswalkByInitiative(before), crosswalkByInitiative(after)]
  const moved = (item: Initiative) => !tellsTheSame(old.get(ROW_KEY.initiatives(item)), current.get(ROW_KEY.initiatives(item)))
  return compareRows('initiatives', before.initiatives, after.initiatives, row => row.name, initiativeParts, moved)
}

function crosswalkByInitiative(content: EditionContent): ReadonlyMap<string, readonly CrosswalkRow[]> {
  const rows = new Map<string, CrosswalkRow[]>()
  for (const row of content.crosswalk) {
    const key = initiativeKey(row)
    const held = rows.get(key)
    if (held)
      held.push(row)
    else
      rows.set(key, [row])
  }
  return rows
}

function compareRows<Name extends ItemChange['collection']>(
  collection: Name,
  before: EditionContent[Name],
  after: EditionContent[Name],
  titleOf: (row: EditionContent[Name][number]) => string,
  partsOf: (before: EditionContent[Name][number], after: EditionContent[Name][number]) => ChangedPart[],
  moved: (row: EditionContent[Name][number]) => boolean = () => false,
): ItemChange[] {
  const keyOf: (row: EditionContent[Name][number]) => string = ROW_KEY[collection]
  const old = new Map(before.map(row => [keyOf(row), row]))
  const current = new Map(after.map(row => [keyOf(row), row]))
  const changes: ItemChange[] = []
  for (const [key, row] of current) {
    const previous = old.get(key)
    if (!previous) {
      changes.push({ collection, key, title: titleOf(row), change: 'added', parts: [] })
      continue
    }
    const parts: ChangedPart[] = [...(tellsTheSame(previous, row) ? [] : partsOf(previous, row)), ...(moved(row) ? ['crosswalk' as const] : [])]
    if (parts.length > 0)
      changes.push({ collection, key, title: titleOf(row), change: 'changed', parts })
  }
  for (const [key, row] of old) {
    if (!current.has(key))
      changes.push({ collection, key, title: titleOf(row), change: 'removed', parts: [] })
  }
  return changes
}

interface Described {
  readonly name: string
  readonly summary?: string
}

function nameOrSummary(before: Described, after: Described): ChangedPart[] {
  return parts([['name', before.name, after.name], ['summary', before.summary, after.summary]])
}

function initiativeParts(before: Initiative, after: Initiative): ChangedPart[] {
  return parts([
    ['name', before.name, after.name],
    ['summary', before.summary, after.summary],
    ['departments', before.departments, after.departments],
    ['targets', [before.targets, before.baseline, before.measures], [after.targets, after.baseline, after.measures]],
    ['results', before.reports, after.reports],
    ['grade', before.grades, after.grades],
    ['place', [before.goal, before.direction, before.kind], [after.goal, after.direction, after.kind]],
    ['note', before.note, after.note],
  ])
}

function indicatorParts(before: Indicator, after: Indicator): ChangedPart[] {
  const column = (indicator: Indicator, name: 'target' | 'result') =>
    Object.fromEntries(indicator.years.map(year => [year.year, year[name]]))
  return parts([
    ['name', before.name, after.name],
    ['targets', column(before, 'target'), column(after, 'target')],
    ['results', column(before, 'result'), column(after, 'result')],
    ['rate', before.printedRates, after.printedRates],
    ['note', before.note, after.note],
  ])
}

function parts(compared: readonly (readonly [ChangedPart, unknown, unknown])[]): ChangedPart[] {
  const found = compared.filter(([, before, after]) => !tellsTheSame(before, after)).map(([part]) => part)
  return found.length > 0 ? found : ['other']
}
