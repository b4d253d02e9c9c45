import type { ChangedPart, ItemChange } from '../../src/domain/changes'
import type { OpenHomework } from '../../src/domain/meeting-brief'
import { describe, expect, test } from 'vitest'
import { meetingBrief } from '../../src/domain/meeting-brief'
import { kamakura } from '../fixtures/city-folder'
import { crosswalkRow, direction, editionContent, goal, indicator, indicatorYear, initiative, kind, plan, yearGrade } from '../fixtures/content'

const NOTHING = { changes: [], homework: [] }

function change(key: string, parts: readonly ChangedPart[], changes: Partial<ItemChange> = {}): ItemChange {
  return { collection: 'initiatives', key: `r2/${key}`, title: `取組${key}`, change: 'changed', parts, ...changes }
}

const told = (changes: readonly ItemChange[]) => meetingBrief(editionContent(), { ...NOTHING, changes }, 2026).changes

describe('what changed', () => {
  test('is told results and grades first, then targets, then what is new, then words', () => {
    const { first } = told([
      change('4-1-1-1', ['summary']),
      change('4-1-1-2', [], { change: 'added' }),
      change('4-1-1-3', ['targets']),
      change('4-1-1-4', ['name', 'grade']),
      change('jobs', ['results'], { collection: 'indicators', key: 'jobs' }),
    ])
    expect(first.map(({ ref }) => ref)).toEqual(['initiative:r2/4-1-1-4', 'indicator:jobs', 'initiative:r2/4-1-1-3', 'initiative:r2/4-1-1-2', 'initiative:r2/4-1-1-1'])
    expect(first[0]).toMatchObject({ code: '4-1-1-4', title: '取組4-1-1-4', change: 'changed', parts: ['name', 'grade'] })
    expect(first[1]?.code).toBe('')
  })

  test('is cut to five, but six are all told: the sixth takes no more room than its count', () => {
    const many = (total: number) => Array.from({ length: total }, (_, index) => change(`1-1-1-${index + 1}`, ['grade']))
    expect([told(many(6)).first.length, told(many(6)).total]).toEqual([6, 6])
    expect([told(many(7)).first.length, told(many(7)).total]).toEqual([5, 7])
    expect(told(many(7)).first.map(({ code }) => code)).toEqual(['1-1-1-1', '1-1-1-2', '1-1-1-3', '1-1-1-4', '1-1-1-5'])
  })
})

describe('what is below its target', () => {
  const year = (target: number, result: number | undefined, of = 2024) => indicatorYear(of, { target: { kind: 'set', value: target }, result: result === undefined ? { kind: 'pending' } : { kind: 'reported', value: result } })
  const below = (indicators: readonly ReturnType<typeof indicator>[]) => meetingBrief(editionContent({ indicators }), NOTHING, 2026).below

  test('is the furthest away first, by the newest year with a result', () => {
    const found = below([
      indicator('near', { years: [year(100, 99)] }),
      indicator('far', { years: [year(100, 90, 2023), year(100, 50), year(100, undefined, 2025)] }),
    ])
    expect(found.first.map(({ ref, gap, year: { year: of } }) => [ref, gap, of])).toEqual([['indicator:far', 50, 2024], ['indicator:near', 1, 2024]])
  })

  test('is nothing that was reached, where lower is better too, and nothing without a result or a target', () => {
    expect(below([
      indicator('reached', { years: [year(100, 100)] }),
      indicator('lower', { better: 'lower', years: [year(20, 19)] }),
      indicator('pending', { years: [year(100, undefined)] }),
      indicator('no-target', { years: [indicatorYear(2024, { target: { kind: 'notSet' }, result: { kind: 'reported', value: 1 } })] }),
    ])).toEqual({ first: [], total: 0 })
    expect(below([indicator('lower', { better: 'lower', years: [year(20, 22)] })]).first.map(({ gap }) => gap)).toEqual([2])
  })

  test('without a rate goes to the end', () => {
    expect(below([indicator('zero', { years: [year(0, -1)] }), indicator('near', { years: [year(100, 99)] })]).first.map(({ ref }) => ref)).toEqual(['indicator:near', 'indicator:zero'])
  })
})

describe('what fell short', () => {
  test('in fiscal 2020 stands under five goals with its 34 items, D first, each with its reference', async () => {
    const { graded, fell } = meetingBrief(await kamakura(), NOTHING, 2026)
    expect(graded).toEqual({ plan: 'r2', year: 2020 })
    expect(fell.map(({ ref, counts, items }) => [ref, counts.C, counts.D, items.total])).toEqual([['goal:r2/1', 0, 1, 1], ['goal:r2/2', 0, 1, 1], ['goal:r2/3', 5, 2, 7], ['goal:r2/4', 13, 10, 23], ['goal:r2/5', 1, 1, 2]])
    expect(fell[3]?.items.first).toHaveLength(6)
    expect(fell[2]?.items.first.map(({ grade }) => grade).join('')).toBe('DDCCCCC')
    expect(fell[3]?.items.first.every(({ ref, code, grade }) => ref === `initiative:r2/${code}` && grade === 'D')).toBe(true)
  })

  test('is unknown where nothing was graded, which is not the same as nothing', () => {
    const ungraded = editionContent({ plans: [plan()], goals: [goal()], directions: [direction()], kinds: [kind()], initiatives: [initiative('1-1-1-1', { grades: {} })] })
    expect(meetingBrief(ungraded, NOTHING, 2026)).toMatchObject({ graded: undefined, fell: [] })
    const good = { ...ungraded, initiatives: [initiative('1-1-1-1', { grades: { 2021: yearGrade('A') } })] }
    expect(meetingBrief(good, NOTHING, 2026)).toMatchObject({ graded: { plan: 'r2', year: 2021 }, fell: [] })
  })
})

test('a later plan is not blamed for the items it inherited', () => {
  const content = editionContent({
    plans: [plan(), plan('r8')],
    goals: [goal(1, { plan: 'r8' })],
    directions: [direction('1-1', { plan: 'r8' })],
    kinds: [kind('1-1-1', { plan: 'r8' })],
    initiatives: [initiative('1-1-1-1', { grades: { 2026: yearGrade('D') } }), initiative('1-1-1-9', { plan: 'r8', grades: { 2026: yearGrade('C') } })],
    crosswalk: [crosswalkRow()],
  })
  const { graded, fell } = meetingBrief(content, NOTHING, 2026)
  expect([graded?.plan, fell.flatMap(({ items }) => items.first.map(({ ref }) => ref))]).toEqual(['r8', ['initiative:r8/1-1-1-9']])
})

test('homework stays as it was handed over', () => {
  const homework: readonly OpenHomework[] = [{ text: '窓口の一覧を配る', owner: '福祉総務課', due: '次の会議', ref: 'goal:r2/1' }, { text: '数字を確かめる', owner: '', due: '' }]
  expect(meetingBrief(editionContent(), { ...NOTHING, homework }, 2026).homework).toEqual({ first: homework, total: 2 })
})
