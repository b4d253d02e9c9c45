import { describe, expect, test } from 'vitest'
import { itemMark } from '../../src/domain/item-mark'
import { tombstone } from '../../src/domain/note'
import { heirsOf, isTakenAway, noteState } from '../../src/domain/note-state'
import * as make from '../fixtures/content'
import { binder, note, visit } from '../fixtures/notes'

const ITEM = 'initiative:r2/1-1-1-1'

const content = make.editionContent({
  kinds: [make.kind(), make.kind('2-1-1', { plan: 'r8' }), make.kind('10-1-1', { plan: 'r8' })],
  crosswalk: [make.crosswalkRow(1, '1-1-1-1', { to: make.address('10-1-1') }), make.crosswalkRow(1, '1-1-1-1', { repeat: 1, to: make.address('2-1-1') })],
})

function changed(fields: Parameters<typeof make.initiative>[1]) {
  return { ...content, initiatives: [make.initiative('1-1-1-1', fields)] }
}

describe('the mark of an item', () => {
  test('is the same as long as nothing a reader is told of changes', () => {
    const mark = itemMark(content, ITEM)
    expect(mark).toMatch(/^[0-9a-f]{16}$/)
    expect(itemMark(structuredClone(content), ITEM)).toBe(mark)
    expect(itemMark(changed({ source: make.source(99) }), ITEM)).toBe(mark)
  })

  test.each([
    ['its name', changed({ name: '別の名前' })],
    ['its departments', changed({ departments: ['別の課'] })],
    ['a row that carries it on', { ...content, crosswalk: content.crosswalk.slice(1) }],
  ])('changes with %s', (_, after) => {
    expect(itemMark(after, ITEM)).not.toBe(itemMark(content, ITEM))
  })

  test('is there for every kind of item, and for none the edition does not have', () => {
    const all = make.editionContent({
      programmes: [make.programme()],
      services: [make.service()],
      meetings: [make.meeting('m', { records: [make.meetingRecord(3)] })],
      terms: [make.term()],
      discrepancies: [make.discrepancy()],
      assessments: [make.assessment()],
    })
    const refs = ['plan:r2', 'goal:r2/1', 'direction:r2/1-1', 'kind:r2/1-1-1', ITEM, 'indicator:consult', 'programme:健福-01', 'service:sodan', 'meeting:m', 'record:m/3', 'term:chiiki-fukushi', 'discrepancy:goal4-a-count', 'assessment:kenkou-1', 'source:report'] as const
    expect(refs.filter(ref => itemMark(all, ref) === undefined)).toEqual([])
    expect(refs.filter(ref => itemMark(make.emptyContent(), ref) !== undefined)).toEqual([])
  })
})

describe('the mark of one year of an indicator', () => {
  const YEAR = 'point:consult/2021'
  const indicator = make.indicator('consult')
  const withYears = (years: typeof indicator.years) => ({ ...content, indicators: [{ ...indicator, years }] })
  const [first, ...others] = indicator.years

  test('changes with its result and its target, and with nothing else', () => {
    const mark = itemMark(content, YEAR)
    expect(mark).toMatch(/^[0-9a-f]{16}$/)
    if (!first)
      throw new Error('the indicator has years')
    expect(first.year).toBe(2021)
    expect(itemMark(withYears([{ ...first, result: { kind: 'reported', value: 1 } }, ...others]), YEAR)).not.toBe(mark)
    expect(itemMark(withYears([{ ...first, target: { kind: 'set', value: 1 } }, ...others]), YEAR)).not.toBe(mark)
    expect(itemMark(withYears([{ ...first, note: '訂正' }, ...others.map(year => ({ ...year, result: { kind: 'blank' as const } }))]), YEAR)).toBe(mark)
  })

  test('is none where the indicator or the year is gone', () => {
    expect([withYears(others), { ...content, indicators: [] }].map(each => itemMark(each, YEAR))).toEqual([undefined, undefined])
  })
})

test('what the reader made is the same in every edition', () => {
  for (const item of ['binder:b', 'entry:b/e', 'visit:v'] as const)
    expect([content, make.emptyContent()].map(each => noteState(note({ item, mark: itemMark(each, item) ?? 'none' }), each))).toEqual(['same', 'same'])
})

describe('the item of a note', () => {
  const bound = note({ item: ITEM, mark: itemMark(content, ITEM) ?? '' })

  test('is the same, changed or gone', () => {
    expect(noteState(bound, content)).toBe('same')
    expect(noteState(bound, changed({ name: '別の名前' }))).toBe('changed')
    expect(noteState(bound, { ...content, initiatives: [] })).toBe('gone')
  })

  test('that was known to be gone is told of again only when it comes back', () => {
    const confirmed = { ...bound, mark: '' }
    expect(noteState(confirmed, { ...content, initiatives: [] })).toBe('same')
    expect(noteState(confirmed, content)).toBe('changed')
  })
})

describe('the heirs of an item', () => {
  test('are the actions its rows lead to, by their numbers, each once', () => {
    const twice = { ...content, crosswalk: [...content.crosswalk, make.crosswalkRow(1, '1-1-1-1', { repeat: 2, to: make.address('2-1-1') })] }
    expect(heirsOf(twice, ITEM)).toEqual(['kind:r8/2-1-1', 'kind:r8/10-1-1'])
  })

  test('are there also when the item itself is gone', () => {
    expect(heirsOf({ ...content, initiatives: [] }, ITEM)).toHaveLength(2)
  })

  test('are none where the edition has no such action, and for items of other kinds', () => {
    expect(heirsOf({ ...content, kinds: [] }, ITEM)).toEqual([])
    expect(heirsOf(content, 'goal:r2/1')).toEqual([])
  })
})

describe('what the reader made is taken away', () => {
  const notes = new Map([binder({ id: 'b' }), visit({ id: 'v' }), tombstone(binder({ id: 'x' }))].map(each => [each.id, each]))

  test.each(['binder:b', 'entry:b/e1', 'visit:v', 'initiative:r2/0-0-0-0', 'point:consult/1999'] as const)('not %s', (item) => {
    expect(isTakenAway(item, notes)).toBe(false)
  })

  test.each(['binder:x', 'binder:never', 'entry:b/e9', 'entry:x/e1', 'entry:v/e1', 'visit:x2'] as const)('%s', (item) => {
    expect(isTakenAway(item, notes)).toBe(true)
  })
})
