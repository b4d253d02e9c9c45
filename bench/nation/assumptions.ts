import type { CityClass, Habits } from './model'
import { WHOLE_PACK_LIMIT } from '../../src/feed/limits'

/**
 * The 1,741 municipalities by kind (市 792 of which 20 指定都市 and 62 中核市, 特別区 23, 町 743, 村 183). How large their
 * editions are beside the measured ones, and how many devices read them, is assumed.
 */
export const CLASSES: readonly CityClass[] = [
  { name: '指定都市', count: 20, scale: [3, 8], devices: 20_000 },
  { name: '中核市', count: 62, scale: [1.5, 3], devices: 5_000 },
  { name: '特別区', count: 23, scale: [1.5, 3], devices: 5_000 },
  { name: 'その他の市', count: 710, scale: [0.5, 1.5], devices: 1_000 },
  { name: '町', count: 743, scale: [0.2, 0.6], devices: 300 },
  { name: '村', count: 183, scale: [0.1, 0.3], devices: 100 },
]

export const HABITS: Habits = {
  years: 10,
  opensPerYear: 250,
  checkRequests: 2,
  checkBytes: 700,
  turnover: 0.2,
  away: 0.05,
  appRequests: 34,
  appBytes: 455_000,
  appUpdatesPerYear: 2,
  appUpdateRequests: 34,
  appUpdateBytes: 400_000,
  updateRequests: 2,
  updateOverhead: 400,
  kept: 10,
  packs: 10,
  keptWhole: 2,
  wholeLimit: WHOLE_PACK_LIMIT,
}

/** Yen for a dollar: an assumption, not a rate. */
export const YEN = 150
