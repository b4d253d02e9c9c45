import type { EditionContent } from '../../src/domain/edition'
import type { Shard } from '../../src/feed/shard'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COLLECTIONS } from '../../src/domain/edition'
import { encodeUtf8, sha256Hex } from '../../src/feed/bytes'
import { encodeJson } from '../../src/feed/json'
import { compareKeys } from '../../src/feed/key-order'
import { assemble, checkShardBytes, encodeShard, parseShard } from '../../src/feed/shard'
import { cutEdition } from '../../src/feed/split'
import { arbitraryContent } from '../fixtures/arbitraries'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'
import { richEdition } from '../fixtures/rich-edition'

const rows = [make.goal(1), make.goal(2)]
const bytes = encodeShard({ collection: 'goals', rows })
const entry = { name: 'goals/r2', sha256: await sha256Hex(bytes), bytes: bytes.byteLength, rows: 2 }

describe('received bytes', () => {
  test('pass as they were promised', async () => {
    expect(await checkShardBytes(bytes, entry)).toEqual({ ok: true, value: bytes })
  })

  test('that are cut short or run on are damaged', async () => {
    const damaged = { ok: false, failure: { kind: 'damaged', what: 'goals/r2' } }
    expect(await checkShardBytes(bytes.slice(0, -1), entry)).toEqual(damaged)
    expect(await checkShardBytes(new Uint8Array([...bytes, 0x0A]), entry)).toEqual(damaged)
    expect(await checkShardBytes(new Uint8Array(), entry)).toEqual(damaged)
  })

  test('of the right hash but another promised length are damaged', async () => {
    expect(await checkShardBytes(bytes, { ...entry, bytes: entry.bytes + 1 })).toMatchObject({ ok: false, failure: { kind: 'damaged' } })
  })

  test('with any byte changed are damaged', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(bytes.byteLength - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = new Uint8Array(bytes)
      changed[at] = (changed[at] ?? 0) ^ change
      expect(await checkShardBytes(changed, entry)).toMatchObject({ ok: false, failure: { kind: 'damaged' } })
    }))
  })
})

describe('a shard', () => {
  test('is read back as it was encoded', () => {
    expect(parseShard(bytes, entry)).toEqual({ ok: true, value: { collection: 'goals', rows } })
  })

  test.each([
    ['no JSON', '<html>'],
    ['a bare list', '[]'],
    ['a collection nobody knows', '{"collection":"people","rows":[]}'],
    ['rows that are no list', '{"collection":"goals","rows":{}}'],
  ])('that is %s is damaged', (_, text) => {
    expect(parseShard(encodeUtf8(text), entry)).toEqual({ ok: false, failure: { kind: 'damaged', what: 'goals/r2' } })
  })

  test('that holds another collection than its name says is inconsistent', () => {
    expect(parseShard(bytes, { ...entry, name: 'kinds/r2' })).toEqual({ ok: false, failure: { kind: 'inconsistent', what: 'kinds/r2' } })
  })

  test('is known by its collection, not by the plan or part behind it', () => {
    expect(parseShard(bytes, { ...entry, name: 'goals/r2/0a' })).toMatchObject({ ok: true })
  })

  test.each([1, 3])('that holds two rows where %d were promised is inconsistent', (promised) => {
    expect(parseShard(bytes, { ...entry, rows: promised })).toEqual({ ok: false, failure: { kind: 'inconsistent', what: 'goals/r2' } })
  })

  test('keeps fields this reader does not know', () => {
    const newer = { ...make.goal(1), colour: '#0017C1', source: { ...make.source(), page: 12 } }
    const parsed = parseShard(encodeJson({ collection: 'goals', rows: [newer] }), { ...entry, rows: 1 })
    expect(parsed).toEqual({ ok: true, value: { collection: 'goals', rows: [newer] } })
  })

  test('keeps them in the rows around the plan too', () => {
    const newer = { ...make.service('sodan', { links: [make.link('goal:r2/1')], schedules: [make.schedule()] }), url: 'https://example.jp/' }
    const parsed = parseShard(encodeJson({ collection: 'services', rows: [newer] }), { ...entry, name: 'services', rows: 1 })
    expect(parsed).toEqual({ ok: true, value: { collection: 'services', rows: [newer] } })
  })

  test('of an edition of schema 1, which lacks the places of figures, is still read', () => {
    const earlier: unknown = JSON.parse(JSON.stringify({
      ...make.initiative(),
      reports: { 2020: { ...make.yearReport(), figures: [{ label: '件数', value: 1, printed: '1', unit: '件' }] } },
      measures: [{ label: '件数', unit: '件', targets: {}, results: { 2020: 1 } }],
    }))
    expect(parseShard(encodeJson({ collection: 'initiatives', rows: [earlier] }), { ...entry, name: 'initiatives/r2', rows: 1 })).toMatchObject({ ok: true })
  })

  test('drops them only inside a target, a result or a cell, which are closed', () => {
    const year = make.indicatorYear(2021)
    const newer = { ...make.indicator(), years: [{ ...year, result: { ...year.result, lower: 50.1 } }] }
    const parsed = parseShard(encodeJson({ collection: 'indicators', rows: [newer] }), { ...entry, name: 'indicators/r2', rows: 1 })
    expect(parsed).toEqual({ ok: true, value: { collection: 'indicators', rows: [make.indicator()] } })
  })
})

