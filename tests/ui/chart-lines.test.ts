import type { ChartPoint, LineData } from '../../src/ui/charts/line-data'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stepOf, spotAt } from '../../src/ui/charts/chart-walk'
import { axisYears, cornerWords, figure, spokenPoint } from '../../src/ui/charts/chart-words'
import { indicatorLines } from '../../src/ui/charts/indicator-lines'
import { lineConfig } from '../../src/ui/charts/line-config'
import { drawnLines, everyYear, runsOf } from '../../src/ui/charts/line-data'
import { measureLines } from '../../src/ui/charts/measure-lines'
import { measureColumns, measureRows } from '../../src/ui/charts/measure-sheet'
import { toCsv } from '../../src/domain/spreadsheet'
import { movementSentence } from '../../src/ui/indicator-sentence'
import { indicator, indicatorYear, measure } from '../fixtures/content'

const LOOK = { text: '#111', grid: '#ccc', target: '#333', result: '#00f', surface: '#fff', font: 'sans-serif', size: 18 }

const point: fc.Arbitrary<ChartPoint> = fc.oneof(
  fc.double({ min: -1000, max: 1000, noNaN: true }).map((value): ChartPoint => ({ kind: 'number', value })),
  fc.constant<ChartPoint>({ kind: 'none', why: '未記入' }),
)

const lineData: fc.Arbitrary<LineData> = fc.integer({ min: 1, max: 12 }).chain(count => fc.record({
  years: fc.constant(Array.from({ length: count }, (_, index) => 2019 + index)),
  unit: fc.constantFrom('％', '人'),
  better: fc.constantFrom('higher', 'lower', undefined),
  lines: fc.tuple(fc.array(point, { minLength: count, maxLength: count }), fc.array(point, { minLength: count, maxLength: count }))
    .map(([target, result]) => [{ role: 'target' as const, label: '目標', points: target }, { role: 'result' as const, label: '実績', points: result }]),
}))

/** Target 56.0, 67.6 and 70; result not conducted, 65.6 and blank; nothing at all is said about 2021. */
const gapped = indicatorLines(indicator('consult', {
  years: [
    indicatorYear(2025, { target: { kind: 'set', value: 70 }, result: { kind: 'blank' } }),
    indicatorYear(2020, { target: { kind: 'set', value: 56 }, result: { kind: 'notConducted' } }),
    indicatorYear(2024, { target: { kind: 'set', value: 67.6 }, result: { kind: 'reported', value: 65.6 } }),
    indicatorYear(2022, { target: { kind: 'undecided' }, result: { kind: 'pending' } }),
    indicatorYear(2023, { target: { kind: 'notSet' }, result: { kind: 'reported', value: 60 } }),
  ],
}))

describe('the lines of an indicator', () => {
  test('stand over every year from the first to the last, and a year nobody mentions is a gap', () => {
    expect(gapped.years).toEqual([2020, 2021, 2022, 2023, 2024, 2025])
    expect(gapped.lines.map(line => line.points[1])).toEqual([{ kind: 'none', why: '未記入' }, { kind: 'none', why: '未記入' }])
  })

  test('keep the word for every missing figure, and none of them is zero', () => {
    expect(gapped.lines[1]?.points.map(each => each.kind === 'none' ? each.why : each.value)).toEqual(['未実施', '未記入', '未定', 60, 65.6, '未記入'])
    expect(gapped.lines[0]?.points.map(each => each.kind === 'none' ? each.why : each.value)).toEqual([56, '未記入', '検討中', '設定なし', 67.6, 70])
  })

  test('are drawn only where there is a number at all', () => {
    const blank = indicatorLines(indicator('blank', { years: [indicatorYear(2020, { result: { kind: 'blank' } })] }))
    expect(drawnLines(blank).map(line => line.role)).toEqual(['target'])
    expect(spokenPoint(blank, { line: 0, year: 0 })).toBe('令和2年度、目標58.8％、実績は未記入')
  })
})

test('the lines of a measure begin with its baseline', () => {
  const data = measureLines(measure({ baseline: 1529, targets: { 2021: 2000 }, results: { 2020: 1623 }, unit: '人' }), 2019)
  expect(data.years).toEqual([2019, 2020, 2021])
  expect(spokenPoint(data, { line: 1, year: 0 })).toBe('令和元年度、実績1,529人、目標は数字なし')
  expect(toCsv(measureRows(data), measureColumns())).toBe('\uFEFF年度,目標,実績,単位\r\n令和元年度（2019年度）,数字なし,1529,人\r\n令和2年度（2020年度）,数字なし,1623,人\r\n令和3年度（2021年度）,2000,数字なし,人\r\n')
})

