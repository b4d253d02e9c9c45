import { describe, expect, test } from 'vitest'
import { beside } from '../../src/ui/parts/modal'
import { pageRange } from '../../src/ui/parts/page-range'
import { tabAfter } from '../../src/ui/parts/tab-keys'
import { nextSort } from '../../src/ui/parts/table-sort'

describe('a page of a long list', () => {
  test.each([
    [12, 5, 1, { from: 1, to: 5, next: 2 }],
    [12, 5, 2, { from: 6, to: 10, previous: 1, next: 3 }],
    [12, 5, 3, { from: 11, to: 12, previous: 2 }],
    [10, 5, 2, { from: 6, to: 10, previous: 1 }],
    [0, 5, 1, { from: 0, to: 0 }],
    [12, 5, 9, { from: 11, to: 12, previous: 2 }],
    [12, 5, -1, { from: 1, to: 5, next: 2 }],
  ])('of %i items by %i, number %i, shows %o', (total, size, page, range) => {
    expect(pageRange(total, size, page)).toEqual(range)
  })
})

describe('keys on tabs', () => {
  test.each([
    ['ArrowRight', 2, 0],
    ['ArrowRight', 0, 1],
    ['ArrowLeft', 0, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['a', 1, undefined],
  ] as const)('%s from tab %i leads to %s', (key, at, to) => {
    expect(tabAfter(key, at, 3)).toBe(to)
  })
})

describe('sorting by a column', () => {
  test('begins with the smallest, then turns round, and begins anew with another column', () => {
    const first = nextSort(undefined, 'a')
    expect(first).toEqual({ column: 'a', way: 'ascending' })
    expect(nextSort(first, 'a')).toEqual({ column: 'a', way: 'descending' })
    expect(nextSort(nextSort(first, 'a'), 'a')).toEqual(first)
    expect(nextSort({ column: 'a', way: 'ascending' }, 'b')).toEqual({ column: 'b', way: 'ascending' })
  })
})

test.each([
  [50, 50, false],
  [10, 10, false],
  [9, 50, true],
  [91, 50, true],
  [50, 9, true],
  [50, 91, true],
])('a press at %i, %i lies beside a box from 10 to 90: %s', (clientX, clientY, outside) => {
  expect(beside({ left: 10, right: 90, top: 10, bottom: 90 }, { clientX, clientY })).toBe(outside)
})
