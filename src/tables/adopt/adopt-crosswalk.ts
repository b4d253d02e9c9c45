import type { CityTables } from '../city-tables'
import type { Sheet } from '../sheet'
import type { CrosswalkReading } from '../sheets/crosswalk-sheet'
import type { Adoption } from './proposal'
import { CROSSWALK_COLUMNS } from '../sheets/crosswalk-columns'
import { AdoptionDraft } from './adoption-draft'

/** From which plan into which a crosswalk leads. */
export interface CrosswalkAim {
  readonly plan: string
  readonly toPlan: string
  readonly source?: string | undefined
}

/** What a 取組継承整理表 would write into our crosswalk; rows that were not read whole are left aside, as their problems say. */
export function adoptCrosswalk(sheet: Pick<Sheet, 'name'>, { lines }: CrosswalkReading, tables: CityTables, { plan, toPlan, source }: CrosswalkAim): Adoption {
  const draft = new AdoptionDraft(tables, sheet)
  for (const line of lines) {
    const { row, serial, code, goal, direction, action, departments } = line
    if (serial === undefined || code === undefined || goal === undefined || direction === undefined || action === undefined)
      continue
    if (!draft.row('initiatives', [plan, code])) {
      draft.refuse(row, CROSSWALK_COLUMNS.code, code, `取組の表（${plan}）にある番号`)
      continue
    }
    if (!draft.row('kinds', [toPlan, String(goal), String(direction), String(action)])) {
      draft.refuse(row, CROSSWALK_COLUMNS.action, `${goal}-${direction}-${action}`, `種別の表（${toPlan}）にある目標・方向性・取組の番号`)
      continue
    }
    const keys = { plan, seq: String(serial), repeat: String(line.repeat) }
    const now = draft.row('crosswalk', Object.values(keys))
    draft.offer('crosswalk', keys, row, [
      { to: 'code', value: code, from: CROSSWALK_COLUMNS.code },
      { to: 'repost_of', value: line.repostOf ?? '', from: CROSSWALK_COLUMNS.name },
      { to: 'to_plan', value: toPlan, from: CROSSWALK_COLUMNS.goal },
      { to: 'to_goal', value: String(goal), from: CROSSWALK_COLUMNS.goal },
      { to: 'to_direction', value: String(direction), from: CROSSWALK_COLUMNS.direction },
      { to: 'to_kind', value: String(action), from: CROSSWALK_COLUMNS.action },
      { to: 'departments', value: (departments ?? []).join(';'), from: CROSSWALK_COLUMNS.departments },
      // A row of ours has a note of its own, and says itself whether its reading was doubtful.
      { to: 'note', value: now ? '' : line.note, from: CROSSWALK_COLUMNS.name },
      { to: 'doubtful', value: now ? '' : '0', from: CROSSWALK_COLUMNS.serial },
    ], source)
  }
  return draft.adoption()
}
