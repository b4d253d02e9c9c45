import type { Achievement } from '../domain/achievement'
import type { Observation, Target, TextCell } from '../domain/observation'
import type { SuccessionType } from '../domain/succession'

/** How open data names the facts that are no number: none of them is a blank, and none a zero. */
export const TARGET_STATES = {
  set: '設定あり',
  notSet: '設定なし',
  undecided: '検討中',
  blank: '空欄',
} as const satisfies Record<Target['kind'], string>

export const RESULT_STATES = {
  reported: '実績あり',
  notConducted: '未実施',
  pending: '未定',
  blank: '空欄',
} as const satisfies Record<Observation['kind'], string>

export const CELL_STATES = {
  text: '記載あり',
  dash: '横線',
  blank: '空欄',
} as const satisfies Record<TextCell['kind'], string>

/** Why a rate can or cannot be computed. */
export const RATE_STATES = {
  measured: '計算あり',
  noResult: '実績なし',
  noTarget: '目標なし',
  undefinedRatio: '割り算ができない',
} as const satisfies Record<Achievement['kind'], string>

/** Whose rate or count it is. */
export const BASES = {
  printed: '印字',
  placeholder: '印字（実績のない欄の仮の表示）',
  computed: '計算',
} as const

export type Basis = keyof typeof BASES

export const SUCCESSIONS = {
  continued: '継続',
  split: '分割',
  merged: '統合',
  added: '新規',
  unlisted: '掲載なし',
} as const satisfies Record<SuccessionType, string>

export const BETTER = { higher: '高いほうがよい', lower: '低いほうがよい' } as const

/** The city's rule, to be told beside every grade that is computed. */
export const GRADE_RULE = '達成率 75％以上 A、50％以上 B、25％以上 C、0％以上 D'
