import type { BinderEntry, NoteHead } from '../../src/domain/note'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addEntry, carryOn, confirmedEntry, entryState, isBesideGone, isOfMeeting, isOpen, itemEntry, likelyMeeting, meetingOf, minutesTotal, moveEntry, removeEntry, replaceEntry, shiftEntry } from '../../src/domain/binder'
import { noteOf } from '../../src/domain/note-shape'
import * as make from '../fixtures/content'
import { binder, homework, note, textNote } from '../fixtures/notes'

const ITEM = 'initiative:r2/1-1-1-1'
const content = make.editionContent()

const text = (id: string, more: { readonly title?: string, readonly minutes?: number } = {}): BinderEntry => ({ id, kind: 'text', title: id, ...more })
const ids = (entries: readonly BinderEntry[]) => entries.map(({ id }) => id).join('')
const arbitraryLines = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 8 }).map(names => names.map(name => text(name)))

describe('the lines of an agenda', () => {
  test('are put in at the end, or where one is told', () => {
    const lines = [text('a'), text('b')]
    expect(addEntry(lines, text('c'))).toEqual({ ok: true, value: [...lines, text('c')] })
    expect(addEntry(lines, text('c'), 0)).toMatchObject({ ok: true, value: [{ id: 'c' }, { id: 'a' }, { id: 'b' }] })
  })

  test('are a hundred at most', () => {
    const many = Array.from({ length: 100 }, (_, at) => text(`n${at}`))
    expect(addEntry(many, text('c'))).toEqual({ ok: false, failure: 'fullAgenda' })
    expect(noteOf(binder({ entries: many }))).toBeDefined()
    expect(noteOf(binder({ entries: [...many, text('c')] }))).toBeUndefined()
  })

  test.each<[string, string, -1 | 1, string]>([
    ['up', 'b', -1, 'bac'],
    ['down', 'b', 1, 'acb'],
    ['not above the first', 'a', -1, 'abc'],
    ['not below the last', 'c', 1, 'abc'],
    ['nowhere where there is no such line', 'x', 1, 'abc'],
  ])('move one place %s', (_, id, by, after) => {
    expect(ids(shiftEntry([text('a'), text('b'), text('c')], id, by))).toBe(after)
  })

  test('moved anywhere are the same lines, the others in their order, and moving back restores them', () => {
    fc.assert(fc.property(arbitraryLines, fc.nat(9), fc.integer({ min: -3, max: 12 }), (lines, at, to) => {
      const moved = lines[at % Math.max(1, lines.length)]
      if (!moved)
        return
      const after = moveEntry(lines, moved.id, to)
      expect(after.indexOf(moved)).toBe(Math.min(Math.max(to, 0), lines.length - 1))
      expect(removeEntry(after, moved.id)).toEqual(removeEntry(lines, moved.id))
      expect(moveEntry(after, moved.id, lines.indexOf(moved))).toEqual(lines)
    }))
  })

  test('are replaced and removed by their ids', () => {
    expect(replaceEntry([text('a'), text('b')], text('b', { title: '別' }))).toEqual([text('a'), text('b', { title: '別' })])
    expect(ids(removeEntry([text('a'), text('b')], 'a'))).toBe('b')
  })

  test('take together what is said, and what is not said is counted and is not nothing', () => {
    expect(minutesTotal([{ id: 'h', kind: 'heading', title: '報告' }, text('a', { minutes: 10 }), text('b'), text('c', { minutes: 0 })])).toEqual({ minutes: 10, unsaid: 1 })
  })
})

describe('a line with an item', () => {
  const line = itemEntry('a', ITEM, '見守り活動', content)

  test('says whether its item is the same, changed or gone, until its owner confirms it', () => {
    const renamed = { ...content, initiatives: [make.initiative('1-1-1-1', { name: '別の名前' })] }
    const gone = { ...content, initiatives: [] }
    expect([content, renamed, gone].map(each => entryState(line, each))).toEqual(['same', 'changed', 'gone'])
    expect(entryState(confirmedEntry(line, renamed), renamed)).toBe('same')
    expect(entryState(confirmedEntry(line, gone), gone)).toBe('same')
    expect(entryState(confirmedEntry(line, gone), content)).toBe('changed')
  })

  test('says whether the item beside it is gone', () => {
    const two: BinderEntry = { ...line, kind: 'item', item: ITEM, mark: '', beside: 'indicator:consult' }
    expect([isBesideGone(two, content), isBesideGone(two, { ...content, indicators: [] }), isBesideGone(line, content)]).toEqual([false, true, false])
  })

  test('without an item is the same in every edition', () => {
    expect(entryState(text('a'), make.emptyContent())).toBe('same')
  })
})

