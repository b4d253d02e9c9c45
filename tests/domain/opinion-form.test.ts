import { describe, expect, test } from 'vitest'
import { isEvaluated, opinionForm } from '../../src/domain/opinion-form'
import { kamakura } from '../fixtures/city-folder'
import { direction, editionContent, goal, initiative, kind, plan, summary, yearGrade } from '../fixtures/content'

const PLACES = { directions: [direction()], kinds: [kind()] }

test('a goal is evaluated by its printed letter or by the grades of its initiatives', () => {
  const counts = { A: 0, B: 0, C: 0, D: 0 }
  expect(isEvaluated({ overall: 'B', share: { total: 2, graded: 0, counts } })).toBe(true)
  expect(isEvaluated({ overall: undefined, share: { total: 2, graded: 1, counts: { ...counts, D: 1 } } })).toBe(true)
  expect(isEvaluated({ overall: undefined, share: { total: 2, graded: 0, counts } })).toBe(false)
})

describe('the form on the newest evaluation', () => {
  test('asks about every goal of the city’s report, with its printed letter and its own initiatives', async () => {
    const form = opinionForm(await kamakura(), 2026)
    expect([form?.plan.plan, form?.year]).toEqual(['r2', 2020])
    expect(form?.goals.map(({ item, overall, share }) => [item, overall, share.graded])).toEqual([
      ['goal:r2/1', 'A', 17],
      ['goal:r2/2', 'B', 16],
      ['goal:r2/3', 'B', 25],
      ['goal:r2/4', 'B', 108],
      ['goal:r2/5', 'A', 37],
      ['goal:r2/6', undefined, 0],
    ])
    expect(form?.goals.map(isEvaluated)).toEqual([true, true, true, true, true, false])
  })

  test('takes the newest year that has grades, though later ones have begun', () => {
    const content = editionContent({ ...PLACES, plans: [plan()], goals: [goal()], initiatives: [initiative('1-1-1-1', { grades: { 2020: yearGrade('A'), 2022: yearGrade('C') } })], summaries: [summary({ year: 2020, goal: 1, overall: 'A' })] })
    expect(opinionForm(content, 2025)).toMatchObject({ year: 2022, goals: [{ overall: undefined, share: { counts: { A: 0, C: 1 } } }] })
  })

  test('counts only what is the plan’s own', () => {
    const content = editionContent({
      plans: [plan(), plan('r8')],
      goals: [goal(1, { plan: 'r8' })],
      directions: [direction('1-1', { plan: 'r8' })],
      kinds: [kind('1-1-1', { plan: 'r8' })],
      initiatives: [initiative('1-1-1-1', { grades: { 2026: yearGrade('D') } }), initiative('1-1-1-9', { plan: 'r8', grades: { 2026: yearGrade('B') } })],
    })
    expect(opinionForm(content, 2026)).toMatchObject({ plan: { plan: 'r8' }, goals: [{ item: 'goal:r8/1', share: { graded: 1, counts: { B: 1, D: 0 } } }] })
  })

  test('is not there where nothing was graded', () => {
    expect(opinionForm(editionContent({ ...PLACES, plans: [plan()], goals: [goal()], initiatives: [initiative('1-1-1-1', { grades: {} })] }), 2025)).toBeUndefined()
    expect(opinionForm(editionContent({ plans: [], goals: [], initiatives: [] }), 2025)).toBeUndefined()
  })
})
