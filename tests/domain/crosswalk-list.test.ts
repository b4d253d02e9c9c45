import { describe, expect, test } from 'vitest'
import { kindCode } from '../../src/domain/crosswalk'
import { entriesOf, numberGaps } from '../../src/domain/crosswalk-list'
import { passageOf, SUCCESSION_TYPES } from '../../src/domain/succession'
import { kamakura } from '../fixtures/city-folder'
import { address, crosswalkRow, initiative } from '../fixtures/content'

const rows = [
  crosswalkRow(1, '1-1-1-1', { to: address('1-1-1') }),
  crosswalkRow(2, '1-1-1-2', { to: address('1-1-2') }),
  crosswalkRow(3, '1-1-1-3', { repeat: 1, to: address('2-1-1') }),
  crosswalkRow(3, '1-1-1-3', { to: address('1-1-2') }),
  crosswalkRow(4, '1-1-1-4', { to: address('1-1-10') }),
  crosswalkRow(7, '1-1-2-1', { to: address('2-1-1') }),
]
const items = ['1-1-1-1', '1-1-1-2', '1-1-1-3', '1-1-1-4', '1-1-1-6', '1-1-2-1'].map(code => initiative(code, { reported: code !== '1-1-1-4' }))

describe('the crosswalk line by line', () => {
  const passage = passageOf(rows, items, 'r2')

  test('forward stands in the order of the serials, with those of no name; an item without a serial comes last', () => {
    expect(entriesOf(passage, 'old').map(entry => [entry.serial, entry.row?.repeat, entry.succession?.initiative.code])).toEqual([
      [1, 0, '1-1-1-1'],
      [2, 0, '1-1-1-2'],
      [3, 0, '1-1-1-3'],
      [3, 1, '1-1-1-3'],
      [4, 0, '1-1-1-4'],
      [6, undefined, undefined],
      [7, 0, '1-1-2-1'],
      [undefined, undefined, '1-1-1-6'],
    ])
  })

  test('back stands in the order of the actions, by number, what has no place last', () => {
    expect(entriesOf(passage, 'new').map(entry => entry.row && kindCode(entry.row.to))).toEqual(['1-1-1', '1-1-2', '1-1-2', '1-1-10', '2-1-1', '2-1-1', undefined, undefined])
  })

  test('of one type holds nothing else', () => {
    for (const type of SUCCESSION_TYPES)
      expect(entriesOf(passage, 'old', type).map(entry => entry.type)).toEqual(entriesOf(passage, 'old').filter(entry => entry.type === type).map(() => type))
    expect(entriesOf(passage, 'old', 'unlisted')).toHaveLength(2)
  })

  test('of the city has its 242 rows and nine lines for the serials without one', async () => {
    const { crosswalk, initiatives } = await kamakura()
    const entries = entriesOf(passageOf(crosswalk, initiatives, 'r2'), 'old')
    expect(entries).toHaveLength(251)
    expect(entries.filter(entry => !entry.row).map(entry => [entry.serial, entry.succession?.initiative.code])).toEqual([
      [115, '4-1-5-4'],
      [123, '4-1-5-12'],
      [127, '4-1-5-16'],
      [129, '4-1-5-18'],
      [155, '4-3-1-1'],
      [200, '5-2-6-1'],
      [225, undefined],
      [230, undefined],
      [237, undefined],
    ])
  })
})

test('gaps in a numbering are the numbers below the highest that are not there', () => {
  expect(numberGaps([1, 2, 5, 6])).toEqual([3, 4])
  expect(numberGaps([])).toEqual([])
})