test('years without any end are no years', () => {
  expect(everyYear([])).toEqual([])
})

describe('what is said at a point', () => {
  test.each([
    ['the line one stands on comes first, and the way to the target last', 1, 4, '令和6年度、実績65.6％、目標67.6％、目標まであと2.0ポイント'],
    ['on the target', 0, 4, '令和6年度、目標67.6％、実績65.6％、目標まであと2.0ポイント'],
    ['a survey that was not held', 1, 0, '令和2年度、実績は未実施、目標56.0％'],
    ['a figure not published yet, a target not decided', 1, 2, '令和4年度、実績は未定、目標は検討中'],
    ['no target, so no way to it', 1, 3, '令和5年度、実績60.0％、目標は設定なし'],
    ['a blank cell', 1, 5, '令和7年度、実績は未記入、目標70.0％'],
  ])('%s', (_, line, year, told) => {
    expect(spokenPoint(gapped, { line, year })).toBe(told)
  })

  test.each([
    ['higher', 60, 60, '％', '目標に届いています'],
    ['lower', 19.2, 19.4, '％', '目標以下に収まっています'],
    ['lower', 19.7, 19.4, '％', '目標より0.3ポイント高く、届いていません'],
    ['higher', 1623, 1820, '人', '目標まであと197人'],
  ] as const)('where %s is better, %d of %d%s: %s', (better, result, target, unit, told) => {
    const data = indicatorLines(indicator('one', { better, unit, years: [indicatorYear(2024, { target: { kind: 'set', value: target }, result: { kind: 'reported', value: result } })] }))
    expect(spokenPoint(data, { line: 1, year: 0 })).toContain(told)
  })

  test('nothing is judged where nobody says which way is better', () => {
    expect(spokenPoint({ ...gapped, better: undefined }, { line: 1, year: 4 })).toBe('令和6年度、実績65.6％、目標67.6％')
  })
})

describe('words of the axes', () => {
  const measureText = (text: string) => text.length * 10
  test('years are told in full where all fit side by side, and short otherwise', () => {
    expect(axisYears([2019, 2020], 120, measureText)).toEqual(['令和元年度', '令和2年度'])
    expect(axisYears([2019, 2020], 119, measureText)).toEqual(['R1', 'R2'])
  })

  test('the unit is told once, and that lower is better with an arrow and in words', () => {
    expect(cornerWords(gapped)).toEqual(['単位：％'])
    expect(cornerWords({ ...gapped, better: 'lower' })).toEqual(['単位：％', '↓ 低いほどよい'])
    expect([figure(65, '％'), figure(65.25, '％'), figure(1820, '人')]).toEqual(['65.0', '65.25', '1,820'])
  })
})

describe('keys', () => {
  const to = (key: string, spot?: { line: number, year: number }) => {
    const step = stepOf(key, spot, gapped)
    return step.kind === 'to' ? [step.spot.line, step.spot.year] : step.kind
  }

  test('the first arrow goes to the newest result', () => {
    expect(to('ArrowLeft')).toEqual([1, 4])
    expect(to('ArrowUp')).toEqual([1, 4])
  })

  test('arrows walk the years, gaps too, and stop at the ends', () => {
    expect(to('ArrowRight', { line: 1, year: 4 })).toEqual([1, 5])
    expect(to('ArrowRight', { line: 1, year: 5 })).toEqual([1, 5])
    expect(to('ArrowLeft', { line: 1, year: 1 })).toEqual([1, 0])
    expect(to('ArrowLeft', { line: 1, year: 0 })).toEqual([1, 0])
  })

  test('up and down change the line, Home and End go to the ends, Esc leaves', () => {
    expect([to('ArrowDown', { line: 1, year: 2 }), to('ArrowUp', { line: 1, year: 2 }), to('ArrowUp', { line: 0, year: 2 })]).toEqual([[0, 2], [0, 2], [1, 2]])
    expect([to('Home', { line: 0, year: 3 }), to('End', { line: 0, year: 3 }), to('Home')]).toEqual([[0, 0], [0, 5], [1, 0]])
    expect(to('Escape', { line: 0, year: 3 })).toBe('leave')
  })

  test('every other key is left to the page', () => {
    expect([to('Tab', { line: 0, year: 0 }), to('Enter', { line: 0, year: 0 }), to('Escape'), to(' ')]).toEqual(['other', 'other', 'other', 'other'])
  })

  test('a finger means the nearest year and of its numbers the nearest one', () => {
    const years = [10, 20, 30, 40, 50, 60]
    const heights = [[100, undefined, undefined, undefined, 40, 30], [undefined, undefined, undefined, 80, 50, undefined]]
    expect(spotAt(gapped, { x: 48, y: 42 }, years, heights)).toEqual({ line: 0, year: 4 })
    expect(spotAt(gapped, { x: 53, y: 90 }, years, heights)).toEqual({ line: 1, year: 4 })
    expect(spotAt(gapped, { x: 0, y: 0 }, years, heights)).toEqual({ line: 0, year: 0 })
    expect(spotAt(gapped, { x: 21, y: 0 }, years, heights)).toEqual({ line: 1, year: 1 })
  })
})

