import process from 'node:process'

/** What one run of the laboratory is to try; `npm test` tries each id once, in its cheapest engine. */
export interface Wish {
  /** `everyday` each row once · `engines` each in all its engines · `full` every case, loop and control. */
  readonly depth: 'everyday' | 'engines' | 'full'
  readonly only: readonly string[]
  readonly engines: readonly string[]
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
