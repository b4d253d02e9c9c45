import { describe, expect, test } from 'vitest'
import { ancestorsOf, kindCode, missingSerials } from '../../src/domain/crosswalk'
import { kamakura } from '../fixtures/city-folder'
import { address, crosswalkRow } from '../fixtures/content'

const rows = [
  crosswalkRow(37, '3-1-1-2', { repeat: 1, to: address('1-1-1') }),
  crosswalkRow(37, '3-1-1-2', { to: address('1-1-2') }),
  crosswalkRow(46, '3-1-1-11', { to: address('1-1-2') }),
  crosswalkRow(2, '3-1-1-3', { to: address('1-1-2') }),
  crosswalkRow(1, '3-1-1-2', { plan: 'h28', to: address('2-1-1') }),
]

test('a kind’s code is its three numbers', () => {
  expect(kindCode({ goal: 1, direction: 2, kind: 3 })).toBe('1-2-3')
})

describe('the ancestors of a kind', () => {
  test('stand in the order of their codes, by number', () => {
    expect(ancestorsOf(rows, address('1-1-2')).map(row => row.code)).toEqual(['3-1-1-2', '3-1-1-3', '3-1-1-11'])
  })

  test.each([
    ['goal', address('2-1-2')],
    ['direction', address('1-2-2')],
    ['kind', address('1-1-3')],
    ['plan', address('1-1-2', 'r2')],
  ])('are none where only the %s is another', (_, to) => {
    expect(ancestorsOf(rows, to)).toEqual([])
  })

  test('are named once each, by their first row, even where the table prints one twice for the same kind', () => {
    const [again, first, other] = [crosswalkRow(1, '1-1-1-1', { repeat: 1 }), crosswalkRow(1, '1-1-1-1'), crosswalkRow(1, '1-1-1-1', { plan: 'h28' })]
    expect(ancestorsOf([again, first], address('1-1-1'))).toEqual([first])
    expect(ancestorsOf([first, other], address('1-1-1'))).toEqual([first, other])
  })
})

describe('missing serials', () => {
  test('are the holes below the highest', () => {
    expect(missingSerials([crosswalkRow(2), crosswalkRow(5), crosswalkRow(5, '1-1-1-1', { repeat: 1 })])).toEqual([1, 3, 4])
  })

  test('are none in an empty table', () => {
    expect(missingSerials([])).toEqual([])
  })
})

describe('the city’s own table (seed 000)', () => {
  test('has 242 rows of 231 serials and as many codes', async () => {
    const { crosswalk } = await kamakura()
    expect(crosswalk).toHaveLength(242)
    expect(new Set(crosswalk.map(row => row.serial)).size).toBe(231)
    expect(new Set(crosswalk.map(row => row.code)).size).toBe(231)
    expect(crosswalk.filter(row => row.repeat > 0)).toHaveLength(11)
  })

  test('lacks exactly nine serials', async () => {
    expect(missingSerials((await kamakura()).crosswalk)).toEqual([115, 123, 127, 129, 155, 200, 225, 230, 237])
  })

  test('marks 145 rows as read with doubt and says how each was settled', async () => {
    const doubtful = (await kamakura()).crosswalk.filter(row => row.doubtful)
    expect(doubtful).toHaveLength(145)
    expect(doubtful.filter(row => row.howRead === '')).toEqual([])
  })

  test('leads 100, 54 and 88 rows to the three goals of the new plan', async () => {
    const { crosswalk } = await kamakura()
    expect([1, 2, 3].map(goal => crosswalk.filter(row => row.to.plan === 'r8' && row.to.goal === goal).length)).toEqual([100, 54, 88])
  })
})
