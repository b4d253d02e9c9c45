import type { FiscalYear } from '../domain/fiscal-year'
import { reiwaNumber } from '../domain/fiscal-year'

/** A fiscal year as the city's own sheets write it: 「令和8年度」, 「令和元年度」; years before 令和 by their western number. */
export function eraYear(year: FiscalYear): string {
  const number = reiwaNumber(year)
  return number === undefined ? `${year}年度` : `令和${number === 1 ? '元' : number}年度`
}

/** The same in short, as it heads a column: 「R8」. */
export function shortEraYear(year: FiscalYear): string {
  const number = reiwaNumber(year)
  return number === undefined ? String(year) : `R${number}`
}
