import process from 'node:process'

/** What one run of the laboratory is to try; `npm test` tries each id once, in its cheapest engine. */
export interface Wish {
  /** `everyday` each id once · `engines` each row in all its engines · `full` every case, loop and control. */
  readonly depth: 'everyday' | 'engines' | 'full'
  readonly only: readonly string[]
  readonly engines: readonly string[]
  /** Lives of the loops, where they are not to be as many as the depth asks for. */
  readonly kills?: number
  readonly crashes?: number
}

/** How often browsers are killed and pages crash. */
export interface Lives {
  /** Of Chromium; a fair share of it of Firefox. */
  readonly kills: number
  readonly crashes: number
}

/** How `npm run faults` tells the rows what is wanted. */
const VARIABLE = 'FAULTS'

export function wish(): Wish {
  const told = process.env[VARIABLE]
  return told === undefined ? { depth: 'everyday', only: [], engines: [] } : JSON.parse(told)
}

export function telling(wanted: Wish): Readonly<Record<string, string>> {
  return { [VARIABLE]: JSON.stringify(wanted) }
}

export function livesOf({ depth, kills, crashes }: Wish): Lives {
  return { kills: kills ?? (depth === 'full' ? 500 : 20), crashes: crashes ?? (depth === 'full' ? 100 : 5) }
}
