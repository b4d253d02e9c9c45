import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { kamakura, temporaryFolder } from '../fixtures/city-folder'
import { editionContent, goal } from '../fixtures/content'
import { keptReading, READ_BY } from '../fixtures/kept-reading'

const FILES = [...READ_BY.map(path => path.endsWith('.json') ? path : `${path}/some/file.ts`), 'data/city/goals.csv']

let project = ''
let readings = 0

beforeEach(async () => {
  project = await temporaryFolder()
  readings = 0
  for (const file of FILES) {
    await mkdir(join(project, dirname(file)), { recursive: true })
    await writeFile(join(project, file), 'before')
  }
})

/** The content, which says how often it was read anew. */
function read() {
  return keptReading(project, 'data/city', () => Promise.resolve(editionContent({ goals: [goal(1, { name: `reading ${++readings}` })] })))
}

test('what was read once is not read again, and comes out as it was', async () => {
  const first = await read()
  expect(await read()).toStrictEqual(first)
  expect(readings).toBe(1)
})

test('every call for the real city answers a content of its own, which nobody else may spoil', async () => {
  const [one, other] = [await kamakura(), await kamakura()]
  expect(one).toStrictEqual(other)
  expect(one.goals[0]).not.toBe(other.goals[0])
})

describe('it is read again', () => {
  test.each(FILES)('where %s was changed', async (file) => {
    await read()
    await writeFile(join(project, file), 'after!')
    expect((await read()).goals[0]?.name).toBe('reading 2')
  })

  test('where a table was added, or has another name', async () => {
    await read()
    await writeFile(join(project, 'data/city/terms.csv'), '')
    await read()
    await rename(join(project, 'data/city/terms.csv'), join(project, 'data/city/words.csv'))
    await read()
    expect(readings).toBe(3)
  })

  test('where it went wrong the last time', async () => {
    await expect(keptReading(project, 'data/city', () => Promise.reject(new Error('a damaged table')))).rejects.toThrow('a damaged table')
    await read()
    expect(readings).toBe(1)
  })
})

test('nothing but what was kept lies there afterwards', async () => {
  await read()
  await writeFile(join(project, 'data/city/goals.csv'), 'after')
  await read()
  expect(await readdir(join(project, 'node_modules/.tmp'))).toEqual(['kept-reading.v8'])
  expect((await readFile(join(project, 'node_modules/.tmp/kept-reading.v8'))).byteLength).toBeGreaterThan(0)
})
