import type { CrosswalkRow } from './crosswalk'
import type { Passage, Succession, SuccessionType } from './succession'
import { kindCode } from './crosswalk'
import { compareCodes } from './initiative'

/** From which plan a reader looks at the crosswalk: `old` from the earlier one forward, `new` from the later one back. */
export type Way = 'old' | 'new'

/** One line of the crosswalk as a list: a row of the table, an item without a row, or a serial nothing is known of. */
export interface CrosswalkEntry {
  readonly type: SuccessionType
  readonly serial: number | undefined
  readonly succession?: Succession | undefined
  readonly row?: CrosswalkRow | undefined
}

/**
 * The crosswalk line by line. Forward the lines stand in the order of their serials; back in the order of the later
 * plan's actions, and what has no place there comes last.
 */
export function entriesOf(passage: Passage, way: Way, type?: SuccessionType): readonly CrosswalkEntry[] {
  const entries: CrosswalkEntry[] = [
    ...passage.items.flatMap((succession): CrosswalkEntry[] => succession.rows.length === 0
      ? [{ type: succession.type, serial: succession.serial, succession }]
      : succession.rows.map(row => ({ type: succession.type, serial: row.serial, succession, row }))),
    ...passage.namelessSerials.map(serial => ({ type: 'unlisted' as const, serial })),
  ]
  const shown = type === undefined ? entries : entries.filter(entry => entry.type === type)
  return shown.sort((a, b) => (way === 'new' ? byPlace(a, b) : 0) || bySerial(a, b))
}

function byPlace(a: CrosswalkEntry, b: CrosswalkEntry): number {
  if (!a.row || !b.row)
    return Number(a.row === undefined) - Number(b.row === undefined)
  return compareCodes(kindCode(a.row.to), kindCode(b.row.to))
}

function bySerial(a: CrosswalkEntry, b: CrosswalkEntry): number {
  return (a.serial ?? Infinity) - (b.serial ?? Infinity) || (a.row?.repeat ?? 0) - (b.row?.repeat ?? 0)
}

/** Numbers below the highest that are not there: actions the table has no row for. */
export function numberGaps(numbers: readonly number[]): readonly number[] {
  const present = new Set(numbers)
  return Array.from({ length: Math.max(0, ...present) }, (_, index) => index + 1).filter(number => !present.has(number))
}
