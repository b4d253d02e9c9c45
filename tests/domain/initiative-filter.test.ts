import type { InitiativeWish } from '../../src/domain/initiative-filter'
import { describe, expect, test } from 'vitest'
import { departmentsOf } from '../../src/domain/department'
import { covidNamed, findInitiatives, gradeOf, groupByGoal, yearsOf } from '../../src/domain/initiative-filter'
import { kamakura } from '../fixtures/city-folder'
import { address, crosswalkRow, editionContent, goal, initiative, yearGrade, yearReport } from '../fixtures/content'

const content = editionContent({
  initiatives: [
    initiative('2-1-1-10', { departments: ['乙課'], grades: { 2020: yearGrade('D') }, reports: { 2020: yearReport({ covidMentioned: true }) } }),
    initiative('2-1-1-9', { departments: ['甲課'] }),
    initiative('1-1-1-1', { departments: ['甲課'], grades: { 2020: yearGrade('A'), 2021: yearGrade('C') } }),
    initiative('6-1-1-1', { departments: ['丙課'], reported: false, grades: {}, reports: {} }),
  ],
  crosswalk: [
    crosswalkRow(1, '1-1-1-1', { to: address('1-1-1'), departments: ['丁課'] }),
    crosswalkRow(1, '1-1-1-1', { repeat: 1, to: address('3-1-1'), departments: ['丁課'] }),
    crosswalkRow(2, '2-1-1-9', { to: address('3-1-2'), departments: ['甲課'] }),
  ],
})

function codes(wish: InitiativeWish): readonly string[] {
  return findInitiatives(content, departmentsOf(content), wish).map(item => item.code)
}

describe('the list of initiatives', () => {
  test('holds all by number where nothing is asked', () => {
    expect(codes({})).toEqual(['1-1-1-1', '2-1-1-9', '2-1-1-10', '6-1-1-1'])
  })

  test.each<[InitiativeWish, readonly string[]]>([
    [{ plan: 'r8' }, []],
    [{ goal: 'r2/2' }, ['2-1-1-9', '2-1-1-10']],
    [{ department: '甲課' }, ['1-1-1-1', '2-1-1-9']],
    [{ department: '丁課' }, ['1-1-1-1']],
    [{ department: 'ない課' }, []],
    [{ grade: 'C' }, ['1-1-1-1']],
    [{ grade: 'none' }, ['6-1-1-1']],
    [{ covid: 'yes' }, ['2-1-1-10']],
    [{ grade: 'A', year: 2020 }, ['1-1-1-1', '2-1-1-9']],
    [{ grade: 'none', year: 2021 }, ['2-1-1-9', '2-1-1-10', '6-1-1-1']],
    [{ covid: 'yes', year: 2021 }, []],
    [{ covid: 'no', year: 2020 }, ['1-1-1-1', '2-1-1-9']],
    [{ year: 2021 }, ['1-1-1-1', '2-1-1-9', '2-1-1-10', '6-1-1-1']],
    [{ covid: 'no' }, ['1-1-1-1', '2-1-1-9']],
    [{ heir: 'r8/3' }, ['1-1-1-1', '2-1-1-9']],
    [{ heir: 'none' }, ['2-1-1-10', '6-1-1-1']],
    [{ heir: 'r8/3', goal: 'r2/2' }, ['2-1-1-9']],
  ])('answers %o', (wish, expected) => {
    expect(codes(wish)).toEqual(expected)
  })

  test('takes the newest grade with its year', () => {
    expect(gradeOf({ grades: { 2020: yearGrade('A'), 2021: yearGrade('C') } })).toEqual({ grade: 'C', year: 2021 })
    expect(gradeOf({ grades: {} })).toBeUndefined()
  })

  test('takes the grade of a year that is asked for, and no other', () => {
    expect(gradeOf({ grades: { 2020: yearGrade('A'), 2021: yearGrade('C') } }, 2020)).toEqual({ grade: 'A', year: 2020 })
    expect(gradeOf({ grades: { 2020: yearGrade('A') } }, 2021)).toBeUndefined()
  })

  test('does not say that an item without a report is without コロナ', () => {
    expect(covidNamed({ reports: {} })).toBeUndefined()
    expect(covidNamed({ reports: { 2020: yearReport({ covidMentioned: true }) } }, 2021)).toBeUndefined()
  })
})

test('the years of the list are those of grades and of reports, newest first', () => {
  expect(yearsOf(content.initiatives)).toEqual([2021, 2020])
  expect(yearsOf([{ grades: {}, reports: { 2019: yearReport() } }])).toEqual([2019])
})

describe('the list goal by goal', () => {
  const goals = [goal(2), goal(3), goal(1)]
  const shown = (limit: number) => groupByGoal(goals, content.initiatives, limit).map(group => [group.goal.goal, group.total, group.items.length])

  test('stands in the order of the goals, without empty ones', () => {
    expect(shown(60)).toEqual([[2, 2, 2], [1, 1, 1]])
  })

  test('ends at the limit, and still says how many each goal has', () => {
    expect(shown(1)).toEqual([[2, 2, 1]])
    expect(shown(2)).toEqual([[2, 2, 2]])
    expect(shown(0)).toEqual([])
  })
})

test('the city’s own tables: 237 in all, 34 without a grade, 43 that name コロナ, 15 D', async () => {
  const city = await kamakura()
  const count = (wish: InitiativeWish) => findInitiatives(city, departmentsOf(city), wish).length
  expect([count({}), count({ grade: 'none' }), count({ covid: 'yes' }), count({ covid: 'no' }), count({ grade: 'D' })]).toEqual([237, 34, 43, 160, 15])
})
