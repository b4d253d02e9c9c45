import type { Cells } from '../fixtures/small-city'
import { describe, expect, test } from 'vitest'
import { problemsOf, readSmallCity, refusals, SMALL_CITY } from '../fixtures/small-city'

const MEETING = '2024-01-11-renrakukai'
const [FIRST] = SMALL_CITY.meetings
const [SEAT] = SMALL_CITY['meeting-people']
const [AGENDA, CASE] = SMALL_CITY['meeting-records']
const [FIGURE] = SMALL_CITY['meeting-figures']

describe('a meeting', () => {
  test('is put together with its seats, its records and their figures', async () => {
    const source = { doc: 'report', line: 5 }
    expect((await readSmallCity()).meetings).toEqual([{
      id: MEETING,
      title: '推進連絡会',
      held: '2024-01-11',
      start: '14:00',
      end: '15:00',
      place: '会議室',
      summary: '相談について話しました。',
      note: '要約です',
      seats: [{ part: 'attendee', department: '福祉総務課', role: '課長', office: '会長', source }],
      records: [
        { no: 1, kind: 'agenda', title: '相談の状況', summary: '件数が増えています。', department: '福祉総務課', figures: [{ label: '利用者', value: 3045, unit: '人', note: 'のべ', source }], links: [{ to: 'indicator:consult', inferred: false }], source },
        { no: 2, parent: 1, kind: 'case', title: '窓口の例', summary: '', department: '', figures: [], links: [{ to: 'service:sodan', inferred: true }], source },
      ],
      source,
    }])
  })

  test('has its seats, records and figures in the order of their numbers, whatever the rows', async () => {
    const { meetings } = await readSmallCity({
      'meeting-people': [{ ...SEAT, no: '10', role: '係長' }, { ...SEAT, no: '9', part: 'secretariat', role: '主事' }],
      'meeting-records': [{ ...CASE, no: '10' }, { ...CASE, no: '9' }, AGENDA],
      'meeting-figures': [{ ...FIGURE, no: '10', label: '二' }, { ...FIGURE, no: '9', label: '一' }],
    })
    expect(meetings[0]?.seats.map(seat => [seat.part, seat.role])).toEqual([['secretariat', '主事'], ['attendee', '係長']])
    expect(meetings[0]?.records.map(({ no }) => no)).toEqual([1, 9, 10])
    expect(meetings[0]?.records[0]?.figures.map(({ label }) => label)).toEqual(['一', '二'])
  })

  test('has only what is its own: records of the same number belong to their meetings', async () => {
    const other = { ...FIRST, id: 'b-kai' }
    const { meetings } = await readSmallCity({
      'meetings': [FIRST, other],
      'meeting-records': [AGENDA, CASE, { ...AGENDA, meeting: 'b-kai', title: '別の議題' }],
      'meeting-figures': [FIGURE, { ...FIGURE, meeting: 'b-kai', value: '-1.5' }],
    })
    expect(meetings.map(meeting => meeting.records.map(({ title }) => title))).toEqual([['相談の状況', '窓口の例'], ['別の議題']])
    expect(meetings.map(meeting => meeting.records[0]?.figures.map(({ value }) => value))).toEqual([[3045], [-1.5]])
    expect(meetings[1]?.seats).toEqual([])
  })

  test('may say nothing of its hours and its place', async () => {
    const { meetings } = await readSmallCity({ meetings: [{ ...FIRST, start: '', end: '', place: '', summary: '', note: '' }] })
    expect(meetings[0]).toMatchObject({ start: '', end: '', place: '' })
  })
})

