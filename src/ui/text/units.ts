import { sentences } from './language'

/** How years, figures and money are written, around digits already grouped. */
export const UNITS = sentences('UNITS', {
  /** A fiscal year before 令和. */
  year: (year: number) => `${year}年度`,
  longYear: (year: number, reiwa: number) => `令和${reiwa === 1 ? '元' : reiwa}年度（${year}年度）`,
  eraYear: (_year: number, reiwa: number) => `令和${reiwa === 1 ? '元' : reiwa}年度`,
  /** A day since 令和 began. */
  day: (year: number, month: number, day: number) => `令和${year === 2019 ? '元' : year - 2018}年${month}月${day}日`,
  shortYear: (year: number, reiwa: number | undefined) => reiwa === undefined ? String(year) : `R${reiwa}`,
  times: (start: string, end: string) => `${start}〜${end}`,
  amount: (digits: string, unit: string) => `${digits}${unit}`,
  size: (digits: string, unit: 'KB' | 'MB') => `${digits}${unit}`,
  percent: (digits: string) => `${digits}％`,
  tinyPercent: '0.1％未満',
  noYen: '0円',
  /** `sign` stands before a debt. */
  thousandYen: (sign: string, digits: string) => `${sign}${digits}千円`,
  /** How an amount is read, and what is printed. */
  readAndPrinted: (words: string, printed: string) => `${words}（${printed}）`,
  underOneOfHundred: '100円のうち1円に満たない額',
  outOfHundred: (yen: number) => `100円のうち約${yen}円`,
})
