import type { CrosswalkRow, KindAddress } from './crosswalk'
import type { Initiative } from './initiative'
import type { Plan } from './plan'
import { kindCode } from './crosswalk'
import { compareCodes, initiativeKey } from './initiative'
import { claimSerials } from './serials'

/**
 * How an item of the earlier plan lives on. Each item has exactly one type, the first that fits:
 *
 * - `unlisted` 掲載なし: the table that carries items over has no row for it;
 * - `added` 新規: it has a row, but the earlier plan's first report does not know it (※R3新規 …, goals added later); a plan
 *   without any report has no added items, as nothing says what it began with;
 * - `split` 分割: it goes to two or more actions of the later plan;
 * - `continued` 継続: it goes to one action, and this action takes in nothing else;
 * - `merged` 統合: it goes to one action, which takes in other items too: the normal case.
 */
export const SUCCESSION_TYPES = ['continued', 'split', 'merged', 'added', 'unlisted'] as const

export type SuccessionType = typeof SUCCESSION_TYPES[number]

/** One item of the earlier plan and its places in the later one. */
export interface Succession {
  readonly initiative: Initiative
  readonly type: SuccessionType
  /** Its number in the table; for an unlisted item the one the order of the codes leaves it, if only one. */
  readonly serial: number | undefined
  /** The table's rows, first row first; empty where it is not listed. */
  readonly rows: readonly CrosswalkRow[]
  /** The actions it goes to, each once, in the order of the rows. */
  readonly to: readonly KindAddress[]
}

/** The whole passage from one plan to the next. */
export interface Passage {
  readonly items: readonly Succession[]
  /** Serials without a row whose item no document names: no unlisted item's code fits there. */
  readonly namelessSerials: readonly number[]
  readonly counts: Readonly<Record<SuccessionType, number>>
}

/** Types every initiative of a plan; initiatives of plans the table does not start from are left out. */
export function passageOf(rows: readonly CrosswalkRow[], initiatives: readonly Initiative[], plan: string): Passage {
  const byItem = group(rows.filter(row => row.plan === plan), initiativeKey)
  const heirs = group([...byItem.values()].flatMap(held => distinct(held.map(row => row.to)).map(to => ({ to }))), ({ to }) => addressKey(to))
  const own = initiatives.filter(item => item.plan === plan).sort((a, b) => compareCodes(a.code, b.code))
  const hasReport = own.some(item => item.reported)
  const unlisted = own.filter(item => !byItem.has(initiativeKey(item))).map(item => item.code)
  const serials = claimSerials([...byItem.values()].flat(), unlisted)
  const items = own.map((initiative) => {
    const held = [...byItem.get(initiativeKey(initiative)) ?? []].sort((a, b) => a.repeat - b.repeat)
    const to = distinct(held.map(row => row.to))
    const alone = to.every(address => heirs.get(addressKey(address))?.length === 1)
    const serial = held[0]?.serial ?? serials.claimed.get(initiative.code)
    return { initiative, type: typeOf(hasReport && !initiative.reported, to.length, alone), serial, rows: held, to }
  })
  return { items, namelessSerials: serials.nameless, counts: countTypes(items) }
}

function typeOf(added: boolean, places: number, alone: boolean): SuccessionType {
  if (places === 0)
    return 'unlisted'
  if (added)
    return 'added'
  if (places > 1)
    return 'split'
  return alone ? 'continued' : 'merged'
}

function countTypes(items: readonly Succession[]): Record<SuccessionType, number> {
  const counts: Record<SuccessionType, number> = { continued: 0, split: 0, merged: 0, added: 0, unlisted: 0 }
  for (const { type } of items)
    counts[type]++
  return counts
}

/** Two plans, and the table leads from one to the other. */
export interface PlanPair {
  readonly from: string
  readonly to: string
}

/** The pairs of known plans the rows join, each once, the newest first: by the later plan's first year, then the earlier one's. */
export function planPairs(rows: readonly CrosswalkRow[], plans: readonly Pick<Plan, 'plan' | 'fromYear'>[]): readonly PlanPair[] {
  const years = new Map(plans.map(plan => [plan.plan, plan.fromYear]))
  const year = (plan: string) => years.get(plan) ?? 0
  return [...group(rows, row => `${row.plan} ${row.to.plan}`).values()]
    .flatMap(held => held[0] ? [{ from: held[0].plan, to: held[0].to.plan }] : [])
    .filter(({ from, to }) => years.has(from) && years.has(to))
    .sort((a, b) => year(b.to) - year(a.to) || year(b.from) - year(a.from))
}

/**
 * The part of a passage that leads to one of several later plans: items with a row to it, and those without any row.
 * An item keeps its type and the list of all its places, as these are of the item; only its rows become fewer.
 */
export function passageTo(passage: Passage, later: string): Passage {
  const items = passage.items
    .map(item => ({ ...item, rows: item.rows.filter(row => row.to.plan === later) }))
    .filter(item => item.rows.length > 0 || item.type === 'unlisted')
  return { ...passage, items, counts: countTypes(items) }
}

/** A direction of the later plan, and how many of some items it takes in. */
export interface HeirDirection {
  readonly plan: string
  readonly goal: number
  readonly direction: number
  readonly items: number
}

/** The directions some items went to, in the order of their numbers; an item counts once in each. */
export function heirDirections(items: readonly Succession[]): readonly HeirDirection[] {
  const found = items.flatMap(item => [...new Map(item.to.map(to => [`${to.plan}/${to.goal}-${to.direction}`, to])).values()])
  return [...group(found, to => `${to.plan}/${to.goal}-${to.direction}`).values()]
    .flatMap(held => held[0] ? [{ plan: held[0].plan, goal: held[0].goal, direction: held[0].direction, items: held.length }] : [])
    .sort((a, b) => a.goal - b.goal || a.direction - b.direction)
}

/** One stream of the flow picture: how many rows lead from one place to another. */
export interface Flow {
  readonly from: string
  readonly to: string
  readonly rows: number
}

/** Rows from each goal of the earlier plan to each goal of the later one, by their numbers. */
export function goalFlows(rows: readonly CrosswalkRow[], goalOf: (row: CrosswalkRow) => number | undefined): readonly Flow[] {
  return flows(rows.flatMap((row) => {
    const from = goalOf(row)
    return from === undefined ? [] : [[String(from), String(row.to.goal)] as const]
  }))
}

/** Rows from each goal of the later plan to its directions. */
export function directionFlows(rows: readonly CrosswalkRow[]): readonly Flow[] {
  return flows(rows.map(row => [String(row.to.goal), `${row.to.goal}-${row.to.direction}`] as const))
}

function flows(pairs: readonly (readonly [string, string])[]): readonly Flow[] {
  const counted = group(pairs, ([from, to]) => `${from} ${to}`)
  return [...counted.values()]
    .flatMap(held => held[0] ? [{ from: held[0][0], to: held[0][1], rows: held.length }] : [])
    .sort((a, b) => compareCodes(a.from, b.from) || compareCodes(a.to, b.to))
}

function addressKey(address: KindAddress): string {
  return `${address.plan}/${kindCode(address)}`
}

function distinct(addresses: readonly KindAddress[]): readonly KindAddress[] {
  return [...new Map(addresses.map(address => [addressKey(address), address])).values()]
}

function group<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const held = groups.get(keyOf(item))
    if (held)
      held.push(item)
    else
      groups.set(keyOf(item), [item])
  }
  return groups
}
