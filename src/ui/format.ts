import type { TextCell } from '../domain/observation'
import { reiwaNumber } from '../domain/fiscal-year'
import { ABSENCE } from './text/common'

/** Digits and Latin letters half-width, kana full-width: the way one document writes them, whatever the source did. */
export function tidy(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ％]/g, character => character.normalize('NFKC'))
    .replace(/[\uFF66-\uFF9F]+/g, kana => kana.normalize('NFKC'))
}

/** 2020 → 「令和2年度（2020年度）」. */
export function longYear(year: number): string {
  const era = reiwaNumber(year)
  return era === undefined ? `${year}年度` : `令和${era === 1 ? '元' : era}年度（${year}年度）`
}

/** 2020 → 「令和2年度」. */
export function eraYear(year: number): string {
  const era = reiwaNumber(year)
  return era === undefined ? `${year}年度` : `令和${era === 1 ? '元' : era}年度`
}

/** 2020 → 「R2」, for narrow tables that carry a legend. */
export function shortYear(year: number): string {
  const era = reiwaNumber(year)
  return era === undefined ? String(year) : `R${era}`
}

const DAY = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'Asia/Tokyo' })
const MINUTE = new Intl.DateTimeFormat('ja-JP', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' })

/** An instant as a day in Japan: 「令和8年11月21日」. */
export function longDay(instant: string): string {
  return DAY.format(new Date(instant))
}

/** A date as the sources table holds it, day or month: 「令和7年6月4日」, 「令和8年3月」. */
export function printedDay(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? longDay(`${date}T00:00:00+09:00`) : date.length === 7 ? longDay(`${date}-01T00:00:00+09:00`).replace(/\d+日$/, '') : date
}

/** An instant as day and time in Japan. */
export function dayAndTime(instant: string): string {
  const date = new Date(instant)
  return `${DAY.format(date)} ${MINUTE.format(date)}`
}

/** 1820 → 「1,820」; decimals as they are. */
export function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 4 })
}

/** A value with its unit: 「1,820人」, 「65.6％」; percentages keep one decimal so that a column lines up. */
export function amount(value: number, unit: string): string {
  return unit === '％' ? `${Number.isInteger(value * 10) ? value.toFixed(1) : number(value)}％` : `${number(value)}${unit}`
}

/** A rate of achievement as the city prints it: 「89.6％」. */
export function percent(value: number): string {
  return `${value.toFixed(1)}％`
}

/** Bytes in words a reader knows. */
export function bytes(size: number): string {
  return size < 1_000_000 ? `${Math.max(1, Math.round(size / 1000)).toLocaleString('en-US')}KB` : `${(size / 1_000_000).toFixed(1)}MB`
}

/** A printed cell, or the word for its absence. */
export function cellText(cell: TextCell | undefined): string {
  if (!cell || cell.kind === 'blank')
    return ABSENCE.blank
  return cell.kind === 'dash' ? ABSENCE.dash : tidy(cell.text)
}
