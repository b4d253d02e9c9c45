import type { TextCell } from '../domain/observation'
import { groupedDigits } from '../domain/digits'
import { reiwaNumber } from '../domain/fiscal-year'
import { japanTime } from '../domain/japan-time'
import { tidy } from '../domain/tidy'
import { ABSENCE } from './text/common'
import { language } from './text/language'
import { UNITS } from './text/units'

export { tidy } from '../domain/tidy'

/** 2020 → 「令和2年度（2020年度）」, “FY2020 (Reiwa 2)”. */
export function longYear(year: number): string {
  const era = reiwaNumber(year)
  return era === undefined ? UNITS.year(year) : UNITS.longYear(year, era)
}

/** 2020 → 「令和2年度」, “FY2020”. */
export function eraYear(year: number): string {
  const era = reiwaNumber(year)
  return era === undefined ? UNITS.year(year) : UNITS.eraYear(year, era)
}

/** 2020 → 「R2」, “FY2020”, for narrow tables that carry a legend. */
export function shortYear(year: number): string {
  return UNITS.shortYear(year, reiwaNumber(year))
}

/** The first day of 令和; the browser knows the eras before it. */
const REIWA = '2019-05-01'

/** An instant as a day in Japan: 「令和8年11月21日」, “November 21, 2026”. */
export function longDay(instant: string): string {
  const { date } = japanTime(new Date(instant))
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return language.value === 'en' || date >= REIWA
    ? UNITS.day(year, month, day)
    : new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'Asia/Tokyo' }).format(new Date(instant))
}

function longMonth(instant: string): string {
  return language.value === 'en' ? longDay(instant).replace(/ \d+,/, '') : longDay(instant).replace(/\d+日$/, '')
}

/** A date as the sources table holds it, day or month: 「令和7年6月4日」, 「令和8年3月」, “March 2026”. */
export function printedDay(date: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date))
    return longDay(`${date}T00:00:00+09:00`)
  return /^\d{4}-\d{2}$/.test(date) ? longMonth(`${date}-01T00:00:00+09:00`) : date
}

/** An instant as day and time in Japan. */
export function dayAndTime(instant: string): string {
  return `${longDay(instant)} ${japanTime(new Date(instant)).time}`
}

/** 1820 → 「1,820」; decimals as they are. */
export function number(value: number): string {
  return groupedDigits(value)
}

/**
 * A value with its unit: 「1,820人」, 「65.6％」; percentages keep one decimal so that a column lines up.
 *
 * @param word puts the unit in the language shown; without it the unit stays as printed.
 */
export function amount(value: number, unit: string, word: (text: string) => string = asPrinted): string {
  return unit === '％' ? UNITS.percent(Number.isInteger(value * 10) ? value.toFixed(1) : number(value)) : UNITS.amount(number(value), word(unit))
}

/** A figure in the letters it is printed in, with its unit: 「約30人」. */
export function printedAmount(printed: string, unit: string, word: (text: string) => string): string {
  return unit === '％' ? tidy(printed + unit) : UNITS.amount(tidy(printed), word(unit))
}

function asPrinted(unit: string): string {
  return unit
}

/** A rate of achievement as the city prints it: 「89.6％」. */
export function percent(value: number): string {
  return UNITS.percent(value.toFixed(1))
}

/** Bytes in words a reader knows. */
export function bytes(size: number): string {
  return size < 1_000_000 ? UNITS.size(number(Math.max(1, Math.round(size / 1000))), 'KB') : UNITS.size((size / 1_000_000).toFixed(1), 'MB')
}

/** A printed cell, or the word for its absence. */
export function cellText(cell: TextCell | undefined): string {
  if (!cell || cell.kind === 'blank')
    return ABSENCE.blank
  return cell.kind === 'dash' ? ABSENCE.dash : tidy(cell.text)
}
