import { describe, expect, test } from 'vitest'
import { gapToTarget, isBroken, latestReported, readYears, reportedBefore, seriesBreaks } from '../../src/domain/indicator'
import { kamakura } from '../fixtures/city-folder'
import { indicator, indicatorYear, printedRate } from '../fixtures/content'

const set = (value: number) => ({ kind: 'set', value }) as const
const reported = (value: number) => ({ kind: 'reported', value }) as const

describe('a printed rate', () => {
  test('stands beside the computed one of its own year', () => {
    const rate = printedRate(2021, 89.6)
    const [year] = readYears(indicator('consult', { printedRates: [printedRate(2020, 12.3), rate] }))
    expect(year).toMatchObject({ year: 2021, printed: [rate], placeholders: [], differs: false })
    expect(year?.achievement).toEqual({ kind: 'measured', percent: 89.6, grade: 'A' })
  })

  test.each(['notConducted', 'pending', 'blank'] as const)('of 0.0 % and D beside a result that is %s is a placeholder', (kind) => {
    const rate = printedRate(2021, 0, { grade: 'D' })
    const [year] = readYears(indicator('consult', { years: [indicatorYear(2021, { result: { kind } })], printedRates: [rate] }))
    expect(year).toMatchObject({ printed: [], placeholders: [rate], differs: false })
    expect(year?.achievement).toEqual({ kind: 'noResult', because: kind })
  })

  test('of 0.0 % in a draft is a placeholder once a newer document has a result', () => {
    const draft = printedRate(2021, 0, { source: { doc: 'draft' } })
    const final = printedRate(2021, 89.6, { source: { doc: 'final' } })
    const [year] = readYears(indicator('consult', { printedRates: [draft, final] }))
    expect(year).toMatchObject({ printed: [final], placeholders: [draft], differs: false })
  })

  test('of 0.0 % beside a reported zero is a real rate', () => {
    const rate = printedRate(2021, 0, { grade: 'D' })
    const [year] = readYears(indicator('consult', { years: [indicatorYear(2021, { result: reported(0) })], printedRates: [rate] }))
    expect(year).toMatchObject({ printed: [rate], placeholders: [], differs: false })
  })

  test.each([
    [89.5, true],
    [89.6, false],
    [89.7, true],
  ])('of %d where 89.6 is computed: differs is %s', (rate, differs) => {
    const [year] = readYears(indicator('consult', { printedRates: [printedRate(2021, rate)] }))
    expect(year?.differs).toBe(differs)
  })

  test('never differs where nothing can be computed', () => {
    const years = [indicatorYear(2021, { target: { kind: 'notSet' } })]
    const [year] = readYears(indicator('consult', { years, printedRates: [printedRate(2021, 50)] }))
    expect(year).toMatchObject({ differs: false, achievement: { kind: 'noTarget', because: 'notSet' } })
  })
})

test('years are read oldest first and the indicator is left as it was', () => {
  const years = [indicatorYear(2022), indicatorYear(2020), indicatorYear(2021)]
  const unsorted = indicator('consult', { years })
  expect(readYears(unsorted).map(({ year }) => year)).toEqual([2020, 2021, 2022])
  expect(unsorted.years.map(({ year }) => year)).toEqual([2022, 2020, 2021])
})

test('a lower-is-better indicator is read with the fraction turned over', () => {
  const years = [indicatorYear(2020, { target: set(18.5), result: reported(17.9) })]
  const [year] = readYears(indicator('care', { better: 'lower', years, printedRates: [printedRate(2020, 103.4)] }))
  expect(year).toMatchObject({ achievement: { percent: 103.4 }, differs: false })
})

describe('the newest result', () => {
  const series = indicator('consult', {
    years: [
      indicatorYear(2020, { result: { kind: 'notConducted' } }),
      indicatorYear(2021),
      indicatorYear(2023),
      indicatorYear(2024, { result: { kind: 'pending' } }),
      indicatorYear(2025, { result: { kind: 'blank' } }),
    ],
  })

  test('is the last year that has one, not the last year', () => {
    expect(latestReported(series)?.year).toBe(2023)
  })

  test('is compared with the reported year before it, over a gap', () => {
    expect(reportedBefore(series, 2023)?.year).toBe(2021)
  })

  test('has none before the first', () => {
    expect(reportedBefore(series, 2021)).toBeUndefined()
  })

  test('is absent where every year is empty', () => {
    expect(latestReported(indicator('consult', { years: [indicatorYear(2020, { result: { kind: 'blank' } })] }))).toBeUndefined()
  })
})

describe('the gap to the target', () => {
  test.each([
    ['67.6 and 65.6', 67.6, 65.6, 'higher', 2],
    ['58.9 and 60.2', 58.9, 60.2, 'higher', -1.3],
    ['19.4 and 19.2 where lower is better', 19.4, 19.2, 'lower', -0.2],
    ['18.5 and 18.6 where lower is better', 18.5, 18.6, 'lower', 0.1],
    ['equal numbers', 63, 63, 'higher', 0],
  ] as const)('of %s has no tail of binary digits', (_, target, result, better, gap) => {
    expect(gapToTarget(indicatorYear(2024, { target: set(target), result: reported(result) }), better)).toBe(gap)
  })

  test('is unknown without a result or without a target', () => {
    expect(gapToTarget(indicatorYear(2024, { result: { kind: 'pending' } }), 'higher')).toBeUndefined()
    expect(gapToTarget(indicatorYear(2024, { target: { kind: 'undecided' } }), 'higher')).toBeUndefined()
  })
})

describe('the city’s own indicators', () => {
  test('print 19 rates of a real result, and every one equals the computed rate', async () => {
    const years = (await kamakura()).indicators.flatMap(readYears)
    expect(years.flatMap(({ printed }) => printed)).toHaveLength(19) // 17 of seed 002, 95.1 and 70.3 of seed 001
    expect(years.filter(({ differs }) => differs)).toEqual([])
  })

  test('print D beside 0.0 % only as a placeholder', async () => {
    const years = (await kamakura()).indicators.flatMap(readYears)
    expect(years.flatMap(({ printed }) => printed).filter(({ grade }) => grade === 'D')).toEqual([])
    expect(years.flatMap(({ placeholders }) => placeholders).filter(({ rate }) => rate !== 0)).toEqual([])
  })
})

describe('a break in a series', () => {
  const broken = indicator('consult', { years: [indicatorYear(2026, { break: '計画が変わりました' }), indicatorYear(2025), indicatorYear(2027)] })

  test('is told with its year and its reason', () => {
    expect(seriesBreaks(broken)).toEqual([{ year: 2026, why: '計画が変わりました' }])
    expect(seriesBreaks(indicator('consult'))).toEqual([])
  })

  test('stands between the years before it and those from it on, and between no others', () => {
    expect([isBroken(broken, 2025, 2026), isBroken(broken, 2025, 2027), isBroken(broken, 2026, 2027), isBroken(broken, 2024, 2025)]).toEqual([true, true, false, false])
  })
})
