import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { filesInMemory } from '../../src/tables/city-files'
import { isInstant, PACKAGE_FILE, readDataPackage } from '../../src/tables/data-package'
import { readContent } from '../../src/tables/read-content'
import { KAMAKURA } from '../fixtures/city-folder'

const CITY_PACKAGE = await readFile(join(KAMAKURA, PACKAGE_FILE), 'utf8')

/** A city of which only the package is there. */
function cityOf(text: string) {
  return filesInMemory('試験市', new Map([[PACKAGE_FILE, encodeUtf8(text)]]))
}

/** The city's package with one piece of its text replaced. */
async function rewritten(from: string | RegExp, to: string) {
  const changed = CITY_PACKAGE.replace(from, to)
  if (changed === CITY_PACKAGE)
    throw new Error(`${PACKAGE_FILE} has no ${from}`)
  return readDataPackage(cityOf(changed))
}

test('the city’s package describes every table the publisher reads', async () => {
  const { found, problems } = await readDataPackage(cityOf(CITY_PACKAGE))
  expect(problems).toEqual([])
  expect(found).toMatchObject({ name: 'kamakura', city: { name: '鎌倉市' } })
})

describe('a package that cannot be used', () => {
  test('because it is missing says where to put it', async () => {
    const { found, problems } = await readDataPackage(filesInMemory('空のフォルダー', new Map()))
    expect(found).toBeUndefined()
    expect(problems).toMatchObject([{ file: PACKAGE_FILE, found: '空のフォルダー', expected: expect.stringContaining('datapackage.json を置いてください') }])
  })

  test('because it is no JSON shows how it begins', async () => {
    expect((await readDataPackage(cityOf('name: kamakura'))).problems).toMatchObject([{ file: PACKAGE_FILE, found: 'name: kamakura' }])
  })

  test.each([
    ['a name that is no address', /"name": "kamakura"/, '"name": "鎌倉"', 'name'],
    ['a date without time', /"created": "[^"]*"/, '"created": "2026-11-21"', 'created'],
    ['a day that does not exist', /"created": "[^"]*"/, '"created": "2026-13-21T00:00:00Z"', 'created'],
    ['a city without a name', '"name": "鎌倉市"', '"name": ""', 'city.name'],
    ['an app without a title', /"title": "[^"]*ナビ"/, '"title": ""', 'title'],
    ['no validity', /"validDays": \d+/, '"validDays": 0', 'city.validDays'],
    ['a path that leaves the folder', /"path": "sources.csv"/, '"path": "../sources.csv"', 'resources.0.path'],
    ['a type nobody reads', /"type": "string"/, '"type": "geopoint"', 'resources.0.schema.fields.0.type'],
  ])('because of %s is told by its field', async (_, from, to, column) => {
    const { found, problems } = await rewritten(from, to)
    expect(found).toBeUndefined()
    expect(problems).toMatchObject([{ file: PACKAGE_FILE, column }])
  })
})

describe('an instant', () => {
  test.each(['2026-11-21T00:00:00Z', '2024-02-29T23:59:59Z', '1999-12-31T12:00:00Z'])('%s exists', (text) => {
    expect(isInstant(text)).toBe(true)
  })

  test.each([
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T00:60:00Z',
    '2026-11-21',
    '2026-11-21T00:00:00.000Z',
    '2026-11-21T09:00:00+09:00',
    '',
  ])('「%s」 is none', (text) => {
    expect(isInstant(text)).toBe(false)
  })
})

describe('a package that lacks a piece', () => {
  test('is told which table', async () => {
    const { problems } = await rewritten(/"name": "spellings"/, '"name": "words"')
    expect(problems).toMatchObject([{ column: 'resources.spellings', found: 'なし' }])
  })

  test('is told which column, and which one nobody reads', async () => {
    const { problems } = await rewritten(/"name": "words"/, '"name": "synonyms"')
    expect(problems.map(problem => problem.column)).toEqual(['resources.spellings.words', 'resources.spellings.synonyms'])
  })

  test('keeps the whole city back', async () => {
    expect(await readContent(cityOf('{}'))).toMatchObject({ ok: false, problems: expect.arrayContaining([expect.objectContaining({ file: PACKAGE_FILE })]) })
  })
})

test('a column of another year may be added, because a plan runs on', async () => {
  const { found, problems } = await rewritten(/"name": "target_2025"/, '"name": "target_2026"')
  expect(problems).toEqual([])
  expect(found?.resources.find(resource => resource.name === 'measures')?.schema.fields.map(field => field.name)).toContain('target_2026')
})
