import { describe, expect, test } from 'vitest'
import { addsUp, costYears, totalChange } from '../../src/domain/cost-years'
import * as make from '../fixtures/content'

const blank = { value: undefined }
const years = costYears([
  make.printedCost('total', 0, { year: 2025, ...blank }),
  make.printedCost('cost', 80, { year: 2024 }),
  make.printedCost('personnel', 40, { year: 2024 }),
  make.printedCost('total', 120, { year: 2024 }),
  make.printedCost('total', 100, { year: 2020 }),
])

describe('printed totals by year', () => {
  test('stand in the order of the years, each item at its place', () => {
    expect(years.map(({ year }) => year)).toEqual([2020, 2024, 2025])
    expect(years[1]?.items.personnel?.value).toBe(40)
    expect(years[0]?.items.personnel).toBeUndefined()
  })

  test('add up, do not, or cannot be told', () => {
    expect(years.map(addsUp)).toEqual([undefined, true, undefined])
    const wrong = costYears([make.printedCost('cost', 1), make.printedCost('personnel', 1), make.printedCost('total', 3)])
    expect(wrong.map(addsUp)).toEqual([false])
  })
})

describe('the change of the total', () => {
  test('runs from the first printed to the last printed year; a year without a total is no zero', () => {
    expect(totalChange(years)).toEqual({ from: { year: 2020, value: 100 }, to: { year: 2024, value: 120 }, difference: 20, percent: 20 })
  })

  test('needs two years, and has no rate from nothing', () => {
    expect(totalChange(years.slice(1))).toBeUndefined()
    expect(totalChange([])).toBeUndefined()
    expect(totalChange(costYears([make.printedCost('total', 0, { year: 2020 }), make.printedCost('total', 5, { year: 2021 })]))?.percent).toBeUndefined()
  })
})
