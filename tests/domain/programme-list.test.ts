import { describe, expect, test } from 'vitest'
import { checkCosts, unevenProgrammes } from '../../src/domain/programme'
import { costShare, countTrait, filterProgrammes, latestProgrammes, namesakesOf, sortProgrammes } from '../../src/domain/programme-list'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'

const list = [
  make.programme('健福-10', { name: '同じ名前', cost: 5, personnel: 1, total: 6, contribution: 'Ｂ' }),
  make.programme('健福-2', { name: '同じ名前', cost: 1, personnel: 5, total: 6, mandated: true }),
  make.programme('共生-17', { name: 'ほかの名前', bureau: '共生共創部', cost: 2, personnel: 7, total: 9, evaluation: '拡充' }),
  make.programme('健福-9', { name: '同じ名前', year: 2023 }),
]
const ids = (programmes: readonly { readonly id: string }[]) => programmes.map(({ id }) => id)

describe('a list of programmes', () => {
  test('is of the latest year evaluated; none stay none', () => {
    expect(ids(latestProgrammes(list))).toEqual(['健福-10', '健福-2', '共生-17'])
    expect(latestProgrammes([])).toEqual([])
  })

  test('is sorted by amount from the biggest down, equal amounts by number', () => {
    expect(ids(sortProgrammes(latestProgrammes(list), 'total'))).toEqual(['共生-17', '健福-2', '健福-10'])
    expect(ids(sortProgrammes(latestProgrammes(list), 'cost'))).toEqual(['健福-10', '共生-17', '健福-2'])
    expect(ids(sortProgrammes(latestProgrammes(list), 'personnel'))).toEqual(['共生-17', '健福-2', '健福-10'])
  })

  test('is sorted by number, not by text', () => {
    expect(ids(sortProgrammes(latestProgrammes(list), 'number'))).toEqual(['健福-2', '健福-10', '共生-17'])
  })

  test('leaves out what is not asked for, whatever the width of a letter', () => {
    const all = latestProgrammes(list)
    expect(ids(filterProgrammes(all, { contribution: 'B' }))).toEqual(['健福-10'])
    expect(ids(filterProgrammes(all, { contribution: 'Ａ', bureau: '健康福祉部' }))).toEqual(['健福-2'])
    expect(ids(filterProgrammes(all, { mandated: false }))).toEqual(['健福-10', '共生-17'])
    expect(ids(filterProgrammes(all, { evaluation: '縮小' }))).toEqual([])
    expect(filterProgrammes(all, {})).toEqual(all)
  })

  test('knows the others of the same name and year', () => {
    expect(ids(namesakesOf(list, make.programme('健福-10', { name: '同じ名前' })))).toEqual(['健福-2'])
    expect(namesakesOf(list, make.programme('共生-17', { name: 'ほかの名前' }))).toEqual([])
  })

  test('is counted by a printed word, the most frequent first', () => {
    expect(countTrait(list, 'evaluation')).toEqual([{ value: '現状維持', count: 3 }, { value: '拡充', count: 1 }])
  })
})

test('a share needs a whole', () => {
  expect(costShare(1, 4)).toBe(25)
  expect(costShare(0, 4)).toBe(0)
  expect(costShare(0, 0)).toBeUndefined()
})

describe('the sums of the city', () => {
  test('of its 37 programmes are exactly the printed totals, and every row adds up', async () => {
    const { programmes, costs } = await kamakura()
    expect(programmes).toHaveLength(37)
    expect(checkCosts(programmes, costs, 2024).map(({ sum, difference }) => [sum, difference])).toEqual([[9_133_184, 0], [587_494, 0], [9_720_678, 0]])
    expect(unevenProgrammes(programmes)).toEqual([])
    expect(countTrait(programmes, 'contribution').map(({ count }) => count)).toEqual([28, 9])
    expect(countTrait(programmes, 'evaluation').map(({ count }) => count)).toEqual([30, 7])
  })
})

describe('sums laid beside printed totals', () => {
  test('differ by what is missing; a total that is not printed differs from nothing', () => {
    const checks = checkCosts(list, [make.printedCost('cost', 9), { ...make.printedCost('total'), value: undefined }], 2024)
    expect(checks.map(({ item, sum, difference }) => [item, sum, difference])).toEqual([['cost', 8, -1], ['personnel', 13, undefined], ['total', 21, undefined]])
  })

  test('a row whose two costs do not make its total is named', () => {
    expect(ids(unevenProgrammes([...list, make.programme('健福-99', { total: 1501 })]))).toEqual(['健福-99'])
  })
})
