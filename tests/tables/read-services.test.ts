import type { Cells } from '../fixtures/small-city'
import { describe, expect, test } from 'vitest'
import { problemsOf, readSmallCity, refusals, SMALL_CITY } from '../fixtures/small-city'

const [SERVICE] = SMALL_CITY.services
const [SCHEDULE] = SMALL_CITY['service-schedules']
const [FIGURE] = SMALL_CITY['service-figures']
const [HOLIDAY] = SMALL_CITY.holidays

describe('a service', () => {
  const source = { doc: 'report', line: 5 }

  test('is put together with its hours and its figures', async () => {
    expect((await readSmallCity()).services).toEqual([{
      id: 'sodan',
      name: 'くらしの相談',
      type: '相談窓口',
      summary: '困りごとを聞きます。',
      keywords: ['物忘れ', '徘徊'],
      userType: '個人',
      audiences: ['elderly', 'carer'],
      needs: ['consult'],
      organization: ['試験市'],
      department: ['福祉総務課', '障害福祉課'],
      location: ['市役所'],
      hours: '平日の日中',
      phone: '0467-23-3000',
      opened: '2020-06',
      asOf: 2024,
      lastChecked: '2026-11-20',
      note: '予約は要りません',
      schedules: [{ byday: ['MO', 'TU'], opensAt: '09:00', closesAt: '17:00', holidays: 'closed', description: '昼も開いています', source }],
      figures: [{ year: 2024, period: '令和6年度', label: '相談件数', value: 55, unit: '件', note: 'のべ', source }],
      links: [{ to: 'kind:r2/1-1-1', inferred: false }],
      source,
      otherSources: [{ doc: 'report', line: 30 }],
    }])
  })

  test('of which the documents say next to nothing is read as saying nothing', async () => {
    const { id, name, type, user_type, audiences, needs, source_doc } = SERVICE
    const { services } = await readSmallCity({ 'services': [{ id, name, type, user_type, audiences, needs, source_doc }], 'service-schedules': [], 'service-figures': [] })
    expect(services).toEqual([{
      id,
      name,
      type,
      summary: '',
      keywords: [],
      userType: '個人',
      audiences: ['elderly', 'carer'],
      needs: ['consult'],
      organization: [],
      department: [],
      location: [],
      hours: '',
      phone: '',
      opened: '',
      lastChecked: '',
      note: '',
      schedules: [],
      figures: [],
      links: [],
      source: { doc: 'report' },
      otherSources: [],
    }])
  })

  test('has only its own hours and figures', async () => {
    const { services } = await readSmallCity({
      'services': [SERVICE, { ...SERVICE, id: 'other' }],
      'service-schedules': [SCHEDULE, { ...SCHEDULE, service: 'other', byday: '', opens_at: '００:00', closes_at: '24:00' }].map(row => ({ ...row, opens_at: row.opens_at.normalize('NFKC') })),
      'service-figures': [{ ...FIGURE, service: 'other', year: '', value: '1,055.5' }],
    })
    expect(services.map(({ schedules }) => schedules.map(({ byday, opensAt, closesAt }) => [byday, opensAt, closesAt]))).toEqual([[[['MO', 'TU'], '09:00', '17:00']], [[[], '00:00', '24:00']]])
    expect(services.map(({ figures }) => figures.map(({ value }) => value))).toEqual([[], [1055.5]])
    expect(services[1]?.figures[0]).not.toHaveProperty('year')
  })

  test('has its hours and figures in the order of their numbers, whatever the rows', async () => {
    const { services } = await readSmallCity({
      'service-schedules': [{ ...SCHEDULE, no: '10', description: '二' }, { ...SCHEDULE, no: '9', description: '一' }],
      'service-figures': [{ ...FIGURE, no: '10', label: '二' }, { ...FIGURE, no: '9', label: '一' }],
    })
    expect(services[0]?.schedules.map(({ description }) => description)).toEqual(['一', '二'])
    expect(services[0]?.figures.map(({ label }) => label)).toEqual(['一', '二'])
  })
})

test('topics and holidays are read as they stand', async () => {
  const { topics, holidays } = await readSmallCity()
  expect(topics).toEqual([
    { axis: 'audience', id: 'elderly', no: 1, name: '高齢の人', hint: '65歳から' },
    { axis: 'audience', id: 'carer', no: 2, name: '介護する人', hint: '' },
    { axis: 'need', id: 'consult', no: 1, name: '相談したい', hint: '' },
  ])
  expect(holidays).toEqual([{ date: '2026-11-23', name: '勤労感謝の日', source: { doc: 'report', line: 5 } }])
})

