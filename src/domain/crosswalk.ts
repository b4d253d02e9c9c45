import type { SourceRef } from './source'
import { compareCodes } from './initiative'

/** One row of the table that carries initiatives from one plan to the next (取組継承整理表). */
export interface CrosswalkRow {
  readonly plan: string
  /** 通し番号. */
  readonly serial: number
  /** 0 for the first row of a serial, 1, 2 … for its 再掲 rows. */
  readonly repeat: number
  readonly code: string
  readonly repostOf: string
  readonly to: KindAddress
  /** Departments as this table prints them; they may be newer than the report's. */
  readonly departments: readonly string[]
  readonly note: string
  /** Whether the reading of the damaged text was in doubt, and how it was settled. */
  readonly doubtful: boolean
  readonly howRead: string
  readonly source: SourceRef
}

/** Where a kind stands in its plan. */
export interface KindAddress {
  readonly plan: string
  readonly goal: number
  readonly direction: number
  readonly kind: number
}

/** `1-2-3` for goal 1, direction 2, kind 3. */
export function kindCode(address: Omit<KindAddress, 'plan'>): string {
  return `${address.goal}-${address.direction}-${address.kind}`
}

/** Which initiatives a kind of the later plan inherits, in the order of their codes, each once. */
export function ancestorsOf(rows: readonly CrosswalkRow[], to: KindAddress): readonly CrosswalkRow[] {
  const inherited = rows
    .filter(row => row.to.plan === to.plan && row.to.goal === to.goal && row.to.direction === to.direction && row.to.kind === to.kind)
    .sort((a, b) => compareCodes(a.code, b.code) || a.repeat - b.repeat)
  return inherited.filter((row, index) => inherited.findIndex(other => other.plan === row.plan && other.code === row.code) === index)
}

/** Serials between 1 and the highest that have no row: initiatives the table no longer lists. */
export function missingSerials(rows: readonly CrosswalkRow[]): readonly number[] {
  const present = new Set(rows.map(row => row.serial))
  const highest = Math.max(0, ...present)
  return Array.from({ length: highest }, (_, index) => index + 1).filter(serial => !present.has(serial))
}
