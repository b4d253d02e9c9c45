import { describe, expect, test } from 'vitest'
import { searchDocuments } from '../../src/stores/search-documents'
import * as make from '../fixtures/content'
import { kamakura } from '../fixtures/city-folder'

function documentOf(key: string, changes: Parameters<typeof make.editionContent>[0] = {}) {
  return searchDocuments(make.editionContent(changes)).find(document => document.key === key)
}

describe('what can be found', () => {
  test('is every item of the city, each under a key of its own', async () => {
    const content = await kamakura()
    const keys = searchDocuments(content).map(document => document.key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toHaveLength([
      content.initiatives,
      content.indicators,
      content.goals,
      content.directions,
      content.kinds,
      content.services,
      content.programmes,
      content.meetings,
      content.meetings.flatMap(meeting => meeting.records),
      content.terms,
      content.discrepancies,
      content.assessments,
    ].reduce((sum, rows) => sum + rows.length, 0))
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
    reports: { 2020: make.yearReport({ summary: '4か所で開きました。', figures: [make.resultFigure(1200, { label: '参加者数', printed: '1,200', unit: '人' })] }) },
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
    rank: 2,
    year: 2020,
  })
})

describe('what stands around the plans', () => {
  const changes = {
    topics: [make.topic('audience', 'general', { name: 'どなたでも' }), make.topic('need', 'money', { name: 'お金', hint: '給付や貸付' })],
    services: [make.service('kashitsuke', { name: '貸付の相談', type: '貸付', summary: '急なお金の相談です。', audiences: ['general'], needs: ['money'], keywords: ['借金', '給料日前'], department: ['生活福祉課'], location: ['市役所'], note: '要予約', asOf: 2020 })],
    programmes: [make.programme('健福-02', { name: '運営事業', bureau: '健康福祉部' })],
    meetings: [make.meeting('kaigi', { title: '連絡会', held: '2024-01-11', records: [make.meetingRecord(2, { title: '窓口の事例', summary: '混んでいます。' })] })],
    terms: [make.term('shakyo', { term: '社会福祉協議会', reading: 'しゃかいふくしきょうぎかい', aliases: ['社協'] })],
  }

  test('a service is found by what troubles people, by its department, its place and its own words', () => {
    const found = documentOf('service:kashitsuke', changes)
    expect(found).toMatchObject({ kind: 'service', title: '貸付の相談', year: 2020 })
    for (const text of ['貸付', '生活福祉課', 'お金', '借金', '給料日前', 'どなたでも'])
      expect(found?.area.split('\n')).toContain(text)
    expect(found?.area).not.toContain('給付や貸付')
    for (const text of ['急なお金の相談です。', '市役所', '要予約'])
      expect(found?.body.split('\n')).toContain(text)
  })

  test('a programme is found by its number and its bureau', () => {
    expect(documentOf('programme:健福-02', changes)).toMatchObject({ title: '運営事業', area: '健福-02\n健康福祉部' })
  })

  test('a meeting and each of its records are found on their own', () => {
    expect(documentOf('meeting:kaigi', changes)).toMatchObject({ title: '連絡会', year: 2024 })
    expect(documentOf('record:kaigi/2', changes)).toMatchObject({ title: '窓口の事例', body: '混んでいます。' })
  })

  test('a term is found by its reading and its other spellings', () => {
    expect(documentOf('term:shakyo', changes)?.area).toBe('しゃかいふくしきょうぎかい\n社協')
  })
})
