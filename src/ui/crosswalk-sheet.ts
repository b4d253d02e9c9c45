import type { CrosswalkEntry } from '../domain/crosswalk-list'
import type { PlanOutline } from '../domain/outline'
import type { SheetColumn } from '../domain/spreadsheet'
import { kindCode } from '../domain/crosswalk'
import { tidy } from './format'
import { sourceColumns } from './source-columns'
import { CROSSWALK } from './text/crosswalk'

/** What the sheet asks of the edition: plans and the names of documents. */
interface Names {
  readonly outline: (plan: string) => PlanOutline | undefined
  readonly sourceTitle: (doc: string) => string
}

/** The columns of the crosswalk as a table file, line by line; what the document leaves blank stays blank. */
export function crosswalkColumns(names: Names): readonly SheetColumn<CrosswalkEntry>[] {
  const { cells } = CROSSWALK
  const place = ({ row }: CrosswalkEntry) => {
    const goal = row && names.outline(row.to.plan)?.goals.find(entry => entry.goal.goal === row.to.goal)
    const direction = goal?.directions.find(entry => entry.direction.direction === row?.to.direction)
    return { goal, direction, kind: direction?.kinds.find(entry => entry.kind.kind === row?.to.kind) }
  }
  const source = ({ row, succession }: CrosswalkEntry) => row?.source ?? succession?.initiative.source
  return [
    { title: cells.serial, value: entry => entry.serial },
    { title: cells.serialInferred, value: entry => entry.succession && !entry.row && entry.serial !== undefined ? CROSSWALK.inferred : '' },
    { title: cells.repeat, value: entry => entry.row?.repeat },
    { title: cells.oldCode, value: entry => entry.succession?.initiative.code },
    { title: cells.oldName, value: entry => entry.succession ? tidy(entry.succession.initiative.name) : CROSSWALK.unnamed },
    { title: cells.type, value: entry => CROSSWALK.types[entry.type] },
    { title: cells.newGoal, value: entry => entry.row?.to.goal },
    { title: cells.newGoalName, value: entry => place(entry).goal?.goal.name },
    { title: cells.newDirection, value: entry => entry.row?.to.direction },
    { title: cells.newDirectionName, value: entry => place(entry).direction?.direction.name },
    { title: cells.newKind, value: entry => entry.row && kindCode(entry.row.to) },
    { title: cells.newKindName, value: entry => tidy(place(entry).kind?.kind.name ?? '') },
    { title: cells.departments, value: entry => entry.row?.departments.map(tidy).join('、') },
    { title: cells.note, value: entry => tidy(entry.row?.note ?? '') },
    { title: cells.doubtful, value: entry => entry.row?.doubtful ? CROSSWALK.yes : '' },
    { title: cells.how, value: entry => entry.row?.howRead },
    ...sourceColumns(source, names.sourceTitle),
  ]
}