describe('a row of a meeting is refused', () => {
  test.each<[string, 'meetings' | 'meeting-people' | 'meeting-records' | 'meeting-figures', Cells, string, string]>([
    ['whose day is Japanese', 'meetings', { held: '令和6年1月11日' }, 'held', '開催日 の形（例：2024-01-11）'],
    ['without a day', 'meetings', { held: '' }, 'held', '空欄にはできません。値を入れてください'],
    ['whose hour is Japanese', 'meetings', { start: '14時' }, 'start', '開始 の形（例：14:00）'],
    ['without title', 'meetings', { title: '' }, 'title', '空欄にはできません。値を入れてください'],
    ['of a part nobody takes', 'meeting-people', { part: '傍聴' }, 'part', 'attendee・secretariat のいずれか'],
    ['whose seat has no department', 'meeting-people', { department: '' }, 'department', '空欄にはできません。値を入れてください'],
    ['whose seat has no role', 'meeting-people', { role: '' }, 'role', '空欄にはできません。値を入れてください'],
    ['of a kind nobody knows', 'meeting-records', { kind: '議題' }, 'kind', 'agenda・case・fact・issue・decision・followup のいずれか'],
    ['whose record has no title', 'meeting-records', { title: '' }, 'title', '空欄にはできません。値を入れてください'],
    ['whose record is no number', 'meeting-records', { parent: '一' }, 'parent', '整数（例：2020）'],
    ['whose figure is blank', 'meeting-figures', { value: '' }, 'value', '空欄にはできません。値を入れてください'],
    ['whose figure has a unit', 'meeting-figures', { value: '3,045人' }, 'value', '数（例：58.8、1,056）。単位は付けず、数だけにしてください'],
  ])('%s', async (_, table, cells, column, expected) => {
    expect(await refusals(table, cells)).toEqual([{ file: `${table}.csv`, row: 2, column, found: Object.values(cells)[0], expected }])
  })

  test('that belongs to no meeting', async () => {
    expect(await refusals('meeting-people', { meeting: 'lost' })).toEqual([{ file: 'meeting-people.csv', row: 2, column: 'meeting', found: 'lost', expected: 'meetings.csv にある id' }])
  })

  test('whose record hangs under one that is not there, or is of another meeting', async () => {
    const expected = 'meeting-records.csv にある meeting / no'
    expect(await problemsOf({ 'meeting-records': [AGENDA, { ...CASE, parent: '9' }] })).toEqual([{ file: 'meeting-records.csv', row: 3, column: 'parent', found: `${MEETING} / 9`, expected }])
    expect(await problemsOf({ 'meetings': [FIRST, { ...FIRST, id: 'b-kai' }], 'meeting-records': [AGENDA, { ...CASE, meeting: 'b-kai', no: '1' }, { ...CASE, meeting: 'b-kai', no: '3', parent: '7' }] }))
      .toEqual([{ file: 'meeting-records.csv', row: 4, column: 'parent', found: 'b-kai / 7', expected }])
  })

  test('whose record hangs under itself, by the meeting', async () => {
    expect(await problemsOf({ 'meeting-records': [{ ...AGENDA, parent: '1' }] })).toEqual([{ file: 'meetings', column: MEETING, found: 'record 1', expected: '参照先の行' }])
  })

  test('whose figure belongs to no record', async () => {
    expect(await refusals('meeting-figures', { record: '9' })).toEqual([{ file: 'meeting-figures.csv', row: 2, column: 'record', found: `${MEETING} / 9`, expected: 'meeting-records.csv にある meeting / no' }])
  })

  test.each<['meetings' | 'meeting-people' | 'meeting-records' | 'meeting-figures', readonly Cells[], string]>([
    ['meetings', [FIRST, FIRST], 'id'],
    ['meeting-people', [SEAT, SEAT], 'no'],
    ['meeting-records', [AGENDA, CASE, CASE], 'no'],
    ['meeting-figures', [FIGURE, FIGURE], 'no'],
  ])('that stands twice in %s', async (table, rows, column) => {
    expect(await problemsOf({ [table]: rows })).toMatchObject([{ file: `${table}.csv`, row: rows.length + 1, column }])
  })

  test.each<[string, Cells, string]>([
    ['whose month does not exist', { held: '2024-13-11' }, 'held'],
    ['whose hour does not exist', { start: '25:00' }, 'start'],
    ['whose minute does not exist', { end: '15:60' }, 'end'],
    ['whose day is on no calendar', { held: '2024-02-30' }, 'held'],
    ['that ends before it begins', { end: '13:00' }, 'end'],
  ])('%s', async (_, cells, column) => {
    expect(await refusals('meetings', cells)).toMatchObject([{ file: 'meetings.csv', row: 2, column, found: Object.values(cells)[0] }])
  })
})
