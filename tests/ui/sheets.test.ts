import 'fake-indexeddb/auto'
import type { EditionContent } from '../../src/domain/edition'
import type { SheetColumn } from '../../src/domain/spreadsheet'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/domain/crosswalk-list'
import { passageOf } from '../../src/domain/succession'
import { outlinePlan } from '../../src/domain/outline'
import { toCsv } from '../../src/domain/spreadsheet'
import { useCatalogueStore } from '../../src/stores/catalogue-store'
import { useLibraryStore } from '../../src/stores/library-store'
import { crosswalkColumns } from '../../src/ui/crosswalk-sheet'
import { INDICATOR_COLUMNS, indicatorRows } from '../../src/ui/indicator-sheet'
import { initiativeColumns } from '../../src/ui/initiative-sheet'
import { MEETING_COLUMNS, recordColumns } from '../../src/ui/meeting-sheet'
import { serviceColumns, topicsOf } from '../../src/ui/service-columns'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { startApp, until } from '../stores/app'
import { newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'

/** What somebody reads who opens the file: each line by its headers, none of them twice. */
function saved<Item>(items: readonly Item[], columns: readonly SheetColumn<Item>[]): Record<string, string>[] {
  const [header = [], ...rows]: string[][] = parse(toCsv(items, columns), { bom: true, record_delimiter: '\r\n' })
  expect(new Set(header).size).toBe(header.length)
  expect(header.filter(title => title === '' || title.includes('（）'))).toEqual([])
  return rows.map(row => Object.fromEntries(row.map((cell, index) => [header[index], cell])))
}

const sourceTitle = (doc: string) => (doc === 'report' ? '報告書' : '')

describe('the crosswalk as a table', () => {
  const content = make.editionContent({
    goals: [make.goal(1), make.goal(1, { plan: 'r8', name: 'つながり' })],
    directions: [make.direction('1-1'), make.direction('1-1', { plan: 'r8', name: '支え合い' })],
    kinds: [make.kind('1-1-1'), make.kind('1-1-1', { plan: 'r8', name: '場づくり２' })],
    initiatives: [make.initiative('1-1-1-1', { name: 'ｹｱﾗｰ支援' }), make.initiative('1-1-1-2', { source: make.source(44) }), make.initiative('1-1-1-3')],
    crosswalk: [
      make.crosswalkRow(1, '1-1-1-1', { departments: ['福祉総務課', 'こども課'], doubtful: true, howRead: '前後から読みました', note: 'Ｒ３新規', source: make.source(7) }),
      make.crosswalkRow(3, '1-1-1-3'),
      make.crosswalkRow(5, '1-1-1-3', { repeat: 1 }),
    ],
  })
  const entries = entriesOf(passageOf(content.crosswalk, content.initiatives, 'r2'), 'old')
  const rows = saved(entries, crosswalkColumns({ outline: plan => outlinePlan(content, plan), sourceTitle }))

  test('has a line for every row, for every item without one and for every number nothing is known of', () => {
    expect(rows.map(row => [row['通し番号'], row['前の取組番号'], row['引き継ぎの分け方（アプリの分類）']])).toEqual([
      ['1', '1-1-1-1', '統合'],
      ['2', '1-1-1-2', '掲載なし'],
      ['3', '1-1-1-3', '統合'],
      ['4', '', '掲載なし'],
      ['5', '1-1-1-3', '統合'],
    ])
  })

  test('tells of a row what the table prints, and where', () => {
    expect(rows[0]).toMatchObject({
      '通し番号の推定': '',
      '再掲の順': '0',
      '前の取組名': 'ケアラー支援',
      'いまの目標': '1',
      'いまの目標の名称': 'つながり',
      'いまの方向性の名称': '支え合い',
      'いまの具体的な取組': '\'1-1-1',
      'いまの具体的な取組の名称': '場づくり2',
      '担当課': '福祉総務課、こども課',
      '備考': 'R3新規',
      '読み取りの疑い': 'あり',
      '読み取り方': '前後から読みました',
      '出典の文書': '報告書',
      '出典の行': '7',
    })
  })

  test('leaves blank what has no row, and says which number is inferred', () => {
    expect(rows[1]).toMatchObject({ '通し番号の推定': '推定', '再掲の順': '', 'いまの目標': '', 'いまの具体的な取組': '', '担当課': '', '出典の行': '44' })
    expect(rows[3]).toMatchObject({ '前の取組名': '番号だけが分かります', '通し番号の推定': '', '出典の文書': '', '出典の行': '' })
  })
})

describe('initiatives as a table', () => {
  const content = make.editionContent({
    initiatives: [
      make.initiative('1-1-1-1', { name: '【再掲2-1-1-1】見守り', departments: ['福祉総務課', 'こども課'], grades: { 2020: make.yearGrade('A'), 2021: make.yearGrade('C') }, reports: { 2020: make.yearReport({ covidMentioned: true }), 2021: make.yearReport() }, source: make.source(12) }),
      make.initiative('1-1-1-2', { reported: false, departments: [], grades: {}, reports: {} }),
    ],
    crosswalk: [make.crosswalkRow(1, '1-1-1-1', { departments: ['新しい課'], source: make.source(3, 'table') })],
    sources: [make.sourceDocument(), make.sourceDocument({ doc: 'table', shortTitle: '対応表' })],
  })
  const rows = saved(content.initiatives, initiativeColumns(content, item => passageOf(content.crosswalk, content.initiatives, item.plan).items.find(({ initiative }) => initiative === item)?.rows ?? []))

  test('tell names, places, the newest grade, heirs and the line', () => {
    expect(rows[0]).toMatchObject({ '担当課（報告書）': '福祉総務課、こども課', '担当課（対応表）': '新しい課', '評価': 'C', '出典の文書': '報告書', '出典の行': '12' })
    const cells = Object.values(rows[0] ?? {})
    for (const cell of ['r2の計画', '1-1-1-1', '見守り', '目標1 目標1', '1-1 方向性1-1', '種別1-1-1', '令和3年度', 'あり', 'r8の計画 1-1-1 種別1-1-1'])
      expect(cells).toContain(cell)
  })

  test('have blanks where nothing is known: no grade is not a D', () => {
    expect(rows[1]).toMatchObject({ '評価': '', '担当課（報告書）': '' })
    expect(Object.values(rows[1] ?? {}).filter(cell => /^[ABCD]$|なし|undefined/.test(cell))).toEqual([])
  })

  test('of a city without report and crosswalk have headers that end', () => {
    const bare = make.editionContent({ initiatives: [make.initiative('1-1-1-1', { reported: false, grades: {}, reports: {}, departments: [] })], crosswalk: [] })
    expect(saved(bare.initiatives, initiativeColumns(bare, () => []))).toHaveLength(1)
  })
})

test('meetings as a table count their records', () => {
  const meeting = make.meeting('kaigi', { title: '連絡会２', place: '', summary: '話しました。', records: [make.meetingRecord(1), make.meetingRecord(2, { kind: 'decision' }), make.meetingRecord(3, { kind: 'followup' }), make.meetingRecord(4, { kind: 'followup' })] })
  const rows = saved([meeting, make.meeting('kara', { start: '', end: '' })], MEETING_COLUMNS)
  expect(rows[0]).toMatchObject({ '開催日': '2024-01-11', '開始': '14:00', '会議の名称': '連絡会2', '場所': '', '議題の件数': '1', '決まったことの件数': '1', '今後の対応の件数': '2', '要約': '話しました。' })
  expect(rows[1]).toMatchObject({ '開始': '', '終了': '', '議題の件数': '0', '要約': '' })
})

test('records of a meeting as a table tell what they belong to, their figures and their links', () => {
  const meeting = make.meeting('kaigi', { records: [
    make.meetingRecord(1, { title: '相談の状況' }),
    make.meetingRecord(2, { parent: 1, kind: 'case', title: '窓口の例', summary: '要約です。', department: '福祉総務課', figures: [make.meetingFigure(3045, { note: 'のべ' }), make.meetingFigure(56, { label: '割合', unit: '％' })], source: make.source(9) }),
    make.meetingRecord(3, { parent: 2, kind: 'issue' }),
  ] })
  const cards = [
    { ref: 'goal:r2/1', kind: 'goal', key: 'r2/1', code: '1', title: '相談', inferred: false },
    { ref: 'service:sodan', kind: 'service', key: 'sodan', code: '', title: '窓口', inferred: true },
  ] as const
  const rows = saved(meeting.records, recordColumns(meeting, record => (record.no === 2 ? cards : []), sourceTitle))
  expect(rows[1]).toMatchObject({
    '記録の番号': '2',
    'もとの記録の番号': '1',
    '種類': '事例・話し合い',
    '議題': '相談の状況',
    '見出し': '窓口の例',
    '要約': '要約です。',
    '担当': '福祉総務課',
    '示された数値': '利用者 3,045人 のべ；割合 56.0％',
    '関連する情報': '目標1 相談；相談先・サービス：窓口（推定）',
    '出典の文書': '報告書',
    '出典の行': '9',
  })
  expect(rows.map(row => row['議題'])).toEqual(['相談の状況', '相談の状況', '相談の状況'])
  expect(rows[0]).toMatchObject({ 'もとの記録の番号': '', '示された数値': '', '関連する情報': '' })
})

test('indicators as a table keep a word for every missing figure', () => {
  const indicator = make.indicator('consult', {
    name: '相談できる人',
    goals: [1, 2],
    years: [
      make.indicatorYear(2022, { target: { kind: 'undecided' }, result: { kind: 'notConducted' } }),
      make.indicatorYear(2021),
      make.indicatorYear(2023, { target: { kind: 'notSet' }, result: { kind: 'blank' } }),
    ],
    printedRates: [make.printedRate(2021, 89.6), make.printedRate(2022, 0)],
  })
  const rows = saved(indicatorRows([indicator]), INDICATOR_COLUMNS)
  expect(rows.map(row => [row['年度'], row['目標'], row['実績'], row['達成率（アプリの計算）'], row['達成率（市の表示）']])).toEqual([
    ['令和3年度（2021年度）', '58.8', '52.7', '89.6', '89.6'],
    ['令和4年度（2022年度）', '検討中', '未実施', '', ''],
    ['令和5年度（2023年度）', '設定なし', '未記入', '', ''],
  ])
  expect(rows[0]).toMatchObject({ 指標: '相談できる人', 関係する目標: '1・2', 単位: '％', 初期値: '56' })
})

describe('services as a table', () => {
  async function storesOf(changes: Partial<EditionContent>) {
    const device = await newDevice()
    const feed = new FakeFeed(await signedFeed(make.editionContent(changes)))
    await sync(device, feed)
    const app = startApp(device, feed)
    const [library, catalogue] = [app.use(useLibraryStore), app.use(useCatalogueStore)]
    await until(() => library.state.kind === 'ready')
    return { library, catalogue }
  }

  test('leave blank what no document tells, and keep stated links from inferred ones', async () => {
    const { library, catalogue } = await storesOf({
      topics: [make.topic('audience', 'general', { name: 'どなたでも' }), make.topic('need', 'money', { no: 2, name: 'お金' }), make.topic('need', 'consult', { no: 1, name: '相談' })],
      services: [
        make.service('sodan', { name: '相談窓口１', needs: ['money', 'consult'], summary: '聞きます。', location: ['市役所', '支所'], hours: '平日', phone: '0467-23-3000', asOf: 2024, lastChecked: '2026-11-20', links: [make.link('initiative:r2/1-1-1-1'), make.link('goal:r8/1', true)], source: make.source(8) }),
        make.service('kara', { department: [], organization: [], source: make.source(9) }),
      ],
    })
    const rows = saved(library.content.services, serviceColumns(library, catalogue))
    expect(rows.find(row => row['記号'] === 'sodan')).toMatchObject({
      '名称': '相談窓口1',
      '対象': 'どなたでも',
      '困りごと': '相談、お金',
      '要約': '聞きます。',
      '場所': '市役所、支所',
      '時間（資料の言葉）': '平日',
      '電話番号': '0467-23-3000',
      '資料の時点（年度・西暦）': '2024',
      '窓口に確かめた日': '2026-11-20',
      '関係する項目（資料に書かれているもの）': expect.stringContaining('1-1-1-1 取組1-1-1-1（r2の計画）'),
      '関係する項目（推定）': expect.stringContaining('目標1（r8の計画）'),
      '出典の文書': '報告書',
    })
    expect(rows.find(row => row['記号'] === 'kara')).toMatchObject({ '要約': '', '運営': '', 'たずねる課': '', '場所': '', '時間（資料の言葉）': '', '電話番号': '', '資料の時点（年度・西暦）': '', '窓口に確かめた日': '', '関係する項目（推定）': '' })
  })

  test('name the topics of one axis in the reader\'s order', () => {
    const topics = [make.topic('need', 'b', { no: 2 }), make.topic('need', 'a', { no: 1 }), make.topic('audience', 'a'), make.topic('need', 'c', { no: 3 })]
    expect(topicsOf(topics, 'need', ['b', 'a']).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(topicsOf(topics, 'need', [])).toEqual([])
  })
})
