import type { Problem } from './problem'
import type { TableRow } from './table-row'

/** Dates and times that have the right form and mean nothing (2026-02-30, 25:00) are told; blank cells are not. */
export function checkDay(row: TableRow, column: string, problems: Problem[]): void {
  const day = row.text(column)
  if (day !== '' && !row.isBad(column) && !isOnCalendar(day))
    problems.push(row.problem(column, 'こよみにある日付（例：2026-11-23）'))
}

/** A year, a month or a day, as much as is known. */
export function checkDate(row: TableRow, column: string, problems: Problem[]): void {
  const date = row.text(column)
  if (date !== '' && !row.isBad(column) && !isOnCalendar(`${date}-01-01`.slice(0, 10)))
    problems.push(row.problem(column, 'こよみにある年・月・日（例：2020、2020-06、2020-06-01）'))
}

export function checkClock(row: TableRow, column: string, problems: Problem[]): void {
  const time = row.text(column)
  if (time !== '' && !row.isBad(column) && !isClock(time))
    problems.push(row.problem(column, '00:00 から 24:00 までの時刻（例：09:00）'))
}

/** The end of a stretch of time comes after its beginning, where both are told. */
export function checkOrder(row: TableRow, from: string, to: string, problems: Problem[]): void {
  const [start, end] = [row.text(from), row.text(to)]
  if (isClock(start) && isClock(end) && !row.isBad(from) && !row.isBad(to) && end <= start)
    problems.push(row.problem(to, `始まりの時刻（${start}）より後の時刻`))
}

function isClock(time: string): boolean {
  return /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time)
}

function isOnCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day
}
