import type { CrosswalkRow } from './crosswalk'
import { missingSerials } from './crosswalk'
import { compareCodes } from './initiative'

/** What becomes of the serials that have no row. */
export interface SerialClaims {
  /** The serial an unlisted code must have, by its code; absent where the numbering leaves it open. */
  readonly claimed: ReadonlyMap<string, number>
  /** Serials no unlisted code can claim: no document says what stood there. */
  readonly nameless: readonly number[]
}

/**
 * Gives the serials without a row to the codes without a row. Serials number a plan's items in the order of their codes,
 * so a hole can only hold codes that lie between those of the rows around it.
 *
 * A hole as wide as the codes that fit it takes them in order; one that no code fits is nameless. In a hole wider than
 * its codes nobody can tell which serial is whose: no code gets one, and the last serials stand for those left over.
 *
 * @param rows of one plan.
 * @param codes of that plan's items that have no row.
 */
export function claimSerials(rows: readonly CrosswalkRow[], codes: readonly string[]): SerialClaims {
  const codeAt = new Map(rows.map(row => [row.serial, row.code]))
  const open = [...codes].sort(compareCodes)
  const claimed = new Map<string, number>()
  const nameless: number[] = []
  for (const hole of holes(missingSerials(rows))) {
    const [before, after] = [codeAt.get((hole[0] ?? 0) - 1), codeAt.get((hole.at(-1) ?? 0) + 1)]
    const fitting = open.filter(code => (before === undefined || compareCodes(before, code) < 0) && after !== undefined && compareCodes(code, after) < 0)
    if (fitting.length === hole.length)
      hole.forEach((serial, index) => claimed.set(fitting[index] ?? '', serial))
    nameless.push(...hole.slice(fitting.length))
  }
  return { claimed, nameless }
}

/** Runs of numbers that follow each other. */
function holes(serials: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = []
  for (const serial of serials) {
    const last = runs.at(-1)
    if (last && last.at(-1) === serial - 1)
      last.push(serial)
    else
      runs.push([serial])
  }
  return runs
}
