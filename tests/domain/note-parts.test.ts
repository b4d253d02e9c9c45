import { describe, expect, test } from 'vitest'
import { isTextNote, tombstone } from '../../src/domain/note'
import { noteOf } from '../../src/domain/note-shape'
import { binder, homework, note, opinion, visit } from '../fixtures/notes'

const ALL = [note(), note({ kind: 'question', meeting: 'b', done: true }), note({ kind: 'bookmark', text: '' }), homework(), binder(), visit(), opinion()]

describe('writing of every kind', () => {
  test.each(ALL)('$kind is taken as it was written, with nothing else that lies in it', (written) => {
    expect(noteOf({ ...written, more: 1 })).toEqual(written)
  })

  test.each(ALL)('$kind leaves no word of its writer when it is deleted', (written) => {
    const gone = tombstone(written)
    expect(noteOf(gone)).toEqual(gone)
    expect(gone).toMatchObject({ id: written.id, kind: written.kind, item: written.item, revision: written.revision, deleted: true })
    expect(JSON.stringify(gone)).not.toMatch(/ボランティア|内訳|福祉総務課|推進委員会|会議室|報告|次回|訪問|家計|電話|読み取れない|対象者/)
    // A bookmark has no words.
    if (written.kind !== 'bookmark')
      expect(noteOf({ ...written, deleted: true })).toBeUndefined()
  })

  test('loses its title with it where its writer gave it, also where it was kept beside another', () => {
    const title = '田中さんのこと'
    expect(JSON.stringify(tombstone(note({ item: 'entry:b/e', title, from: { item: 'binder:b', title } })))).not.toContain(title)
    expect(tombstone(note({ title: '見守り活動' })).title).toBe('見守り活動')
  })

  test('is text where it is a note, a question or homework', () => {
    expect(ALL.filter(isTextNote).map(({ kind }) => kind)).toEqual(['note', 'question', 'homework'])
  })
})

const entry = (changes: object) => ({ entries: [{ id: 'e1', kind: 'text', title: '', ...changes }] })
const line = (changes: object) => entry({ kind: 'item', item: 'goal:r2/1', mark: '', ...changes })
const shortlisted = (changes: object) => ({ entries: [{ service: 'service:sodan', title: '', reason: '', checked: false, ...changes }] })
const report = (changes: object) => ({ reports: [{ service: 'service:sodan', text: '', day: '2026-12-01', ...changes }] })

describe('writing', () => {
  test.each<[string, object, object]>([
    ['a question of a meeting that is none', note({ kind: 'question' }), { meeting: '' }],
    ['a question done perhaps', note({ kind: 'question' }), { done: 'perhaps' }],
    ['homework for nobody knows whom', homework(), { owner: 7 }],
    ['homework for an endless office', homework(), { owner: '課'.repeat(101) }],
    ['homework due some day', homework(), { due: { day: 'いつか' } }],
    ['homework due on a day there is not', homework(), { due: { day: '2026-02-30' } }],
    ['homework due at no meeting', homework(), { due: { binder: 7 } }],
    ['homework due in a word', homework(), { due: '2026-12-01' }],
    ['a binder on an item', binder(), { item: 'goal:r2/1' }],
    ['a binder with a text', binder(), { text: 'あ' }],
    ['a binder on a day in words', binder(), { day: 'あした' }],
    ['a binder at an hour there is not', binder(), { time: '25:00' }],
    ['a binder at an endless place', binder(), { place: '室'.repeat(201) }],
    ['a binder without lines', binder(), { entries: undefined }],
    ['a binder after none', binder(), { before: 'a\nb' }],
    ['two lines of one id', binder(), { entries: [...binder().entries, ...binder().entries] }],
    ['a line without an id', binder(), entry({ id: '' })],
    ['a line with a stroke in its id', binder(), entry({ id: 'a/b' })],
    ['a line of an unknown kind', binder(), entry({ kind: 'film' })],
    ['a line with an endless title', binder(), entry({ title: 'あ'.repeat(1001) })],
    ['a line with an endless text', binder(), entry({ text: 'あ'.repeat(2001) })],
    ['a line of less than no time', binder(), entry({ minutes: -1 })],
    ['a line of half a minute', binder(), entry({ minutes: 0.5 })],
    ['a line of a day', binder(), entry({ minutes: 601 })],
    ['a line with no item', binder(), line({ item: undefined })],
    ['a line with what is no item', binder(), line({ item: 'binder:b' })],
    ['a line without a mark', binder(), line({ mark: undefined })],
    ['a line beside what is no item', binder(), line({ beside: 'x' })],
    ['a line that reaches behind', binder(), JSON.parse('{"entries":[{"id":"e1","kind":"text","title":"","__proto__":{}}]}')],
    ['a visit on an item', visit(), { item: 'service:sodan' }],
    ['a visit of something else', visit(), shortlisted({ service: 'goal:r2/1' })],
    ['a visit with a reason of two lines', visit(), shortlisted({ reason: 'a\nb' })],
    ['a visit with an endless reason', visit(), shortlisted({ reason: 'あ'.repeat(201) })],
    ['a visit half checked', visit(), shortlisted({ checked: 1 })],
    ['a visit of too many', visit(), { entries: Array.from({ length: 51 }, () => visit().entries[0]) }],
    ['a visit that ends never', visit(), { until: '' }],
    ['a visit kept perhaps', visit(), { kept: undefined }],
    ['a report on no day', visit(), report({ day: '' })],
    ['an endless report', visit(), report({ text: 'あ'.repeat(501) })],
    ['an opinion on what is no goal', opinion(), { item: 'initiative:r2/1-1-1-1' }],
    ['an opinion on no year', opinion(), { year: '2025' }],
    ['an opinion that is none', opinion(), { stance: 'maybe' }],
    ['an endless opinion', opinion(), { reason: 'あ'.repeat(2001) }],
    ['an endless question', opinion(), { question: 'あ'.repeat(2001) }],
  ])('is none as %s', (_, written, wrong) => {
    expect(noteOf(written)).toBeDefined()
    expect(noteOf({ ...written, ...wrong })).toBeUndefined()
  })

  test('has no field for a person: whatever else is put in is left out', () => {
    expect(noteOf({ ...visit(), person: '田中', entries: [{ ...visit().entries[0], person: '田中' }] })).toEqual(visit())
  })
})
