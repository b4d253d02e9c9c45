import type { FiscalYear } from '../../domain/fiscal-year'
import type { Measure } from '../../domain/initiative'
import type { ChartPoint, LineData, UnitWord } from './line-data'
import { CHARTS } from '../text/charts'
import { INITIATIVE } from '../text/plan'
import { asPrinted, everyYear, wordedUnit } from './line-data'

/** Target and result of a measure as lines; the baseline is the result of its year. */
export function measureLines(measure: Measure, base: FiscalYear | undefined, word: UnitWord = asPrinted): LineData {
  const results = { ...measure.results, ...(base !== undefined && measure.baseline !== undefined ? { [base]: measure.baseline } : {}) }
  const years = everyYear([...Object.keys(results), ...Object.keys(measure.targets)].map(Number))
  const point = (value: number | undefined): ChartPoint => value === undefined ? { kind: 'none', why: CHARTS.noNumber } : { kind: 'number', value }
  return {
    years,
    unit: wordedUnit(measure.unit, word),
    lines: [
      { role: 'target', label: INITIATIVE.targetLine, points: years.map(year => point(measure.targets[year])) },
      { role: 'result', label: INITIATIVE.resultLine, points: years.map(year => point(results[year])) },
    ],
  }
}
