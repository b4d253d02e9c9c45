import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadParts } from '../../src/stores/publishing-parts'

const PART = /import\('(\.\.\/(?:press|tables)\/[^']+)'\)/g
const partsIn = (file: string) => [...readFileSync(file, 'utf8').matchAll(PART)].map(([, part = '']) => part)

test('every part that the work on an edition loads later is loaded with its screen, so that it is stored', () => {
  const used = new Set(readdirSync('src/stores').filter(name => name !== 'publishing-parts.ts').flatMap(name => partsIn(`src/stores/${name}`)))
  expect(used.size).toBeGreaterThan(15)
  expect([...used].filter(part => !partsIn('src/stores/publishing-parts.ts').includes(part))).toEqual([])
})

test('all of them come', async () => {
  expect(await loadParts()).toBe(true)
})