describe('carrying on to the next meeting', () => {
  const now = binder({ id: 'b', title: '第2回' })
  const instant = '2027-01-01T00:00:00.000Z'
  const first: NoteHead = { id: 'n', feed: 'test/dev', item: 'binder:n', title: '', version: 2, mark: '', text: '', created: instant, changed: instant, revision: 1, deleted: false }
  const asked = note({ id: 'q', kind: 'question', meeting: 'b' })
  const given = homework({ id: 'h', meeting: 'a', due: { binder: 'b', day: '2027-02-01' } })

  test('takes open questions and homework along, and remembers where it came from', () => {
    const { binder: next, moved } = carryOn(now, first, [], [asked, given])
    expect(next).toMatchObject({ id: 'n', kind: 'binder', title: '第2回', time: '14:00', place: '第一会議室', entries: [], before: 'b' })
    expect(next.day).toBeUndefined()
    expect(noteOf(next)).toEqual(next)
    expect(moved).toEqual([
      { ...asked, meeting: 'n', changed: first.changed, revision: 2 },
      { ...given, meeting: 'a', due: { binder: 'n', day: '2027-02-01' }, changed: first.changed, revision: 2 },
    ])
  })

  test('leaves what is done, deleted, of another meeting or a mere note', () => {
    const notes = [{ ...asked, done: true }, homework({ done: true }), homework({ deleted: true, text: '', owner: '' }), note({ kind: 'question', meeting: 'c' }), note({ meeting: 'b' }), now]
    expect(carryOn(now, first, [], notes).moved).toEqual([])
    expect(notes.filter(isOpen).map(({ kind }) => kind)).toEqual(['question'])
  })

  test('takes along what is open on its lines, though nobody said of which meeting it is', () => {
    const onLine = note({ id: 'l', kind: 'question', item: 'entry:b/e1' })
    expect(carryOn(now, first, [], [onLine, note({ kind: 'question', item: 'entry:a/e1' })]).moved).toEqual([{ ...onLine, meeting: 'n', changed: first.changed, revision: 2 }])
  })

  test('keeps the lines that are wanted', () => {
    expect(carryOn(now, { ...first, title: '第3回' }, now.entries.slice(1), []).binder).toMatchObject({ title: '第3回', entries: [{ id: 'e2' }, { id: 'e3' }] })
  })
})

describe('what is written belongs to the meeting', () => {
  test.each([
    ['where it came up', textNote({ kind: 'question', item: 'entry:a/e1', meeting: 'b' }), ['b'], 'b'],
    ['where it is due, too', homework({ meeting: 'a', due: { binder: 'b' } }), ['a', 'b'], 'a'],
    ['on a line of whose agenda it stands', textNote({ item: 'entry:b/e1' }), ['b'], 'b'],
    ['on whose agenda it stands', textNote({ item: 'binder:b' }), ['b'], 'b'],
    ['that nobody named: none', textNote(), [], undefined],
  ] as const)('%s', (_, written, all, one) => {
    expect(['a', 'b', 'c'].filter(id => isOfMeeting(written, id))).toEqual(all)
    expect(meetingOf(written)).toBe(one)
  })

  test.each([
    ['entry:z/e1', 'z'],
    ['binder:z', 'z'],
    [ITEM, 'b'],
    ['indicator:consult', 'b'],
    ['point:consult/2024', 'b'],
    ['goal:r8/1', undefined],
  ] as const)('a question about %s is most likely one for %s', (item, meeting) => {
    expect(likelyMeeting(item, binder({ id: 'b' }))).toBe(meeting)
  })

  test('is none of an agenda where there is none', () => {
    expect(likelyMeeting(ITEM, undefined)).toBeUndefined()
  })
})
