import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isInstant, PACKAGE_FILE, readDataPackage } from '../../src/publisher/data-package'
import { readCity } from '../../src/publisher/read-city'
import { copyOfKamakura, KAMAKURA, temporaryFolder } from '../fixtures/city-folder'

/** The city's package with one piece of its text replaced. */
async function rewritten(from: string | RegExp, to: string) {
  const folder = await copyOfKamakura()
  const text = await readFile(join(folder, PACKAGE_FILE), 'utf8')
  const changed = text.replace(from, to)
  if (changed === text)
    throw new Error(`${PACKAGE_FILE} has no ${from}`)
  await writeFile(join(folder, PACKAGE_FILE), changed)
  return readDataPackage(folder)
}

test('the city’s package describes every table the publisher reads', async () => {
  const { found, problems } = await readDataPackage(KAMAKURA)
  expect(problems).toEqual([])
  expect(found).toMatchObject({ name: 'kamakura', city: { name: '鎌倉市' } })
})

describe('a package that cannot be used', () => {
  test('because it is missing says where to put it', async () => {
    const { found, problems } = await readDataPackage(await temporaryFolder())
    expect(found).toBeUndefined()
    expect(problems).toMatchObject([{ file: PACKAGE_FILE, expected: expect.stringContaining('datapackage.json を置いてください') }])
  })

  test('because it is no JSON shows how it begins', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, PACKAGE_FILE), 'name: kamakura')
    expect((await readDataPackage(folder)).problems).toMatchObject([{ file: PACKAGE_FILE, found: 'name: kamakura' }])
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
    const folder = await copyOfKamakura()
    await writeFile(join(folder, PACKAGE_FILE), '{}')
    expect(await readCity(folder)).toMatchObject({ ok: false, problems: expect.arrayContaining([expect.objectContaining({ file: PACKAGE_FILE })]) })
  })
})

test('a column of another year may be added, because a plan runs on', async () => {
  const { found, problems } = await rewritten(/"name": "target_2025"/, '"name": "target_2026"')
  expect(problems).toEqual([])
  expect(found?.resources.find(resource => resource.name === 'measures')?.schema.fields.map(field => field.name)).toContain('target_2026')
})
