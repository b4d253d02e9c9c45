import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingSerials } from '../../src/domain/crosswalk'
import { compareCodes } from '../../src/domain/initiative'
import { claimSerials } from '../../src/domain/serials'
import { crosswalkRow } from '../fixtures/content'

/** Rows of the first kind: `rowsOf({ 1: 1, 3: 2 })` gives serial 1 to 1-1-1-1 and serial 3 to 1-1-1-2. */
function rowsOf(numbers: Readonly<Record<number, number>>) {
  return Object.entries(numbers).map(([serial, number]) => crosswalkRow(Number(serial), `1-1-1-${number}`))
}

function claims(numbers: Readonly<Record<number, number>>, codes: readonly string[]) {
  const { claimed, nameless } = claimSerials(rowsOf(numbers), codes)
  return { claimed: Object.fromEntries(claimed), nameless }
}

describe('a serial without a row', () => {
  test('belongs to the only code that fits between its neighbours', () => {
    expect(claims({ 1: 1, 3: 3 }, ['1-1-1-2'])).toEqual({ claimed: { '1-1-1-2': 2 }, nameless: [] })
  })

  test('at the beginning belongs to a code before the first', () => {
    expect(claims({ 2: 5 }, ['1-1-1-4', '1-1-1-6'])).toEqual({ claimed: { '1-1-1-4': 1 }, nameless: [] })
  })

  test('is nameless where no code fits', () => {
    expect(claims({ 1: 1, 3: 2 }, ['1-1-1-3'])).toEqual({ claimed: {}, nameless: [2] })
    expect(claims({ 1: 1, 3: 2 }, [])).toEqual({ claimed: {}, nameless: [2] })
  })

  test('takes its code by number: 1-1-1-10 lies behind 1-1-1-9', () => {
    expect(claims({ 1: 9, 3: 11 }, ['1-1-1-10'])).toEqual({ claimed: { '1-1-1-10': 2 }, nameless: [] })
  })
})

describe('several serials in a row without rows', () => {
  test('take as many codes in order, in whatever order these come', () => {
    expect(claims({ 1: 1, 4: 9 }, ['1-1-1-7', '1-1-1-3'])).toEqual({ claimed: { '1-1-1-3': 2, '1-1-1-7': 3 }, nameless: [] })
  })

  test('give none of fewer codes its serial, and the last stand for those left over', () => {
    expect(claims({ 1: 1, 5: 9 }, ['1-1-1-3'])).toEqual({ claimed: {}, nameless: [3, 4] })
  })

  test('give none of more codes its serial, and none is nameless', () => {
    expect(claims({ 1: 1, 3: 9 }, ['1-1-1-3', '1-1-1-4'])).toEqual({ claimed: {}, nameless: [] })
  })
})

test('holes apart from each other are filled each by its own', () => {
  expect(claims({ 1: 1, 3: 2, 5: 4, 7: 5 }, ['1-1-1-3'])).toEqual({ claimed: { '1-1-1-3': 4 }, nameless: [2, 6] })
})

test('a code behind the last row has no serial: nobody knows how far the table goes on', () => {
  expect(claims({ 1: 1 }, ['1-1-1-2'])).toEqual({ claimed: {}, nameless: [] })
})

test('repeated rows of one serial are one', () => {
  const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(1, '1-1-1-1', { repeat: 1 }), crosswalkRow(3, '1-1-1-3')]
  expect(claimSerials(rows, ['1-1-1-2']).claimed).toEqual(new Map([['1-1-1-2', 2]]))
})

test('of a table numbered without a break, every row taken away is claimed by its own code', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 2 }), fc.infiniteStream(fc.boolean()), (numbers, coins) => {
    const codes = numbers.map(number => `1-1-1-${number}`).sort(compareCodes)
    const kept = codes.map((code, index) => ({ code, serial: index + 1, stays: index === codes.length - 1 || Boolean(coins.next().value) }))
    const rows = kept.filter(({ stays }) => stays).map(({ code, serial }) => crosswalkRow(serial, code))
    const gone = kept.filter(({ stays }) => !stays)
    const { claimed, nameless } = claimSerials(rows, gone.map(({ code }) => code))
    expect(claimed).toEqual(new Map(gone.map(({ code, serial }) => [code, serial])))
    expect(nameless).toEqual([])
  }))
})

test('a serial is claimed or nameless only where it has no row, and never both', () => {
  const serials = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })), { selector: ([serial]) => serial })
  fc.assert(fc.property(serials, fc.uniqueArray(fc.integer({ min: 1, max: 20 })), (rows, codes) => {
    const table = rows.map(([serial, number]) => crosswalkRow(serial, `1-1-1-${number}`))
    const { claimed, nameless } = claimSerials(table, codes.map(number => `1-1-1-${number}`))
    const spoken = [...claimed.values(), ...nameless]
    expect(missingSerials(table)).toEqual(expect.arrayContaining(spoken))
    expect(new Set(spoken).size).toBe(spoken.length)
    expect(claimed.size).toBeLessThanOrEqual(codes.length)
  }))
})
