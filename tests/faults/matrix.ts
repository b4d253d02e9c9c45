import type { Row } from './row'
import { GROUP_A } from './rows-a'
import { BYTES } from './rows-b-bytes'
import { HOSTS } from './rows-b-host'
import { LIFE } from './rows-b-life'
import { ROOTS } from './rows-b-root'
import { STATEMENTS } from './rows-b-statement'
import { TIME } from './rows-b-time'
import { STORAGE } from './rows-c'
import { USER_DATA } from './rows-d'
import { KILLS } from './rows-kill'
import { CONTROLS } from './rows-control'
import { PURE } from './rows-node'
import { PROFILES } from './rows-profile'

/** The whole fault matrix. @see docs/reliability.md */
export const MATRIX: readonly Row[] = [...GROUP_A, ...BYTES, ...HOSTS, ...STATEMENTS, ...ROOTS, ...TIME, ...LIFE, ...KILLS, ...STORAGE, ...USER_DATA, ...PURE, ...PROFILES, ...CONTROLS]
