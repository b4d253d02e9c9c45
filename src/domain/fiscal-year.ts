/**
 * A Japanese fiscal year, named by the western year in which it begins: 2020 is 令和2年度 (April 2020 – March 2021).
 *
 * Always a whole number, so years sort by number and never by text.
 */
export type FiscalYear = number

/** The first fiscal year that can be written in 令和; 2019 is 令和元年度. */
export const FIRST_REIWA_YEAR: FiscalYear = 2019

/** The number of the year within 令和: 2020 → 2. Years before 令和 have none. */
export function reiwaNumber(year: FiscalYear): number | undefined {
  return year >= FIRST_REIWA_YEAR ? year - FIRST_REIWA_YEAR + 1 : undefined
}

/**
 * The fiscal year of a calendar day given as `YYYY-MM-DD…`; January to March belong to the year before.
 *
 * @throws {RangeError} if the text does not begin with a year and a month.
 */
export function fiscalYearOf(isoDate: string): FiscalYear {
  const found = /^(\d{4})-(\d{2})/.exec(isoDate)
  if (!found)
    throw new RangeError(`not an ISO date: ${isoDate}`)
  const year = Number(found[1])
  return Number(found[2]) >= 4 ? year : year - 1
}