test('runs hold every point once and never one across a gap', () => {
  fc.assert(fc.property(fc.array(fc.option(fc.nat(), { nil: undefined })), (points) => {
    const places = points.map((value, index) => value === undefined ? undefined : { index })
    const runs = runsOf(places)
    expect(runs.flat().map(({ index }) => index)).toEqual(points.flatMap((value, index) => value === undefined ? [] : [index]))
    for (const run of runs) {
      for (const [at, { index }] of run.slice(1).entries())
        expect(index).toBe((run[at]?.index ?? -9) + 1)
    }
  }))
})

describe('what Chart.js is told', () => {
  test('every number is a point at its year, and a year without one is neither zero nor bridged', () => {
    fc.assert(fc.property(lineData, (data) => {
      const { datasets, labels } = lineConfig(data, data.years.map(String), LOOK, { top: 0, right: 0 }).data
      expect(labels).toHaveLength(data.years.length)
      expect(datasets.map(dataset => dataset.data)).toEqual(drawnLines(data).map(line => line.points.map(each => each.kind === 'number' ? each.value : null)))
      expect(datasets.every(dataset => dataset.spanGaps === false)).toBe(true)
    }))
  })

  test('the target is dashed with triangles, the result solid with circles', () => {
    const [target, result] = lineConfig(gapped, [], LOOK, { top: 0, right: 0 }).data.datasets
    expect([target?.borderDash, target?.pointStyle]).toEqual([[8, 6], 'triangle'])
    expect([result?.borderDash, result?.pointStyle]).toEqual([[], 'circle'])
  })

  test('nothing moves', () => {
    expect(lineConfig(gapped, [], LOOK, { top: 0, right: 0 }).options?.animation).toBe(false)
  })
})

describe('a break in a series', () => {
  const broken = indicatorLines(indicator('consult', { years: [indicatorYear(2025), indicatorYear(2026, { break: '計画が変わりました' }), indicatorYear(2027)] }))

  test('is a place no line leads to from the year before', () => {
    expect(broken.breaks).toEqual([1])
    expect(runsOf(['2025', '2026', '2027'], broken.breaks)).toEqual([['2025'], ['2026', '2027']])
    expect(gapped.breaks).toEqual([])
  })

  test('is explained over the axis and said at its year', () => {
    expect(cornerWords(broken)).toEqual(['単位：％', '┊ 系列の切れ目'])
    expect(spokenPoint(broken, { line: 1, year: 1 })).toBe('令和8年度、ここから新しい系列、実績52.7％、目標58.8％、目標まであと6.1ポイント')
  })

  test('keeps the newest result from being compared with the one before', () => {
    const years = [indicatorYear(2025), indicatorYear(2026, { break: '数え方が変わりました', result: { kind: 'reported', value: 60 } })]
    expect(movementSentence(indicator('consult', { years }))).toBe('前の実績（令和7年度）とのあいだに系列の切れ目があるため、比べません。')
    expect(movementSentence(indicator('consult', { years: years.map(year => ({ ...year, break: undefined })) }))).toBe('前の実績（令和7年度）より7.3ポイント上がりました。')
  })
})
