import type { SheetColumn } from '../../domain/spreadsheet'
import type { Flow } from '../../domain/succession'
import { CROSSWALK } from '../text/crosswalk'

/** One stream of the flow: earlier goal, later goal, direction; each step knows two of the three. */
export interface FlowRow {
  readonly places: readonly [string, string, string]
  readonly rows: number
}

/** Both steps of the flow, one after the other. */
export function flowRows(goals: readonly Flow[], directions: readonly Flow[]): readonly FlowRow[] {
  return [
    ...goals.map(({ from, to, rows }): FlowRow => ({ places: [from, to, ''], rows })),
    ...directions.map(({ from, to, rows }): FlowRow => ({ places: ['', from, to], rows })),
  ]
}

/** Columns in the language shown. */
export function flowColumns(): readonly SheetColumn<FlowRow>[] {
  return [
    { title: CROSSWALK.flowHeads[0] ?? '', value: ({ places }) => places[0] },
    { title: CROSSWALK.flowHeads[1] ?? '', value: ({ places }) => places[1] },
    { title: CROSSWALK.flowHeads[2] ?? '', value: ({ places }) => places[2] },
    { title: CROSSWALK.rowCount, value: ({ rows }) => rows },
  ]
}
