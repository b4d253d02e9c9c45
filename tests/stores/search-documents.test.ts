import { describe, expect, test } from 'vitest'
import { searchDocuments } from '../../src/stores/search-documents'
import * as make from '../fixtures/content'
import { kamakura } from '../fixtures/city-folder'

function documentOf(key: string, changes: Parameters<typeof make.editionContent>[0] = {}) {
  return searchDocuments(make.editionContent(changes)).find(document => document.key === key)
}

describe('what can be found', () => {
  test('is every initiative, indicator, goal, direction and kind of the city, each under a key of its own', async () => {
    const content = await kamakura()
    const keys = searchDocuments(content).map(document => document.key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toHaveLength(content.initiatives.length + content.indicators.length + content.goals.length + content.directions.length + content.kinds.length)
  })

  test('is nothing in an edition without rows', () => {
    expect(searchDocuments(make.editionContent({ initiatives: [], indicators: [], goals: [], directions: [], kinds: [] }))).toEqual([])
  })
})

describe('an initiative', () => {
  const item = make.initiative('1-1-1-1', {
    name: '【再掲2-1-1-1】居場所づくり',
    summary: '居場所を開きます。',
    departments: ['福祉総務課', '地域共生課'],
    note: '表記は原文のまま',
    baseline: { year: 2019, cell: { kind: 'text', text: '開設 3か所' } },
    targets: { 2020: { kind: 'text', text: '開設 4か所' }, 2021: { kind: 'dash', text: '－' }, 2022: { kind: 'blank' } },
    reports: { 2020: make.yearReport({ summary: '4か所で開きました。', figures: [{ label: '参加者数', value: 1200, printed: '1,200', unit: '人' }] }) },
    grades: { 2020: make.yearGrade('A'), 2022: make.yearGrade('B') },
  })
  const document = documentOf('initiative:r2/1-1-1-1', { goals: [make.goal(1, { name: '相談体制の確立' })], initiatives: [item] })

  test('is found by its number, its plan and its name without the repost mark', () => {
    expect(document).toMatchObject({ kind: 'initiative', plan: 'r2', code: '1-1-1-1', title: '居場所づくり' })
  })

  test('belongs to its departments and its goal', () => {
    expect(document?.area).toBe('福祉総務課\n地域共生課\n相談体制の確立')
  })

  test('is found by its summary, its years, its figures as printed, its cells and its note', () => {
    for (const text of ['居場所を開きます。', '4か所で開きました。', '参加者数 1,200人', '開設 3か所', '開設 4か所', '表記は原文のまま'])
      expect(document?.body.split('\n')).toContain(text)
  })

  test('is not found by a dash or an empty cell', () => {
    expect(document?.body).not.toContain('－')
  })

  test('speaks of the newest year it was graded in', () => {
    expect(document?.year).toBe(2022)
  })

  test('without a grade speaks of the year its plan begins', () => {
    expect(documentOf('initiative:r2/1-1-1-1', { initiatives: [{ ...item, grades: {} }] })?.year).toBe(2020)
  })
})

describe('a level of the plan', () => {
  test.each([
    ['goal:r8/1', '1', '目標の名'],
    ['direction:r8/1-1', '1-1', '方向の名'],
    ['kind:r8/1-1-1', '1-1-1', '種別の名'],
  ])('%s is found by its number and name, in the year its plan begins', (key, code, title) => {
    const changes = {
      goals: [make.goal(1, { plan: 'r8', name: '目標の名' })],
      directions: [make.direction('1-1', { plan: 'r8', name: '方向の名' })],
      kinds: [make.kind('1-1-1', { plan: 'r8', name: '種別の名' })],
    }
    expect(documentOf(key, changes)).toMatchObject({ plan: 'r8', code, title, year: 2026 })
  })

  test('is found by what else is said of it', () => {
    expect(documentOf('goal:r2/1', { goals: [make.goal(1, { summary: '要約', note: '注記' })] })?.body).toBe('要約\n注記')
    expect(documentOf('direction:r2/1-1', { directions: [make.direction('1-1', { summary: '要約', otherName: '別の名' })] })?.body).toBe('要約\n別の名')
  })
})

test('an indicator is found by its name, its goals and its survey, and has no number', () => {
  const goals = [make.goal(1, { name: '相談' }), make.goal(2, { name: '見守り' })]
  expect(documentOf('indicator:consult', { goals, indicators: [make.indicator('consult', { goals: [1, 2, 9] })] })).toEqual({
    key: 'indicator:consult',
    kind: 'indicator',
    plan: 'r2',
    code: '',
    title: '相談できる人や場があると思う市民の割合',
    area: '相談\n見守り\n',
    body: '市民アンケート調査\n',
    year: 2020,
  })
})
