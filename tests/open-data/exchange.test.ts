import type { EditionContent } from '../../src/domain/edition'
import type { OpenFile } from '../../src/open-data/open-file'
import Ajv2020 from 'ajv/dist/2020'
import { beforeAll, describe, expect, test } from 'vitest'
import { openData } from '../../src/open-data/open-data'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'
import { fixtureText, linesOf, textOf } from '../fixtures/open-data/table-reader'
import { richEdition } from '../fixtures/rich-edition'

const FACTS = { version: 7, feed: 'testcity/dev', created: '2026-11-21T00:00:00Z' }
const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'

let real: EditionContent
let files: readonly OpenFile[]

beforeAll(async () => {
  real = await kamakura()
  files = await openData(real, FACTS)
})

/** What the specification says of one field. */
interface HsdsField { readonly type?: string, readonly format?: string, readonly enum?: readonly string[], readonly of?: string }

const hsds: { readonly tables: Readonly<Record<string, { readonly required: readonly string[], readonly fields: Readonly<Record<string, HsdsField>> }>> } = JSON.parse(fixtureText('hsds-3.0.json'))
const columns: { readonly 支援制度: string, readonly イベント一覧: string } = JSON.parse(fixtureText('recommended-columns.json'))
const vocabulary: Readonly<Record<string, unknown>> = JSON.parse(fixtureText('schema-org.json'))

/** The fixture's lists of fields as a JSON Schema that knows no other field. */
function hsdsSchema(): object {
  const { tables } = hsds
  const part = ({ type, format, enum: words, of }: HsdsField): object => {
    if (of !== undefined) {
      const inner = tables[of] ? { $ref: `#/$defs/${of}` } : {}
      return type === 'array' ? { type, items: inner } : inner
    }
    return { type, ...format === 'uuid' && { pattern: UUID }, ...words && { enum: words } }
  }
  const $defs = Object.fromEntries(Object.entries(tables).map(([name, { required, fields }]) => [name, {
    type: 'object',
    required,
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(fields).map(([field, rule]) => [field, part(rule)])),
  }]))
  return { $defs, type: 'object', required: ['contents', 'total_items', 'total_pages', 'page_number', 'size', 'first_page', 'last_page', 'empty'], properties: { contents: { type: 'array', items: { $ref: '#/$defs/service' } } } }
}

interface HsdsService {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly organization_id?: string
  readonly assured_date?: string
  readonly alert: string
  readonly phones: readonly { readonly number: string }[]
  readonly schedules: readonly { readonly byday?: string, readonly freq?: string, readonly opens_at: string, readonly notes: string }[]
  readonly attributes: readonly { readonly id: string, readonly link_type: string, readonly value?: string }[]
}

function services(made: readonly OpenFile[]): readonly HsdsService[] {
  const page: { contents: HsdsService[] } = JSON.parse(textOf(made, 'hsds/services.json'))
  return page.contents
}

