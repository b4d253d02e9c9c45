import type { Browser } from 'playwright-core'
import type { Figure } from './statistics'

/** What a topic measures with. */
export interface Rig {
  /** How often everything is measured; the median counts. */
  readonly rounds: number
  /** The browser, opened when the first topic asks for it. */
  readonly browser: () => Promise<Browser>
}

/** One line of the table of topics: a name to ask for it by, and how it is measured. */
export interface Topic {
  readonly name: string
  /** What is held against what, in one line. */
  readonly about: string
  readonly measure: (rig: Rig) => Promise<readonly Figure[]>
  /** Measured only where `--peers` is said: it takes long and needs packages of its own. */
  readonly peers?: true
}
