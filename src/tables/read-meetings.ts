import type { Meeting, MeetingRecord } from '../domain/meeting'
import type { Problem } from './problem'
import type { TableRows } from './read-table'
import type { TableRow } from './table-row'
import { RECORD_KINDS } from '../domain/meeting'
import { checkClock, checkDay, checkOrder } from './check-time'
import { oneOf } from './one-of'
import { inOrder } from './table-row'

/** Puts a meeting together with its seats, its records and the figures told in them. */
export function readMeetings(rows: TableRows, problems: Problem[]): readonly Meeting[] {
  return rows('meetings').map((row) => {
    checkDay(row, 'held', problems)
    checkClock(row, 'start', problems)
    checkClock(row, 'end', problems)
    checkOrder(row, 'start', 'end', problems)
    const own = (candidate: TableRow) => candidate.text('meeting') === row.text('id')
    const figures = rows('meeting-figures').filter(own)
    return {
      id: row.text('id'),
      title: row.text('title'),
      held: row.text('held'),
      start: row.text('start'),
      end: row.text('end'),
      place: row.text('place'),
      summary: row.text('summary'),
      note: row.text('note'),
      seats: inOrder(rows('meeting-people').filter(own)).map(seat => ({
        part: oneOf(['attendee', 'secretariat'], seat.text('part')),
        department: seat.text('department'),
        role: seat.text('role'),
        office: seat.text('office'),
        source: seat.source(),
      })),
      records: inOrder(rows('meeting-records').filter(own)).map(record => readRecord(record, figures)),
      source: row.source(),
    }
  })
}

function readRecord(row: TableRow, figures: readonly TableRow[]): MeetingRecord {
  const parent = row.number('parent')
  return {
    no: row.integer('no'),
    ...(parent === undefined ? {} : { parent }),
    kind: oneOf(RECORD_KINDS, row.text('kind')),
    title: row.text('title'),
    summary: row.text('summary'),
    department: row.text('department'),
    figures: inOrder(figures.filter(figure => figure.integer('record') === row.integer('no'))).map(figure => ({
      label: figure.text('label'),
      value: figure.number('value') ?? Number.NaN,
      unit: figure.text('unit'),
      note: figure.text('note'),
      source: figure.source(),
    })),
    links: row.links(),
    source: row.source(),
  }
}
