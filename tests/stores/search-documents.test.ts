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
      content.plans,
    ].reduce((sum, rows) => sum + rows.length, 0))
  })

  test('is nothing in an edition without rows', () => {
    expect(searchDocuments(make.editionContent({ plans: [], initiatives: [], indicators: [], goals: [], directions: [], kinds: [] }))).toEqual([])
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

  test('is found by the department another document names for it, each name once', () => {
    const crosswalk = [make.crosswalkRow(1, '1-1-1-1', { departments: ['福祉総務課(市社協)', 'こども家庭相談課'] })]
    const named = documentOf('initiative:r2/1-1-1-1', { crosswalk, initiatives: [{ ...item, departments: ['福祉総務課（市社協）', 'こども相談課'] }] })
    expect(named?.area.split('\n').slice(0, 3)).toEqual(['福祉総務課(市社協)', 'こども相談課', 'こども家庭相談課'])
    expect(named?.facets.dept).toEqual(['福祉総務課', 'こども相談課', 'こども家庭相談課'])
  })

  test('can be narrowed by its plan, its goal and the years that report or grade it', () => {
    expect(document?.facets).toEqual({ plan: ['r2'], goal: ['r2/1'], dept: ['福祉総務課', '地域共生課'], year: ['2020', '2022'] })
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
    reading: '',
    words: [],
    english: '',
    body: '市民アンケート調査\n',
    rank: 1,
    year: 2020,
    facets: { plan: ['r2'], goal: ['r2/1', 'r2/2', 'r2/9'], year: ['2021'] },
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

  test('each can be narrowed by what it says: department, audience, year', () => {
    expect(documentOf('service:kashitsuke', changes)?.facets).toEqual({ dept: ['生活福祉課'], audience: ['general'], year: ['2020'] })
    expect(documentOf('programme:健福-02', changes)?.facets).toEqual({ year: ['2024'] })
    expect(documentOf('meeting:kaigi', changes)?.facets, 'January belongs to the fiscal year before').toEqual({ year: ['2023'] })
    expect(documentOf('record:kaigi/2', changes)?.facets).toEqual({ year: ['2023'] })
    expect(documentOf('term:shakyo', changes)?.facets).toEqual({})
  })

  test('a service for persons is what people look for, one for groups stands beside the plans, a finding behind all', () => {
    const services = [make.service('a'), make.service('b', { userType: '団体' }), make.service('c', { userType: '担い手' })]
    const rankOf = (key: string) => documentOf(key, { services, discrepancies: [make.discrepancy('d')] })?.rank
    expect(['service:a', 'service:b', 'service:c', 'initiative:r2/1-1-1-1', 'discrepancy:d'].map(rankOf)).toEqual([3, 2, 2, 2, 0])
  })

  test('a plan is found by its name, its slogan, who issues it and the roles it asks of people', () => {
    const found = documentOf('plan:r8', { ...changes, contacts: [make.contact('new', { department: '福祉政策課' }), make.contact('old', { plan: 'r2', department: '福祉総務課' })], roles: [make.role(1), make.role(2, { plan: 'r2', name: '互助', reading: 'ごじょ' })] })
    expect(found).toMatchObject({ title: '地域福祉計画', plan: 'r8', year: 2026, reading: '\nじじょ' })
    expect(found?.area).toBe('r8の計画\nともに活きるまち\n福祉政策課\n自助')
    expect(found?.body).toContain('自分でできることをします。')
    expect(found?.body).toContain('0467-23-3000')
  })

  test('a term is found by its reading and its other spellings', () => {
    expect(documentOf('term:shakyo', changes)?.area).toBe('しゃかいふくしきょうぎかい\n社協')
  })
})

describe('readings', () => {
  const book: Readonly<Record<string, string>> = { 貸付の相談: 'かしつけのそうだん', 借金: 'しゃっきん', 社協: 'しゃきょう', 取組1: 'とりくみ1', 社会福祉協議会: 'ちがうよみ' }
  const content = make.editionContent({
    initiatives: [make.initiative('1-1-1-1', { name: '【再掲2-1-1-1】取組1' })],
    services: [make.service('kashitsuke', { name: '貸付の相談', keywords: ['家計', '借金'] }), make.service('none', { name: 'サロン' })],
    terms: [make.term('shakyo', { term: '社会福祉協議会', reading: 'しゃかいふくしきょうぎかい', aliases: ['社協'] })],
  })
  const readingOf = (key: string, lookUp?: (text: string) => string | undefined) => searchDocuments(content, lookUp).find(document => document.key === key)?.reading

  test.each([
    ['an item by its title', 'initiative:r2/1-1-1-1', 'とりくみ1'],
    ['a service by its title and by what people say', 'service:kashitsuke', 'かしつけのそうだん\n\nしゃっきん'],
    ['a term by the reading the glossary gives', 'term:shakyo', 'しゃかいふくしきょうぎかい\nしゃきょう'],
    ['nothing for what nobody has read', 'service:none', ''],
  ])('are kept for %s', (_, key, reading) => {
    expect(readingOf(key, text => book[text])).toBe(reading)
  })

  test('of the glossary are there without any others', () => {
    expect([readingOf('term:shakyo'), readingOf('service:kashitsuke')]).toEqual(['しゃかいふくしきょうぎかい', ''])
  })
})

test('a name is found in English where English is shown, and only there', () => {
  const content = make.editionContent({ goals: [make.goal(1, { name: '相談体制の確立' })] })
  const goal = (english?: ReadonlyMap<string, string>) => searchDocuments(content, undefined, english).find(document => document.key === 'goal:r2/1')
  expect(goal(new Map([['相談体制の確立', 'A consultation system']]))).toMatchObject({ english: 'A consultation system', area: goal()?.area })
  expect(goal()?.english).toBe('')
})

test('a service is found in English by its name, its kind, its department, its topics with their hints, and its words', () => {
  const content = make.editionContent({
    topics: [make.topic('need', 'money', { name: 'お金', hint: '給付や貸付' })],
    services: [make.service('a', { name: '貸付の相談', type: '貸付', audiences: [], needs: ['money'], keywords: ['借金', '家計'], organization: [], department: ['生活福祉課'] })],
  })
  const lines = (...rows: readonly (readonly [string, string])[]) => searchDocuments(content, undefined, new Map(rows)).find(document => document.key === 'service:a')?.english.split('\n')
  const rest = [['貸付', 'Loans'], ['お金', 'Money'], ['給付や貸付', 'Benefits and loans'], ['借金', 'Debt'], ['生活福祉課', 'Welfare Division']] as const
  expect(lines(['貸付の相談', 'Advice on loans'], ...rest)).toEqual(['Advice on loans', 'Loans', 'Welfare Division', 'Money', 'Benefits and loans', 'Debt'])
  expect(lines(...rest)?.[0], 'the first line is the title’s own').toBe('')
})
