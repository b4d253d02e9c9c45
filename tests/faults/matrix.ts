import type { Row } from './row'
import { GROUP_A } from './rows-a'
import { BYTES } from './rows-b-bytes'
import { HOSTS } from './rows-b-host'
import { STATEMENTS } from './rows-b-statement'

/** The whole fault matrix. @see docs/reliability.md */
export const MATRIX: readonly Row[] = [...GROUP_A, ...BYTES, ...HOSTS, ...STATEMENTS]
