import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { piecesOf, reach } from '../../src/ui/parts/drawn-rows'
import { rowHeights } from '../../src/ui/parts/row-heights'

const GUESS = 100
/** A list and what was measured of it: rows with their heights, in the order in which they were drawn. */
const drawn = fc.integer({ min: 1, max: 400 }).chain(count => fc.record({
  count: fc.constant(count),
  rows: fc.array(fc.tuple(fc.integer({ min: 0, max: count - 1 }), fc.integer({ min: 20, max: 600 })), { maxLength: 60 }),
}))

/** The heights, and beside them the same told row by row. */
function measured({ count, rows }: { count: number, rows: [number, number][] }) {
  const heights = rowHeights(count, GUESS)
  const known = new Map<number, number>()
  for (const [row, height] of rows) {
    heights.measure(row, height)
    known.set(row, height)
  }
  return { heights, plainly: Array.from({ length: count }, (_, row) => known.get(row) ?? heights.guess()) }
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

describe('heights of rows', () => {
  test('add up as if they were added one by one', () => {
    fc.assert(fc.property(drawn, fc.nat({ max: 400 }), (list, row) => {
      const { heights, plainly } = measured(list)
      expect(heights.above(row)).toBeCloseTo(sumOf(plainly.slice(0, row)), 3)
    }))
  })

  test('tell which row stands at a place: the one that begins there or above, and ends below', () => {
    fc.assert(fc.property(drawn, fc.double({ min: -1000, max: 100_000, noNaN: true }), (list, pixels) => {
      const { heights } = measured(list)
      const row = heights.rowAt(pixels)
      expect(row).toBeGreaterThanOrEqual(0)
      expect(row).toBeLessThan(list.count)
      if (row > 0)
        expect(heights.above(row)).toBeLessThanOrEqual(pixels)
      if (row < list.count - 1)
        expect(heights.above(row + 1)).toBeGreaterThan(pixels)
    }))
  })

  test('are guessed by the first rows that were drawn, and no longer by later ones', () => {
    const heights = rowHeights(1000, GUESS)
    for (let row = 0; row < 10; row++)
      heights.measure(row, 50)
    expect([heights.guess(), heights.above(1000)]).toEqual([50, 50_000])
    heights.measure(20, 500)
    expect([heights.guess(), heights.above(1000)]).toEqual([50, 50_450])
  })

  test('change with a row that is higher than it was thought, and not by what a browser rounds', () => {
    const heights = rowHeights(5, GUESS)
    expect([heights.measure(1, 140), heights.measure(1, 140.2), heights.measure(2, 100.1), heights.measure(9, 300)]).toEqual([true, false, false, false])
  })
})

describe('the pieces of a long list', () => {
  const places = fc.integer({ min: 1, max: 2000 }).chain(count => fc.record({
    count: fc.constant(count),
    first: fc.integer({ min: 0, max: count - 1 }),
    more: fc.nat({ max: 40 }),
    ahead: fc.constantFrom(-4, 0, 4),
    inUse: fc.option(fc.integer({ min: 0, max: count - 1 }), { nil: undefined }),
  }))

  test('are every row once, in order: drawn or in a gap', () => {
    fc.assert(fc.property(places, ({ count, first, more, ahead, inUse }) => {
      const rows = piecesOf(count, reach(first, first + more, count, ahead), inUse).flatMap(piece => piece.kind === 'row' ? [piece.row] : Array.from({ length: piece.to - piece.from }, (_, at) => piece.from + at))
      expect(rows).toEqual(Array.from({ length: count }, (_, row) => row))
    }))
  })

  test('draw what is near the screen, both ends, and the row in use with its neighbours; not much more', () => {
    fc.assert(fc.property(places, ({ count, first, more, ahead, inUse }) => {
      const rows = piecesOf(count, reach(first, first + more, count, ahead), inUse).flatMap(piece => piece.kind === 'row' ? [piece.row] : [])
      const wanted = [0, count - 1, first, Math.min(count - 1, first + more), ...inUse === undefined ? [] : [Math.max(0, inUse - 1), inUse, Math.min(count - 1, inUse + 1)]]
      expect(rows).toEqual(expect.arrayContaining(wanted))
      expect(rows.length).toBeLessThanOrEqual(more + 10)
    }))
  })

  test('have no two gaps beside each other', () => {
    fc.assert(fc.property(places, ({ count, first, more, ahead, inUse }) => {
      const kinds = piecesOf(count, reach(first, first + more, count, ahead), inUse).map(({ kind }) => kind).join(' ')
      expect(kinds).not.toContain('gap gap')
    }))
  })

  test('stay as they are while they hold what is needed, and take a few rows in hand on the way when they do not', () => {
    const held = reach(100, 110, 2000, 4)
    expect(held).toEqual([100, 115])
    expect(reach(103, 114, 2000, 4, held)).toBe(held)
    expect(reach(104, 115, 2000, 4, held)).toEqual([104, 120])
    expect(reach(99, 110, 2000, -4, held)).toEqual([95, 111])
  })

  test('change in a flick with every frame by just the rows it moved by', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }), fc.constantFrom(-1, 1), (steps, way) => {
      let [first, held] = [1000, reach(1000, 1014, 2000, 0)]
      for (const step of steps) {
        first += step * way
        const next = reach(first, first + 14, 2000, 0, held)
        expect([next[0] - held[0], next[1] - held[1]]).toEqual([step * way, step * way])
        held = next
      }
    }))
  })

  test('never leave the list: at its ends nothing is drawn beyond it', () => {
    expect([reach(0, 3, 5, -4), reach(3, 9, 5, 4), reach(9, 9, 5, 0)]).toEqual([[0, 4], [3, 5], [4, 5]])
  })
})
