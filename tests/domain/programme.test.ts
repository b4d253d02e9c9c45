import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCosts, COST_ITEMS, unevenProgrammes } from '../../src/domain/programme'
import { printedCost, programme } from '../fixtures/content'

const programmes = [
  programme('a', { cost: 1000, personnel: 500, total: 1500 }),
  programme('b', { cost: 200, personnel: 30, total: 230 }),
  programme('c', { year: 2023, cost: 7, personnel: 7, total: 14 }),
]

describe('the printed totals beside the sums', () => {
  test('are three, in the order the city prints them, of one year only', () => {
    expect(checkCosts(programmes, [], 2024)).toEqual([
      { item: 'cost', sum: 1200, printed: undefined, difference: undefined },
      { item: 'personnel', sum: 530, printed: undefined, difference: undefined },
      { item: 'total', sum: 1730, printed: undefined, difference: undefined },
    ])
  })

  test('differ by sum minus printed total, in both directions', () => {
    const printed = [printedCost('cost', 1200), printedCost('personnel', 531), printedCost('total', 1700)]
    expect(checkCosts(programmes, printed, 2024).map(({ difference }) => difference)).toEqual([0, -1, 30])
  })

  test('are laid beside the sum of their own year', () => {
    const lastYear = printedCost('cost', 7, { year: 2023 })
    expect(checkCosts(programmes, [lastYear], 2024)[0]).toMatchObject({ printed: undefined, difference: undefined })
    expect(checkCosts(programmes, [lastYear], 2023)[0]).toEqual({ item: 'cost', sum: 7, printed: lastYear, difference: 0 })
  })

  test('that are blank are there, with their note, and have no difference', () => {
    const blank = printedCost('total', 'blank', { note: '空欄' })
    expect(checkCosts(programmes, [blank], 2024)[2]).toEqual({ item: 'total', sum: 1730, printed: blank, difference: undefined })
  })

  test('of zero are printed totals like others', () => {
    expect(checkCosts([], [printedCost('cost', 0)], 2024)[0]).toMatchObject({ sum: 0, difference: 0 })
  })

  test('agree where they are the sums, whatever the programmes', () => {
    const amount = fc.integer({ min: 0, max: 9_999_999 })
    fc.assert(fc.property(fc.array(fc.tuple(amount, amount)), (costs) => {
      const rows = costs.map(([cost, personnel], index) => programme(`p${index}`, { cost, personnel, total: cost + personnel }))
      const sums = checkCosts(rows, [], 2024)
      const printed = sums.map(({ item, sum }) => printedCost(item, sum))
      expect(checkCosts(rows, printed, 2024).map(({ difference }) => difference)).toEqual([0, 0, 0])
      expect((sums[0]?.sum ?? 0) + (sums[1]?.sum ?? 0)).toBe(sums[2]?.sum)
      expect(unevenProgrammes(rows)).toEqual([])
    }))
  })
})

describe('uneven programmes', () => {
  test('are those whose printed total is not the sum of their two costs', () => {
    const uneven = programme('d', { cost: 10, personnel: 5, total: 16 })
    expect(unevenProgrammes([...programmes, uneven])).toEqual([uneven])
  })

  test('are told of every year', () => {
    const uneven = programme('d', { year: 2019, total: 0 })
    expect(unevenProgrammes([uneven])).toEqual([uneven])
  })
})

test('the three amounts are 事業費, 人件費 and 総事業費, in this order', () => {
  expect(COST_ITEMS).toEqual(['cost', 'personnel', 'total'])
})