describe('a wrong field is refused, and the message says where it stands', () => {
  test.each<[string, string, object, string]>([
    ['a missing field', 'goals', { ...make.goal(1), name: undefined }, 'name'],
    ['an empty name', 'goals', make.goal(1, { name: '' }), 'name'],
    ['a number in quotes', 'goals', { ...make.goal(1), goal: '1' }, 'goal'],
    ['a source without its document', 'goals', { ...make.goal(1), source: {} }, 'source.doc'],
    ['a line below zero', 'goals', make.goal(1, { source: { doc: 'report', line: -1 } }), 'source.line'],
    ['a year out of this age', 'plans', make.plan('r2', { fromYear: 20200 }), 'fromYear'],
    ['a grade that does not exist', 'initiatives', { ...make.initiative(), grades: { 2020: { ...make.yearGrade('A'), grade: 'E' } } }, 'grades.2020.grade'],
    ['a year that is no year', 'initiatives', { ...make.initiative(), targets: { R2: { kind: 'blank' } } }, 'targets.R2'],
    ['a code that is none', 'initiatives', { ...make.initiative(), code: '1月1日' }, 'code'],
    ['a report without its flag', 'initiatives', { ...make.initiative(), reports: { 2020: { ...make.yearReport(), covidMentioned: 0 } } }, 'reports.2020.covidMentioned'],
    ['a kind of result nobody knows', 'indicators', { ...make.indicator(), years: [{ ...make.indicatorYear(2021), result: { kind: 'zero' } }] }, 'years.0.result.kind'],
    ['a result that is no number', 'indicators', { ...make.indicator(), years: [{ ...make.indicatorYear(2021), result: { kind: 'reported', value: '52.7' } }] }, 'years.0.result.value'],
    ['a result of null', 'indicators', { ...make.indicator(), years: [{ ...make.indicatorYear(2021), result: null }] }, 'years.0.result'],
    ['a direction nobody improves in', 'indicators', { ...make.indicator(), better: 'up' }, 'better'],
    ['a lonely spelling', 'spellings', make.spelling(1, ['取組']), 'words'],
    ['a half serial', 'crosswalk', { ...make.crosswalkRow(), serial: 1.5 }, 'serial'],
    ['a place of no year', 'initiatives', { ...make.initiative(), measures: [make.measure({ sources: JSON.parse('{"targets":{"R2":{"doc":"report"}},"results":{}}') })] }, 'measures.0.sources.targets.R2'],
    ['a place of a target without its document', 'indicators', { ...make.indicator(), years: [{ ...make.indicatorYear(2021), targetSource: { line: 3 } }] }, 'years.0.targetSource.doc'],
    ['a programme’s number with a blank', 'programmes', make.programme('健福 01'), 'id'],
    ['a programme’s number that is part of an address', 'programmes', make.programme('健福/01'), 'id'],
    ['a cost below zero', 'programmes', make.programme('a', { cost: -1 }), 'cost'],
    ['half a thousand yen', 'programmes', make.programme('a', { total: 0.5 }), 'total'],
    ['a priority nobody knows', 'programmes', { ...make.programme(), priority: '' }, 'priority'],
    ['a mark that is neither yes nor no', 'programmes', { ...make.programme(), mandated: 0 }, 'mandated'],
    ['a programme without evaluation', 'programmes', make.programme('a', { evaluation: '' }), 'evaluation'],
    ['a link to nobody knows what', 'programmes', { ...make.programme(), links: [{ to: 'person:1', inferred: false }] }, 'links.0.to'],
    ['a link that does not say who made it', 'programmes', { ...make.programme(), links: [{ to: 'goal:r2/1' }] }, 'links.0.inferred'],
    ['a further place that is no place', 'programmes', { ...make.programme(), otherSources: ['report:3'] }, 'otherSources.0'],
    ['a cost item nobody knows', 'costs', { ...make.printedCost(), item: 'wages' }, 'item'],
    ['a cost of null', 'costs', { ...make.printedCost(), value: null }, 'value'],
    ['a section nobody knows', 'assessments', { ...make.assessment(), section: 'mood' }, 'section'],
    ['an assessment that says nothing', 'assessments', make.assessment('a', { summary: '' }), 'summary'],
    ['a mark in capitals', 'assessments', make.assessment('A'), 'id'],
    ['a day in Japanese', 'meetings', make.meeting('m', { held: '令和6年1月11日' }), 'held'],
    ['a month that does not exist', 'meetings', make.meeting('m', { held: '2024-13-11' }), 'held'],
    ['an hour that does not exist', 'meetings', make.meeting('m', { start: '25:00' }), 'start'],
    ['a minute that does not exist', 'meetings', make.meeting('m', { end: '15:60' }), 'end'],
    ['a seat nobody takes', 'meetings', { ...make.meeting(), seats: [{ ...make.meetingSeat(), part: 'guest' }] }, 'seats.0.part'],
    ['a record without title', 'meetings', make.meeting('m', { records: [make.meetingRecord(1, { title: '' })] }), 'records.0.title'],
    ['a kind of record nobody knows', 'meetings', { ...make.meeting(), records: [{ ...make.meetingRecord(), kind: 'joke' }] }, 'records.0.kind'],
    ['a figure of a meeting that is no number', 'meetings', { ...make.meeting(), records: [{ ...make.meetingRecord(), figures: [{ ...make.meetingFigure(), value: '3,045' }] }] }, 'records.0.figures.0.value'],
    ['a user nobody knows', 'services', { ...make.service(), userType: '法人' }, 'userType'],
    ['an empty department', 'services', make.service('s', { department: [''] }), 'department.0'],
    ['a telephone number with brackets', 'services', make.service('s', { phone: '0467(23)3000' }), 'phone'],
    ['a telephone number without its first nought', 'services', make.service('s', { phone: '467-23-3000' }), 'phone'],
    ['a check on no day', 'services', make.service('s', { lastChecked: '2026-11' }), 'lastChecked'],
    ['a weekday nobody knows', 'services', { ...make.service(), schedules: [{ ...make.schedule(), byday: ['MO', '火'] }] }, 'schedules.0.byday.1'],
    ['hours without a nought', 'services', make.service('s', { schedules: [make.schedule({ opensAt: '9:00' })] }), 'schedules.0.opensAt'],
    ['hours that are blank', 'services', make.service('s', { schedules: [make.schedule({ closesAt: '' })] }), 'schedules.0.closesAt'],
    ['a holiday rule nobody knows', 'services', { ...make.service(), schedules: [{ ...make.schedule(), holidays: 'maybe' }] }, 'schedules.0.holidays'],
    ['a figure of a year out of this age', 'services', make.service('s', { figures: [make.serviceFigure(1, { year: 6 })] }), 'figures.0.year'],
    ['a topic on no axis', 'topics', { ...make.topic(), axis: 'place' }, 'axis'],
    ['a topic without name', 'topics', make.topic('need', 'care', { name: '' }), 'name'],
    ['a fax that is none', 'contacts', make.contact('c', { fax: 'なし' }), 'fax'],
    ['a contact that does not say whether it is the main one', 'contacts', { ...make.contact(), main: 1 }, 'main'],
    ['a district without a number', 'districts', { ...make.district(), no: '1' }, 'no'],
    ['a role without reading', 'roles', make.role(1, { reading: '' }), 'reading'],
    ['a holiday on no day', 'holidays', make.holiday('11-23'), 'date'],
    ['a term without explanation', 'terms', make.term('t', { explanation: '' }), 'explanation'],
    ['an empty alias', 'terms', make.term('t', { aliases: ['福祉', ''] }), 'aliases.1'],
    ['a term that does not say whether it is marked', 'terms', { ...make.term(), marked: undefined }, 'marked'],
    ['a kind of finding nobody knows', 'discrepancies', { ...make.discrepancy(), kind: 'typo' }, 'kind'],
    ['a finding that does not say what is shown', 'discrepancies', make.discrepancy('d', { shown: '' }), 'shown'],
  ])('%s', (_, collection, row, path) => {
    const parsed = parseShard(encodeJson({ collection, rows: [row] }), { ...entry, name: `${collection}/r2`, rows: 1 })
    expect(parsed).toMatchObject({ ok: false, failure: { kind: 'inconsistent', what: expect.stringContaining(`${collection}/r2: ${path} `) } })
  })

  test.each(['09:00', '00:00', '23:59', '24:00', ''])('but 「%s」 is a time a meeting may begin', (start) => {
    const row = make.meeting('m', { start })
    expect(parseShard(encodeJson({ collection: 'meetings', rows: [row] }), { ...entry, name: 'meetings', rows: 1 })).toEqual({ ok: true, value: { collection: 'meetings', rows: [row] } })
  })

  test.each(['24:01', '24:59'])('and 「%s」 is none', (start) => {
    expect(parseShard(encodeJson({ collection: 'meetings', rows: [make.meeting('m', { start })] }), { ...entry, name: 'meetings', rows: 1 })).toMatchObject({ ok: false })
  })

  test('a row with half a character in a text, of which no address can be made', () => {
    for (const [half, whole] of [['\uD800', '𠮷'], ['防\uDFB7', '𠮷野'], ['\uDC00\uD800', '🙂']]) {
      expect(parseShard(encodeJson({ collection: 'goals', rows: [make.goal(1, { name: half }), make.goal(2)] }), entry)).toMatchObject({ ok: false })
      expect(parseShard(encodeJson({ collection: 'goals', rows: [make.goal(1, { name: whole }), make.goal(2)] }), entry)).toMatchObject({ ok: true })
    }
  })

  test('a row that is no object, beside good ones', () => {
    const parsed = parseShard(encodeJson({ collection: 'goals', rows: [make.goal(1), null] }), entry)
    expect(parsed).toMatchObject({ ok: false, failure: { kind: 'inconsistent' } })
  })
})

