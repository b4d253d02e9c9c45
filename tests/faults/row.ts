import type { BrowserLab } from './browser-lab'
import type { Lives, Wish } from './wish'

/** Where a fault is made: Node alone, Chromium, Firefox, WebKitGTK. */
export type Where = 'N' | 'C' | 'F' | 'W'

/** The engines that are browsers. */
export type BrowserLetter = Exclude<Where, 'N'>

/** What Node alone offers a row. */
export interface Lab {
  /** `everyday` the fewest cases that mean something · `engines` the telling ones · `full` every one. */
  readonly depth: Wish['depth']
  /** Whether every case is to be tried. */
  readonly full: boolean
  /** The app that rows serve unless they change it. */
  readonly app: string
  /** How many lives a loop of kills and one of crashes has. */
  readonly lives: Lives
  /** Figures that are to stand beside the row's result. */
  counted: (figures: object) => void
  /** Done when the row has ended, whatever became of it; the last wish first. */
  onEnd: (work: () => Promise<unknown>) => void
}

/**
 * One line of the fault matrix.
 *
 * A row asserts that the fault is refused by name or sentence, that the edition before is still shown, that the next
 * good one is taken without the reader, and that every note is still there — as far as each can be touched by it.
 */
export interface Row {
  /** As in the matrix: `B5`. Rows of one id in one engine differ in their title. */
  readonly id: string
  readonly priority: 'P0' | 'P1' | 'P2'
  /** What becomes of the fault, said as a sentence. */
  readonly title: string
  /** Everywhere `npm run faults` makes the fault. */
  readonly engines: readonly Where[]
  /** The one place where `npm test` makes it: the cheapest that means something. None where another row of the id will do. */
  readonly everyday?: Where
  readonly node?: (lab: Lab) => Promise<void>
  readonly browser?: (lab: BrowserLab) => Promise<void>
  /** Milliseconds the row may take; 60 000 unless told otherwise. */
  readonly limit?: { readonly everyday: number, readonly full: number }
  /** Rows that only `--full` runs: loops of hundreds, and controls. */
  readonly fullOnly?: boolean
  /** Rows that kill browsers of their own, again and again: they go beside the others, the longest alone. */
  readonly kills?: 'hundreds' | 'some'
}

/** The first few of the cases where every day's run is wanted, all of them otherwise. */
export function fewest<Case>({ depth }: Lab, cases: readonly Case[], few: number): readonly Case[] {
  return depth === 'everyday' ? cases.slice(0, few) : cases
}

/** Checks at the table itself that a row can run wherever it says. */
export function rows(...table: readonly Row[]): readonly Row[] {
  for (const { id, title, engines, everyday, node, browser } of table) {
    const runnable = engines.every(where => where === 'N' ? node : browser)
    if (!runnable || (everyday && !engines.includes(everyday)))
      throw new Error(`${id} ${title}: names an engine it cannot run in`)
  }
  return table
}
