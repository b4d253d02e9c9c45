import { describe, expect, test } from 'vitest'
import { countGaps, gradeShare, recount, sharePercent } from '../../src/domain/grade-share'
import { kamakura } from '../fixtures/city-folder'
import { initiative, summary, yearGrade } from '../fixtures/content'

describe('a count of grades', () => {
  const items = [
    initiative('1-1-1-1', { grades: { 2020: yearGrade('A') } }),
    initiative('1-1-1-2', { grades: { 2020: yearGrade('A', 'A') } }),
    initiative('1-1-1-3', { grades: { 2020: yearGrade('C'), 2021: yearGrade('D') } }),
    initiative('1-1-1-4', { grades: {} }),
  ]

  test('takes both widths of a letter and leaves the ungraded apart', () => {
    expect(gradeShare(items, 2020)).toEqual({ total: 4, graded: 3, counts: { A: 2, B: 0, C: 1, D: 0 } })
  })

  test('looks at the one year only', () => {
    expect(gradeShare(items, 2021)).toEqual({ total: 4, graded: 1, counts: { A: 0, B: 0, C: 0, D: 1 } })
  })

  test('turns into shares of the graded, half rounded up', () => {
    const share = { total: 20, graded: 16, counts: { A: 5, B: 10, C: 1, D: 0 } }
    expect(sharePercent(share, 'B')).toBe(63) // 62.5
    expect(sharePercent(share, 'A')).toBe(31) // 31.25
    expect(sharePercent(share, 'D')).toBe(0)
  })

  test.each([
    [23, 40, 58],
    [29, 200, 15],
  ])('takes every exact half upwards: %d of %d give %d', (count, graded, percent) => {
    expect(sharePercent({ total: graded, graded, counts: { A: count, B: 0, C: 0, D: 0 } }, 'A')).toBe(percent)
  })

  test('has no share where nothing is graded', () => {
    expect(sharePercent({ total: 3, graded: 0, counts: { A: 0, B: 0, C: 0, D: 0 } }, 'A')).toBe(0)
  })
})

describe('a printed row recounted', () => {
  test('agrees where the items give the same numbers', () => {
    expect(recount(summary(), [initiative()])).toMatchObject({ differences: [], halfWidth: [], recounted: { graded: 1 } })
  })

  test('names every grade that differs and the items printed half-width', () => {
    const half = initiative('1-1-1-2', { grades: { 2020: yearGrade('A', 'A') } })
    const items = [initiative('1-1-1-1'), half, initiative('1-1-1-3', { grades: { 2020: yearGrade('D') } })]
    expect(recount(summary(), items)).toMatchObject({
      differences: [{ grade: 'A', printed: 1, recounted: 2 }, { grade: 'D', printed: 0, recounted: 1 }],
    })
    expect(recount(summary(), items.slice(0, 2)).halfWidth).toEqual([half])
  })

  test('blames no half-width letter where leaving it out would not give the printed counts', () => {
    const half = initiative('1-1-1-2', { grades: { 2020: yearGrade('A', 'A') } })
    const items = [initiative('1-1-1-1'), half, initiative('1-1-1-3', { grades: { 2020: yearGrade('D') } })]
    expect(recount(summary(), items).halfWidth).toEqual([])
  })

  test('leaves out other plans, other goals and what the report does not cover', () => {
    const items = [
      initiative('1-1-1-1'),
      initiative('1-1-1-1', { plan: 'r8' }),
      initiative('2-1-1-1'),
      initiative('1-1-1-2', { reported: false }),
    ]
    expect(recount(summary({ goal: 1 }), items).recounted.total).toBe(1)
    expect(recount(summary(), items).recounted.total).toBe(2)
  })
})

describe('the closing table of seed 001 (各取組の総括, L4404–4429)', () => {
  const HALF_WIDTH = ['4-1-3-7', '4-1-5-9', '4-1-5-10']

  async function recounted(goal: number | undefined) {
    const content = await kamakura()
    const printed = content.summaries.find(row => row.plan === 'r2' && row.year === 2020 && row.goal === goal)
    if (!printed)
      throw new Error(`no printed row for goal ${goal}`)
    return recount(printed, content.initiatives)
  }

  test('has a row for each of five goals and one for all', async () => {
    expect((await kamakura()).summaries.map(row => row.goal)).toEqual([1, 2, 3, 4, 5, undefined])
  })

  test('prints 97 A of 203 where 100 are graded A', async () => {
    const total = await recounted(undefined)
    expect(total.recounted).toEqual({ total: 203, graded: 203, counts: { A: 100, B: 69, C: 19, D: 15 } })
    expect(total.differences).toEqual([{ grade: 'A', printed: 97, recounted: 100 }])
    expect(total.printed.total).toBe(203)
  })

  test('prints 48 A for goal 4 where 51 are graded A', async () => {
    const goal4 = await recounted(4)
    expect(goal4.recounted).toEqual({ total: 108, graded: 108, counts: { A: 51, B: 34, C: 13, D: 10 } })
    expect(goal4.differences).toEqual([{ grade: 'A', printed: 48, recounted: 51 }])
  })

  test.each([
    ['of all goals', undefined],
    ['of goal 4', 4],
  ])('leaves out exactly the three letters printed half-width in the row %s', async (_, goal) => {
    expect((await recounted(goal)).halfWidth.map(item => item.code)).toEqual(HALF_WIDTH)
  })

  test.each([
    [1, { A: 12, B: 4, C: 0, D: 1 }],
    [2, { A: 5, B: 10, C: 0, D: 1 }],
    [3, { A: 12, B: 6, C: 5, D: 2 }],
    [5, { A: 20, B: 15, C: 1, D: 1 }],
  ])('agrees with the items of goal %d, and so do its printed shares', async (goal, counts) => {
    const row = await recounted(goal)
    expect(row.recounted.counts).toEqual(counts)
    expect(row.differences).toEqual([])
    expect(row.halfWidth).toEqual([])
    expect({
      A: sharePercent(row.recounted, 'A'),
      B: sharePercent(row.recounted, 'B'),
      C: sharePercent(row.recounted, 'C'),
      D: sharePercent(row.recounted, 'D'),
    }).toEqual(row.printed.shares)
  })

  test('would print 49 % and 47 % of A instead of 48 % and 44 %', async () => {
    const [total, goal4] = [await recounted(undefined), await recounted(4)]
    expect([sharePercent(total.recounted, 'A'), total.printed.shares.A]).toEqual([49, 48])
    expect([sharePercent(goal4.recounted, 'A'), goal4.printed.shares.A]).toEqual([47, 44])
  })
})

describe('the counts of the closing table that differ from ours', () => {
  test('are two in the real city, both A', async () => {
    const city = await kamakura()
    expect(countGaps(city.summaries.map(row => recount(row, city.initiatives)))).toEqual([
      { goal: 4, what: 'A', printed: 48, recounted: 51 },
      { goal: undefined, what: 'A', printed: 97, recounted: 100 },
    ])
  })

  test('are none where all agree, and name a total that does not', () => {
    const items = [initiative('1-1-1-1')]
    expect(countGaps([recount(summary(), items)])).toEqual([])
    expect(countGaps([recount(summary({ total: 2 }), items)])).toEqual([{ goal: undefined, what: 'total', printed: 2, recounted: 1 }])
  })
})