describe('an edition', () => {
  async function roundTrip(content: EditionContent, limit?: number): Promise<EditionContent> {
    const shards = (await cutEdition(content, limit)).map(cut => parseShard(cut.bytes, cut.entry))
    return assemble(shards.map((shard) => {
      if (!shard.ok)
        throw new Error(JSON.stringify(shard.failure))
      return shard.value
    }))
  }

  test('with rows in every collection and every optional field comes back whole', async () => {
    const content = richEdition()
    expect(COLLECTIONS.filter(name => content[name].length === 0)).toEqual([])
    expect(sorted(await roundTrip(content))).toEqual(sorted(content))
  })

  test('of random rows comes back whole', async () => {
    await fc.assert(fc.asyncProperty(arbitraryContent, async (content) => {
      expect(sorted(await roundTrip(content, 2000))).toEqual(sorted(content))
    }), { numRuns: 30 })
  })

  test('of the real city comes back whole', async () => {
    const content = await kamakura()
    expect(sorted(await roundTrip(content))).toEqual(sorted(content))
  })

  test('of the real city comes back whole from many small parts', async () => {
    const content = await kamakura()
    expect(sorted(await roundTrip(content, 16 * 1024))).toEqual(sorted(content))
  })

  test('has a shard for every collection that has rows, and reads those without as empty', async () => {
    const content = make.editionContent({ spellings: [], indicators: [] })
    expect(await roundTrip(content)).toEqual({ ...content, spellings: [], indicators: [] })
  })

  test('is put together in the order of the keys, whatever order the shards came in', () => {
    const shards: Shard[] = [
      { collection: 'goals', rows: [make.goal(10), make.goal(2)] },
      { collection: 'spellings', rows: [make.spelling(1)] },
      { collection: 'goals', rows: [make.goal(1, { plan: 'r8' }), make.goal(1)] },
    ]
    expect(assemble(shards).goals.map(row => `${row.plan}/${row.goal}`)).toEqual(['r2/1', 'r2/2', 'r2/10', 'r8/1'])
    expect(assemble([...shards].reverse())).toEqual(assemble(shards))
  })

  test('without shards is empty in every collection', () => {
    expect(Object.entries(assemble([]))).toEqual(COLLECTIONS.map(name => [name, []]))
  })

  /** Both sides in the order of the keys: tables may list rows in another. */
  function sorted(content: EditionContent): EditionContent {
    return assemble(COLLECTIONS.map((name): Shard => ({ collection: name, rows: content[name] })))
  }
})

