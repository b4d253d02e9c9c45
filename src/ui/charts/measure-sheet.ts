import type { FiscalYear } from '../../domain/fiscal-year'
import type { SheetColumn } from '../../domain/spreadsheet'
import type { ChartPoint, LineData } from './line-data'
import { longYear } from '../format'
import { INDICATOR } from '../text/indicator'

/** One year of a picture as a row of a table. */
export interface MeasureRow {
  readonly year: FiscalYear
  readonly target: ChartPoint | undefined
  readonly result: ChartPoint | undefined
  readonly unit: string
}

/** The numbers of a picture, year by year. */
export function measureRows({ years, lines, unit }: LineData): readonly MeasureRow[] {
  const points = (role: string) => lines.find(line => line.role === role)?.points ?? []
  return years.map((year, index) => ({ year, target: points('target')[index], result: points('result')[index], unit }))
}

/** Columns in the language shown; a missing number keeps its word. */
export function measureColumns(): readonly SheetColumn<MeasureRow>[] {
  const cell = (point: ChartPoint | undefined) => point?.kind === 'number' ? point.value : point?.why
  return [
    { title: INDICATOR.year, value: row => longYear(row.year) },
    { title: INDICATOR.target, value: row => cell(row.target) },
    { title: INDICATOR.result, value: row => cell(row.result) },
    { title: INDICATOR.unit, value: row => row.unit },
  ]
}
