import type { CrosswalkRow } from '../domain/crosswalk'
import type { TableRows } from './read-table'

/** The rows that carry initiatives from one plan to the next. */
export function readCrosswalk(rows: TableRows): readonly CrosswalkRow[] {
  return rows('crosswalk').map(row => ({
    plan: row.text('plan'),
    serial: row.integer('seq'),
    repeat: row.integer('repeat'),
    code: row.text('code'),
    repostOf: row.text('repost_of'),
    to: { plan: row.text('to_plan'), goal: row.integer('to_goal'), direction: row.integer('to_direction'), kind: row.integer('to_kind') },
    departments: row.list('departments'),
    note: row.text('note'),
    doubtful: row.flag('doubtful'),
    howRead: row.text('how_read'),
    source: row.source(),
  }))
}