describe('the order of keys', () => {
  const key = fc.oneof(
    fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }).map(parts => `r2/${parts.join('-')}`),
    fc.string({ unit: fc.constantFrom('a', 'b', '-', '/', '.', '0', '1', '9'), maxLength: 6 }),
  )

  test('goes by number where numbers stand', () => {
    const keys = ['r10/1', 'r2/1-1-10', 'r2/1-1-2', 'r2/1-1', 'r2/37.1', 'r2/37.0', 'r2/all', 'consult']
    expect(keys.sort(compareKeys)).toEqual(['consult', 'r2/1-1', 'r2/1-1-2', 'r2/1-1-10', 'r2/37.0', 'r2/37.1', 'r2/all', 'r10/1'])
  })

  test('is total: equal only to itself, reversed when the two change places, and without circles', () => {
    fc.assert(fc.property(key, key, key, (a, b, c) => {
      expect(compareKeys(a, b) === 0).toBe(a === b)
      expect(Math.sign(compareKeys(a, b)) + Math.sign(compareKeys(b, a))).toBe(0)
      if (compareKeys(a, b) <= 0 && compareKeys(b, c) <= 0)
        expect(compareKeys(a, c)).toBeLessThanOrEqual(0)
    }), { numRuns: 2000 })
  })
})
