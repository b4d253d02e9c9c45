import type { Indicator } from '../../domain/indicator'
import type { LineData, UnitWord } from './line-data'
import { readYears } from '../../domain/indicator'
import { ABSENCE } from '../text/common'
import { INDICATOR } from '../text/indicator'
import { asPrinted, everyYear, wordedUnit } from './line-data'

/** Target and result of an indicator as lines; a missing figure keeps the word for why it is missing. */
export function indicatorLines(indicator: Indicator, word: UnitWord = asPrinted): LineData {
  const read = new Map(readYears(indicator).map(year => [year.year, year]))
  const years = everyYear([...read.keys()])
  return {
    years,
    unit: wordedUnit(indicator.unit, word),
    better: indicator.better,
    breaks: years.flatMap((year, index) => index > 0 && read.get(year)?.break !== undefined ? [index] : []),
    lines: [
      {
        role: 'target',
        label: INDICATOR.target,
        points: years.map((year) => {
          const target = read.get(year)?.target ?? { kind: 'blank' }
          return target.kind === 'set' ? { kind: 'number', value: target.value } : { kind: 'none', why: ABSENCE[target.kind] }
        }),
      },
      {
        role: 'result',
        label: INDICATOR.result,
        points: years.map((year) => {
          const result = read.get(year)?.result ?? { kind: 'blank' }
          return result.kind === 'reported' ? { kind: 'number', value: result.value } : { kind: 'none', why: ABSENCE[result.kind] }
        }),
      },
    ],
  }
}