describe('a row around a service is refused', () => {
  type Table = 'services' | 'service-schedules' | 'service-figures' | 'topics' | 'holidays'
  const CLOCK = '00:00 から 24:00 までの時刻（例：09:00）'
  const DAY = 'こよみにある日付（例：2026-11-23）'

  test.each<[string, Table, Cells, string, string]>([
    ['of a user nobody knows', 'services', { user_type: '法人' }, 'user_type', '個人・団体・担い手 のいずれか'],
    ['for nobody', 'services', { audiences: '' }, 'audiences', '空欄にはできません。値を入れてください'],
    ['for somebody no topic knows', 'services', { audiences: 'elderly;child;infant' }, 'audiences', 'topics の表にある記号（「child・infant」はありません）'],
    ['for a need that is a topic of the other axis', 'services', { needs: 'elderly' }, 'needs', 'topics の表にある記号（「elderly」はありません）'],
    ['whose number has brackets', 'services', { phone: '0467(23)3000' }, 'phone', '電話 の形（例：0467-23-3000）'],
    ['that began in a year in Japanese', 'services', { opened: '令和2年' }, 'opened', '始まった時 の形（例：2020-06）'],
    ['whose year is no number', 'services', { as_of: '平成32' }, 'as_of', '年度（例：2026、令和8年度、R8）。平成は31年度までです'],
    ['checked on a day that is on no calendar', 'services', { last_checked: '2026-02-30' }, 'last_checked', DAY],
    ['checked in a month that does not exist', 'services', { last_checked: '2026-13-01' }, 'last_checked', DAY],
    ['checked some time', 'services', { last_checked: '2026-11' }, 'last_checked', '窓口に確かめた日 の形'],
    ['open on a day nobody knows', 'service-schedules', { byday: 'MO;火' }, 'byday', '曜日（MO;TU;WE;TH;FR;SA;SU） の形（例：MO;TU）'],
    ['open from no time', 'service-schedules', { opens_at: '' }, 'opens_at', '空欄にはできません。値を入れてください'],
    ['open from a time without nought', 'service-schedules', { opens_at: '9:00' }, 'opens_at', '開く時刻 の形（例：09:00）'],
    ['open from a minute that does not exist', 'service-schedules', { opens_at: '09:60' }, 'opens_at', CLOCK],
    ['open until an hour that does not exist', 'service-schedules', { closes_at: '25:00' }, 'closes_at', CLOCK],
    ['open until a time behind midnight', 'service-schedules', { closes_at: '24:30' }, 'closes_at', CLOCK],
    ['that closes before it opens', 'service-schedules', { closes_at: '08:00' }, 'closes_at', '始まりの時刻（09:00）より後の時刻'],
    ['that closes as it opens', 'service-schedules', { closes_at: '09:00' }, 'closes_at', '始まりの時刻（09:00）より後の時刻'],
    ['of a holiday rule nobody knows', 'service-schedules', { holidays: '休み' }, 'holidays', 'open・closed・unknown のいずれか'],
    ['of a figure without label', 'service-figures', { label: '' }, 'label', '空欄にはできません。値を入れてください'],
    ['of a figure that is none', 'service-figures', { value: '多数' }, 'value', '数（例：58.8、1,056）'],
    ['of an axis nobody knows', 'topics', { axis: 'place' }, 'axis', 'audience・need のいずれか'],
    ['of a holiday in Japanese', 'holidays', { date: '11月23日' }, 'date', '日 の形（例：2026-11-23）'],
    ['of a holiday on no calendar', 'holidays', { date: '2026-02-29' }, 'date', DAY],
  ])('%s', async (_, table, cells, column, expected) => {
    const told = await refusals(table, cells)
    expect(told).toContainEqual({ file: `${table}.csv`, row: 2, column, found: Object.values(cells)[0], expected })
    expect(told.filter(problem => problem.file === `${table}.csv` && problem.column === column)).toHaveLength(1)
  })

  test('and nothing is said of a day in a leap year, of midnight, or of a check nobody made', async () => {
    expect(await refusals('holidays', { date: '2028-02-29' })).toEqual([])
    expect(await refusals('service-schedules', { opens_at: '00:00', closes_at: '24:00' })).toEqual([])
    expect(await refusals('services', { last_checked: '' })).toEqual([])
  })

  test('in one go with others of the same service', async () => {
    expect((await refusals('services', { phone: '電話', audiences: 'child', needs: 'money', last_checked: '2026-02-30' })).map(({ column }) => column).sort())
      .toEqual(['audiences', 'last_checked', 'needs', 'phone'])
  })

  test('that belongs to no service', async () => {
    for (const table of ['service-schedules', 'service-figures'] as const)
      expect(await refusals(table, { service: 'lost' })).toEqual([{ file: `${table}.csv`, row: 2, column: 'service', found: 'lost', expected: 'services.csv にある id' }])
  })

  test.each<[Table, readonly Cells[], string]>([
    ['services', [SERVICE, SERVICE], 'id'],
    ['service-schedules', [SCHEDULE, SCHEDULE], 'no'],
    ['service-figures', [FIGURE, FIGURE], 'no'],
    ['topics', [...SMALL_CITY.topics, SMALL_CITY.topics[0]], 'id'],
    ['holidays', [HOLIDAY, HOLIDAY], 'date'],
  ])('that stands twice in %s', async (table, rows, column) => {
    expect(await problemsOf({ [table]: rows })).toMatchObject([{ file: `${table}.csv`, row: rows.length + 1, column }])
  })

  test('by its service where the whole table of topics is empty', async () => {
    expect(await problemsOf({ topics: [] })).toEqual(['audience/elderly', 'audience/carer', 'need/consult'].map(id => ({ file: 'services', column: 'sodan', found: `topics ${id}`, expected: '参照先の行' })))
  })

  test('that began in a month that does not exist', async () => {
    expect(await refusals('services', { opened: '2020-13' })).toMatchObject([{ column: 'opened', found: '2020-13' }])
  })
})