describe('services as HSDS 3.0', () => {
  const holds = new Ajv2020({ allErrors: true, strict: false }).compile(hsdsSchema())

  test.each([
    ['the real edition', () => real],
    ['the rich edition', richEdition],
    ['an edition without services', () => ({ ...make.editionContent(), services: [] })],
  ])('have the fields the specification asks for and no other: %s', async (_, edition) => {
    holds(JSON.parse(textOf(await openData(edition(), FACTS), 'hsds/services.json')))
    expect(holds.errors ?? []).toEqual([])
  })

  test.each([
    ['without a name', (service: object) => ({ ...service, name: undefined })],
    ['with a status of its own', (service: object) => ({ ...service, status: '実施中' })],
    ['with an id that is none', (service: object) => ({ ...service, id: 'mado' })],
    ['with a field nobody described', (service: object) => ({ ...service, rank: 1 })],
  ])('are refused %s', (_, change) => {
    const page = { ...JSON.parse(textOf(files, 'hsds/services.json')), contents: services(files).slice(0, 1).map((service): object => change(service)) }
    expect(holds(JSON.parse(JSON.stringify(page)))).toBe(false)
  })

  test('are all there, each under its own id, and an id means one thing', () => {
    const all = services(files)
    expect(all.map(({ name }) => name)).toEqual(real.services.map(({ name }) => name))
    const ids = all.flatMap(service => [service.id, ...service.attributes.map(({ id }) => id)])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('keep their ids when another service joins them', async () => {
    const [first] = services(await openData({ ...make.editionContent(), services: [make.service('b')] }, FACTS))
    const later = services(await openData({ ...make.editionContent(), services: [make.service('a'), make.service('b')] }, { ...FACTS, version: 8 }))
    expect(later[1]?.id).toBe(first?.id)
    expect(later[0]?.id).not.toBe(first?.id)
  })

  test('of two cities never share an id', async () => {
    const of = async (id: string) => services(await openData({ ...make.editionContent(), city: [make.city({ id })], services: [make.service('a')] }, FACTS))[0]?.id
    expect(await of('one')).not.toBe(await of('two'))
  })

  test('nobody has checked say so, and none has a day of checking, a number or hours that no document gives', () => {
    const all = services(files)
    expect(all.filter(({ alert }) => !alert.includes('まだ確かめていません'))).toHaveLength(real.services.filter(({ lastChecked }) => lastChecked !== '').length)
    expect(all.filter(service => 'assured_date' in service)).toHaveLength(real.services.filter(({ lastChecked }) => lastChecked !== '').length)
    expect(all.flatMap(({ phones }) => phones)).toHaveLength(real.services.filter(({ phone }) => phone !== '').length)
    expect(all.flatMap(({ schedules }) => schedules)).toHaveLength(real.services.flatMap(({ schedules }) => schedules).length)
  })

  test('hours without days are not of every week, hours are Japan’s, and what is unknown of a holiday is told', () => {
    const undated = services(files).flatMap(({ schedules }) => schedules).filter(({ byday }) => byday === undefined)
    expect(undated.length).toBeGreaterThan(0)
    expect(undated.filter(({ freq }) => freq !== undefined)).toEqual([])
    expect(undated.every(({ opens_at, notes }) => /^\d\d:\d\d\+09:00$/.test(opens_at) && notes.includes('祝日：資料にない'))).toBe(true)
  })

  test('name every source, every further organization and every link', () => {
    const values = (type: string) => services(files).flatMap(({ attributes }) => attributes).filter(({ link_type }) => link_type === type).length
    expect(values('organization')).toBe(real.services.reduce((sum, { organization }) => sum + Math.max(0, organization.length - 1), 0))
    expect(values('related')).toBe(real.services.flatMap(({ links }) => links).filter(({ inferred }) => !inferred).length)
    expect(values('related_inferred')).toBe(real.services.flatMap(({ links }) => links).filter(({ inferred }) => inferred).length)
    expect(services(files).filter(({ attributes }) => !attributes.some(({ link_type }) => link_type === 'source'))).toEqual([])
  })

  test('mark a description of ours', () => {
    expect(services(files).filter(({ description }) => description !== undefined && !description.startsWith('（要約）'))).toEqual([])
  })
})

describe('services as schema.org', () => {
  interface Node { readonly '@type'?: string, readonly '@id'?: string, readonly [property: string]: unknown }

  const graph = (): readonly Node[] => {
    const document: { '@context': object, '@graph': Node[] } = JSON.parse(textOf(files, 'schema-org/services.jsonld'))
    return document['@graph']
  }

  /** Properties that their type does not have, and types nobody described. */
  function unknown(value: unknown): readonly string[] {
    if (Array.isArray(value))
      return value.flatMap(unknown)
    if (typeof value !== 'object' || value === null)
      return []
    const node: Node = { ...value }
    const properties = node['@type'] === undefined ? [] : vocabulary[node['@type']]
    const strange = Object.keys(node).filter(name => !name.startsWith('@') && !(Array.isArray(properties) && properties.includes(name))).map(name => `${node['@type']}.${name}`)
    return [...strange, ...Object.values(node).flatMap(unknown)]
  }

  test('use the properties their types have, and nothing that would have to be fetched', () => {
    expect(unknown(graph())).toEqual([])
    expect(JSON.parse(textOf(files, 'schema-org/services.jsonld'))['@context']).toEqual({ '@vocab': 'https://schema.org/' })
  })

  test('are GovernmentServices under the ids that HSDS has, in the same order', () => {
    expect(graph().filter(node => node['@type'] === 'GovernmentService').map(node => node['@id'])).toEqual(services(files).map(({ id }) => `urn:uuid:${id}`))
  })

  test('point to services that are there', () => {
    const there = new Set(graph().map(node => node['@id']))
    const named = [...textOf(files, 'schema-org/services.jsonld').matchAll(/"@id": "(urn:uuid:[^"]+)"/g)].map(([, id]) => id)
    expect(named.filter(id => !there.has(id))).toEqual([])
  })
})

describe('the tables local governments share', () => {
  test.each([
    ['支援制度', 'recommended/support-services.csv', () => real.services.length],
    ['イベント一覧', 'recommended/events.csv', () => real.meetings.length],
  ] as const)('%s has their columns in their order, its own marked after them, and a row for each', (name, path, rows) => {
    const head = textOf(files, path).slice(1).split('\r\n')[0] ?? ''
    expect(head.startsWith(`${columns[name]},`)).toBe(true)
    expect(head.slice(columns[name].length + 1).split(',').every(title => title.endsWith('（独自）'))).toBe(true)
    expect(linesOf(files, path)).toHaveLength(rows())
  })

  test('say nothing in columns no document fills: no codes, no addresses, no places on a map', () => {
    const blank = ['緯度', '経度', '住所', '定員', '都道府県コード又は市区町村コード']
    expect(linesOf(files, 'recommended/events.csv').flatMap(line => blank.map(name => line[name]))).toEqual(real.meetings.flatMap(() => blank.map(() => '')))
  })

  test('read a name as the edition reads it, in the kana such tables are written in, and say so', () => {
    const [event] = linesOf(files, 'recommended/events.csv')
    expect(event?.イベント名_カナ).toMatch(/^[ァ-ヶー]+$/)
    expect(event?.['カナの根拠（独自）']).toBe('この版のふりがな')
  })

  test('tell whoever finds no number of a service which one to call instead', () => {
    const lines = linesOf(files, 'recommended/support-services.csv')
    expect(lines.every(line => /代表 [\d-]+）$/.test(line['お問い合わせ先'] ?? ''))).toBe(true)
    expect(lines.every(line => line['窓口に確かめた日（独自）'] === '確かめていない')).toBe(true)
  })
})

describe('indicators for Open SDG', () => {
  test('have a table and a page of metadata each', () => {
    for (const { id } of real.indicators) {
      expect(textOf(files, `open-sdg/data/indicator_${id}.csv`)).toMatch(/^\uFEFFYear,Series,Units,COMMENT_OBS,SOURCE_DETAIL,Value\r\n/)
      expect(JSON.parse(textOf(files, `open-sdg/meta/${id}.yml`))).toMatchObject({ indicator_number: id, standalone: true, permalink: id, auto_progress_calculation: false })
    }
  })

  test('leave a value blank where there is none, and say why beside it', () => {
    const lines = real.indicators.flatMap(({ id }) => linesOf(files, `open-sdg/data/indicator_${id}.csv`))
    expect(lines.filter(line => (line.Value === '') !== !['実績あり', '設定あり'].includes(line.COMMENT_OBS ?? ''))).toEqual([])
    expect(lines.filter(line => line.SOURCE_DETAIL === '')).toEqual([])
    expect(lines.map(line => line.COMMENT_OBS)).toEqual(expect.arrayContaining(['未実施', '空欄']))
  })

  test('keep a value of zero', async () => {
    const made = await openData({ ...make.editionContent(), indicators: [make.indicator('a', { years: [make.indicatorYear(2021, { result: { kind: 'reported', value: 0 } })] })] }, FACTS)
    expect(linesOf(made, 'open-sdg/data/indicator_a.csv')[0]).toMatchObject({ Year: '2021', COMMENT_OBS: '実績あり', Value: '0' })
  })

  test('name the basis of every rate in their metadata', () => {
    const bases = real.indicators.flatMap(({ id }): string[] => JSON.parse(textOf(files, `open-sdg/meta/${id}.yml`)).rates.map(({ basis }: { basis: string }) => basis))
    expect(new Set(bases)).toEqual(new Set(['printed', 'placeholder', 'computed']))
  })
})
