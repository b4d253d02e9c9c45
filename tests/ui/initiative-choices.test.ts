import type { EditionContent } from '../../src/domain/edition'
import type { InitiativeWish } from '../../src/domain/initiative-filter'
import { describe, expect, test } from 'vitest'
import { departmentsOf } from '../../src/domain/department'
import { gradeTable } from '../../src/domain/grade-tables'
import { findInitiatives } from '../../src/domain/initiative-filter'
import { outlinePlan, reportedShare } from '../../src/domain/outline'
import { goalLabel, initiativeChoices, initiativesRoute, WISHES, wishOf } from '../../src/ui/initiative-choices'
import { kamakura } from '../fixtures/city-folder'
import { editionContent, goal, initiative, kind, plan, yearGrade, yearReport } from '../fixtures/content'

/** A report that names コロナ, or one that does not. */
const named = yearReport({ covidMentioned: true })
const unnamed = yearReport()

/** Two plans with reports of two years each; what one year says another does not. */
const twice = editionContent({
  plans: [plan('r2'), plan('r8')],
  kinds: [kind('1-1-1'), kind('1-1-1', { plan: 'r8' })],
  initiatives: [
    initiative('1-1-1-1', { reports: { 2020: named, 2021: unnamed }, grades: { 2020: yearGrade('A'), 2021: yearGrade('C') } }),
    initiative('1-1-1-2', { reports: { 2020: unnamed, 2021: named }, grades: { 2020: yearGrade('B') } }),
    initiative('1-1-1-3', { reports: { 2021: named }, grades: { 2021: yearGrade('A') } }),
    initiative('1-1-1-4', { reported: false, reports: {}, grades: {} }),
    initiative('1-1-1-1', { plan: 'r8', reports: { 2026: named, 2027: unnamed }, grades: { 2026: yearGrade('D') } }),
    initiative('1-1-1-2', { plan: 'r8', reports: { 2026: unnamed }, grades: { 2026: yearGrade('A') } }),
    initiative('1-1-1-3', { plan: 'r8', reported: false, reports: {}, grades: {} }),
  ],
  crosswalk: [],
})

/** How many the list shows that an address opens. */
function opened(content: EditionContent, wish: InitiativeWish): number {
  const departments = departmentsOf(content)
  const query = Object.fromEntries(new URLSearchParams(initiativesRoute(wish).split('?')[1]))
  return findInitiatives(content, departments, wishOf(query, initiativeChoices(content, departments))).length
}

function outlineOf(content: EditionContent, planId: string) {
  const outline = outlinePlan(content, planId)
  if (!outline)
    throw new Error(`no plan ${planId}`)
  return outline
}

describe.each([
  ['the real city', kamakura, [['r2', 2020]]],
  ['an edition of two plans and two years', async () => twice, [['r2', 2020], ['r2', 2021], ['r8', 2026], ['r8', 2027]]],
] as const)('the number of the list is the number tapped: %s', (_, read, years) => {
  test.each(years)('コロナ, plan %s in %i', async (planId, year) => {
    const content = await read()
    const [yes, no] = gradeTable('covid', outlineOf(content, planId), year)
    expect([opened(content, { plan: planId, year, covid: 'yes' }), opened(content, { plan: planId, year, covid: 'no' })]).toEqual([yes?.share.total, no?.share.total])
  })

  test.each(years)('without a grade, plan %s in %i', async (planId, year) => {
    const content = await read()
    const own = outlineOf(content, planId).initiatives.filter(item => item.plan === planId)
    expect(opened(content, { plan: planId, year, grade: 'none' })).toBe(own.length - reportedShare(own, year).graded)
  })
})

describe('the address of a list', () => {
  const choices = initiativeChoices(twice, departmentsOf(twice))

  test('is read as it was written', () => {
    const wish = { plan: 'r8', goal: 'r8/1', department: '福祉総務課', year: 2027, grade: 'none', covid: 'no', heir: 'none' } as const
    expect(wishOf(Object.fromEntries(new URLSearchParams(initiativesRoute(wish).split('?')[1])), choices)).toEqual(wish)
    expect(initiativesRoute({})).toBe('/initiatives')
  })

  test('asks nothing with words it cannot mean', () => {
    const wish = wishOf({ plan: 'r9', goal: 'r2/7', department: 'ない課', year: '1999', grade: 'Z', covid: ['yes'], heir: '' }, choices)
    expect(WISHES.filter(name => wish[name] !== undefined)).toEqual([])
  })
})

describe('a goal to choose', () => {
  const one = editionContent()

  test('has its number and name where one plan has initiatives', () => {
    expect(initiativeChoices(one, []).goal.map(({ label }) => label)).toEqual(['目標1 目標1'])
    expect(goalLabel(one, goal(1))).toBe('目標1 目標1')
  })

  test('names its plan where several have', () => {
    expect(initiativeChoices(twice, []).goal.map(({ label }) => label)).toEqual(['r2の計画 目標1 目標1', 'r8の計画 目標1 目標1'])
    expect(goalLabel(twice, goal(1, { plan: 'r8' }))).toBe('r8の計画 目標1 目標1')
  })
})
