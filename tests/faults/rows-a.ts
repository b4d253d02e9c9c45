import type { Row } from './row'
import { rows } from './row'

/** A. Install and update of the app itself. */
export const GROUP_A: readonly Row[] = rows()
