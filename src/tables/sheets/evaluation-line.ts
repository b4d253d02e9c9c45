import type { FiscalYear } from '../../domain/fiscal-year'

/** One indicator of an evaluation sheet; what could not be read is undefined, a year nobody wrote in is not there. */
export interface IndicatorLine {
  readonly table: 'indicators'
  readonly row: number
  readonly no: number
  readonly name: string | undefined
  /** Said in brackets under the name. */
  readonly remark: string
  readonly survey: string | undefined
  readonly unit: string | undefined
  readonly baseline: string | undefined
  readonly baselineAsOf: string | undefined
  readonly targets: Readonly<Record<FiscalYear, string>> | undefined
  readonly results: Readonly<Record<FiscalYear, string>> | undefined
  /** As printed, with the percent sign or a dash. */
  readonly rates: Readonly<Record<FiscalYear, string>> | undefined
  readonly note: string
}

/** The printed costs of one year in 千円; undefined where nothing is printed, or nothing that can be read. */
export interface CostLine {
  readonly table: 'costs'
  readonly row: number
  readonly year: FiscalYear
  readonly cost: number | undefined
  readonly personnel: number | undefined
  readonly total: number | undefined
}

/** The rows of an indicator, with the words the sheet heads them by. */
export const INDICATOR_ROWS = { target: '目標値', result: '実績値', rate: '達成率' } as const

export type IndicatorRow = keyof typeof INDICATOR_ROWS

/** Words that stand where a value is missing, and say why. */
export const NO_VALUE: readonly string[] = ['未実施', '未定', '設定なし', '検討中']

/** A day or year as a sheet prints where a baseline comes from: 「令和２年１月」「平成30年度」. */
export const AS_OF = /^(?:令和|平成|R|H)\s*(?:元|\d{1,2})年(?:度|\d{1,2}月(?:\d{1,2}日)?)?$/
