import { describe, expect, test } from 'vitest'
import { latestGradedYearOf, outlinePlan, reportedShare } from '../../src/domain/outline'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'

const ofR8 = { plan: 'r8' }

/** Two kinds of the later plan inherit 1-1-1-1; one of them inherits 1-1-1-10 and 1-1-1-2 as well. */
const content = make.editionContent({
  goals: [make.goal(2), make.goal(1), make.goal(1, ofR8)],
  directions: [make.direction('1-2'), make.direction('1-1'), make.direction('2-1'), make.direction('1-1', ofR8), make.direction('1-2', ofR8)],
  kinds: [make.kind('1-1-2'), make.kind('1-1-1'), make.kind('2-1-1'), make.kind('1-1-1', ofR8), make.kind('1-2-1', ofR8)],
  initiatives: [make.initiative('1-1-1-10'), make.initiative('1-1-1-2'), make.initiative('1-1-1-1'), make.initiative('2-1-1-1')],
  crosswalk: [
    make.crosswalkRow(1, '1-1-1-1', { to: make.address('1-1-1') }),
    make.crosswalkRow(1, '1-1-1-1', { repeat: 1, to: make.address('1-2-1') }),
    make.crosswalkRow(10, '1-1-1-10', { to: make.address('1-2-1') }),
    make.crosswalkRow(2, '1-1-1-2', { to: make.address('1-2-1') }),
  ],
})

function codes(entry: { readonly initiatives: readonly { readonly code: string }[] } | undefined): readonly string[] | undefined {
  return entry?.initiatives.map(item => item.code)
}

test('a plan the edition does not hold has no outline', () => {
  expect(outlinePlan(content, 'h28')).toBeUndefined()
})

describe('the tree of a plan', () => {
  test('stands in the order of its numbers on every level, whatever order the rows came in', () => {
    const tree = outlinePlan(content, 'r2')
    expect(tree?.goals.map(({ goal }) => goal.goal)).toEqual([1, 2])
    expect(tree?.goals[0]?.directions.map(({ direction }) => direction.direction)).toEqual([1, 2])
    expect(tree?.goals[0]?.directions[0]?.kinds.map(({ kind }) => kind.kind)).toEqual([1, 2])
    expect(codes(tree?.goals[0]?.directions[0]?.kinds[0])).toEqual(['1-1-1-1', '1-1-1-2', '1-1-1-10'])
  })

  test('holds nothing of another plan', () => {
    const tree = outlinePlan(content, 'r2')
    expect(tree?.goals.flatMap(entry => [entry.goal, ...entry.directions.flatMap(({ direction, kinds }) => [direction, ...kinds.map(({ kind }) => kind)])])
      .filter(row => row.plan !== 'r2')).toEqual([])
  })

  test('keeps goals, directions and kinds that hold nothing', () => {
    const tree = outlinePlan(make.editionContent({ initiatives: [] }), 'r2')
    expect(codes(tree?.goals[0]?.directions[0]?.kinds[0])).toEqual([])
  })

  test('leaves the edition’s own order alone', () => {
    outlinePlan(content, 'r2')
    expect(content.goals.map(({ goal }) => goal)).toEqual([2, 1, 1])
  })
})

describe('an initiative inherited by two kinds', () => {
  const goal = outlinePlan(content, 'r8')?.goals[0]

  test('stands under both', () => {
    expect(codes(goal?.directions[0]?.kinds[0])).toEqual(['1-1-1-1'])
    expect(codes(goal?.directions[1]?.kinds[0])).toEqual(['1-1-1-1', '1-1-1-2', '1-1-1-10'])
  })

  test('counts once for their goal and for the plan', () => {
    expect(codes(goal)).toEqual(['1-1-1-1', '1-1-1-2', '1-1-1-10'])
    expect(codes(outlinePlan(content, 'r8'))).toEqual(['1-1-1-1', '1-1-1-2', '1-1-1-10'])
  })

  test('is missing from every level where the edition lacks the initiative itself', () => {
    expect(codes(outlinePlan({ ...content, initiatives: [] }, 'r8'))).toEqual([])
  })
})

test('initiatives of several plans under one kind stand plan by plan, the same in every locale', () => {
  const items = ['r2', 'r10', 'R2', 'ä2'].map(plan => make.initiative('1-1-1-1', { plan }))
  const crosswalk = items.map((item, index) => make.crosswalkRow(index + 1, item.code, { plan: item.plan }))
  const tree = outlinePlan(make.editionContent({ initiatives: items, crosswalk }), 'r8')
  expect(tree?.initiatives.map(item => item.plan)).toEqual(['R2', 'r10', 'r2', 'ä2'])
})

describe('what a year’s report covers', () => {
  test('is counted apart from what it does not', () => {
    const unreported = make.initiative('6-1-1-1', { reports: {}, grades: {} })
    const ungraded = make.initiative('1-1-1-2', { grades: {} })
    expect(reportedShare([make.initiative(), ungraded, unreported], 2020)).toEqual({
      total: 2,
      graded: 1,
      counts: { A: 1, B: 0, C: 0, D: 0 },
      unreported: 1,
    })
  })

  test('is nothing in a year nobody reported', () => {
    expect(reportedShare([make.initiative()], 2021)).toMatchObject({ total: 0, graded: 0, unreported: 1 })
  })
})

describe('the newest graded year of several initiatives', () => {
  test('is the largest of all', () => {
    const items = [make.initiative('1-1-1-1', { grades: { 2022: make.yearGrade('A') } }), make.initiative('1-1-1-2')]
    expect(latestGradedYearOf(items)).toBe(2022)
  })

  test('is none where nothing is graded', () => {
    expect(latestGradedYearOf([make.initiative('1-1-1-1', { grades: {} })])).toBeUndefined()
    expect(latestGradedYearOf([])).toBeUndefined()
  })
})

describe('the city’s own plans', () => {
  async function shape(plan: string) {
    const tree = outlinePlan(await kamakura(), plan)
    const directions = tree?.goals.flatMap(goal => goal.directions) ?? []
    const kinds = directions.flatMap(direction => direction.kinds)
    return { tree, counts: [tree?.goals.length, directions.length, kinds.length], kinds }
  }

  test('令和2〜7年度: 6 goals, 13 directions, 40 kinds, 203 initiatives in the report of 2020', async () => {
    const { tree, counts } = await shape('r2')
    expect(counts).toEqual([6, 13, 40])
    expect(reportedShare(tree?.initiatives ?? [], 2020)).toEqual({
      total: 203,
      graded: 203,
      counts: { A: 100, B: 69, C: 19, D: 15 },
      unreported: 34, // 5 new codes of goals 1–5 and 29 of goal 6
    })
  })

  test('令和8〜15年度: 3 goals, 12 directions, 32 kinds', async () => {
    expect((await shape('r8')).counts).toEqual([3, 12, 32])
  })

  test('令和8〜15年度: 242 places under its kinds are 231 initiatives', async () => {
    const { tree, kinds } = await shape('r8')
    expect(kinds.flatMap(({ initiatives }) => initiatives)).toHaveLength(242)
    expect(tree?.initiatives).toHaveLength(231)
    expect(latestGradedYearOf(tree?.initiatives ?? [])).toBe(2020)
  })
})
