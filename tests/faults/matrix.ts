import type { Row } from './row'
import { GROUP_A } from './rows-a'
import { GROUP_B } from './rows-b'

/** The whole fault matrix. @see docs/reliability.md */
export const MATRIX: readonly Row[] = [...GROUP_A, ...GROUP_B]
