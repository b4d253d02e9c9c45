import type { EditionContent } from '../domain/edition'
import type { Schedule } from '../domain/schedule'
import type { Service } from '../domain/service'
import type { Problem } from './problem'
import type { TableRows } from './read-table'
import type { TableRow } from './table-row'
import { WEEKDAYS } from '../domain/schedule'
import { checkClock, checkDate, checkDay, checkOrder } from './check-time'
import { oneOf } from './one-of'
import { inOrder } from './table-row'

/** Services with their hours and figures, and the two ways in. */
export function readServices(rows: TableRows, problems: Problem[]): Pick<EditionContent, 'services' | 'topics' | 'holidays'> {
  const topics = rows('topics').map(row => ({
    axis: oneOf(['audience', 'need'], row.text('axis')),
    id: row.text('id'),
    no: row.integer('no'),
    name: row.text('name'),
    hint: row.text('hint'),
  }))
  const known = (axis: string) => new Set(topics.filter(topic => topic.axis === axis).map(topic => topic.id))
  const [audiences, needs] = [known('audience'), known('need')]
  const own = { schedules: byService(rows('service-schedules')), figures: byService(rows('service-figures')) }
  return {
    topics,
    services: rows('services').map((row) => {
      checkTopics(row, 'audiences', audiences, problems)
      checkTopics(row, 'needs', needs, problems)
      return readService(row, own, problems)
    }),
    holidays: rows('holidays').map((row) => {
      checkDay(row, 'date', problems)
      return { date: row.text('date'), name: row.text('name'), source: row.source() }
    }),
  }
}

type ByService = ReadonlyMap<string, readonly TableRow[]>

/** Rows by the service they belong to: thousands of services must not each walk through all of them. */
function byService(rows: readonly TableRow[]): ByService {
  const groups = new Map<string, TableRow[]>()
  for (const row of rows) {
    const held = groups.get(row.text('service'))
    if (held)
      held.push(row)
    else
      groups.set(row.text('service'), [row])
  }
  return groups
}

function readService(row: TableRow, own: { readonly schedules: ByService, readonly figures: ByService }, problems: Problem[]): Service {
  const id = row.text('id')
  const asOf = row.number('as_of')
  checkDay(row, 'last_checked', problems)
  checkDate(row, 'opened', problems)
  return {
    id,
    name: row.text('name'),
    type: row.text('type'),
    summary: row.text('summary'),
    keywords: row.list('keywords'),
    userType: oneOf(['個人', '団体', '担い手'], row.text('user_type')),
    audiences: row.list('audiences'),
    needs: row.list('needs'),
    organization: row.list('organization'),
    department: row.list('department'),
    location: row.list('location'),
    hours: row.text('hours'),
    phone: row.text('phone'),
    opened: row.text('opened'),
    ...(asOf === undefined ? {} : { asOf }),
    lastChecked: row.text('last_checked'),
    note: row.text('note'),
    schedules: inOrder(own.schedules.get(id) ?? []).map(schedule => readSchedule(schedule, problems)),
    figures: inOrder(own.figures.get(id) ?? []).map((figure) => {
      const year = figure.number('year')
      return {
        ...(year === undefined ? {} : { year }),
        period: figure.text('period'),
        label: figure.text('label'),
        value: figure.number('value') ?? Number.NaN,
        unit: figure.text('unit'),
        note: figure.text('note'),
        source: figure.source(),
      }
    }),
    links: row.links(),
    source: row.source(),
    otherSources: row.otherSources(),
  }
}

function readSchedule(row: TableRow, problems: Problem[]): Schedule {
  const [opensAt, closesAt] = [row.text('opens_at'), row.text('closes_at')]
  checkClock(row, 'opens_at', problems)
  checkClock(row, 'closes_at', problems)
  checkOrder(row, 'opens_at', 'closes_at', problems)
  return {
    byday: row.list('byday').map(day => oneOf(WEEKDAYS, day)),
    opensAt,
    closesAt,
    holidays: oneOf(['unknown', 'open', 'closed'], row.text('holidays')),
    description: row.text('description'),
    source: row.source(),
  }
}

function checkTopics(row: TableRow, column: string, known: ReadonlySet<string>, problems: Problem[]): void {
  const missing = row.list(column).filter(id => !known.has(id))
  if (missing.length > 0 && known.size > 0 && !row.isBad(column))
    problems.push(row.problem(column, `topics の表にある記号（「${missing.join('・')}」はありません）`))
}
