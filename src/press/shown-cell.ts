import type { Observation, Target } from '../domain/observation'
import type { Cell } from '../open-data/table'

/** How a cell without a value is shown: never as 0, never as nothing at all. */
export const BLANK_CELL = '（空欄）'

/** A cell as a clerk reads it. */
export function shownCell(cell: Cell): string {
  if (cell === undefined || cell === '')
    return BLANK_CELL
  if (typeof cell === 'boolean')
    return cell ? 'はい' : 'いいえ'
  return typeof cell === 'object' ? cell.join('、') || BLANK_CELL : String(cell)
}

/** What is said of a target or a result that is no number. */
const STATES = {
  notConducted: '未実施',
  pending: '未定',
  notSet: '設定なし',
  undecided: '検討中',
  blank: BLANK_CELL,
} as const

/** A target or a result in the words of the city's tables. */
export function shownValue(value: Observation | Target): string {
  return value.kind === 'reported' || value.kind === 'set' ? String(value.value) : STATES[value.kind]
}
