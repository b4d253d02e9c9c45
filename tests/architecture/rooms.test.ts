import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PROJECT } from '../fixtures/city-folder'
import { HOUSE, houseFaults, seenImports } from './house'

const seen = await seenImports(PROJECT)
const { forbidden, circular, stray } = houseFaults(seen)

async function sourceFiles(ending: string): Promise<readonly string[]> {
  const names = await readdir(join(PROJECT, 'src'), { recursive: true })
  return names.filter(name => name.endsWith(ending)).map(name => `src/${name.replaceAll('\\', '/')}`).sort()
}

/** The modules a file names after `from`, found without a parser. */
async function namedModules(file: string): Promise<readonly string[]> {
  const text = await readFile(join(PROJECT, file), 'utf8')
  return [...new Set([...text.matchAll(/^(?:import|export)\b.*? from '([^']+)'$/gm)].map(([, module]) => module ?? ''))].sort()
}

describe('the house', () => {
  test('lets imports point downwards only, types included', () => {
    expect(forbidden).toEqual([])
  })

  test('has no two files that need each other', () => {
    expect(circular).toEqual([])
  })

  test('keeps every file in a room, but for the entrances', () => {
    expect(stray).toEqual([])
  })

  test('has no room that may import one above it', () => {
    const upwards = Object.entries(HOUSE).flatMap(([room, { rooms }]) =>
      rooms.filter(below => HOUSE[below]?.rooms.includes(room)).map(below => `${room} ↔ ${below}`))
    expect(upwards).toEqual([])
  })

  test('has a table that names every room there is and no other', async () => {
    const entries = await readdir(join(PROJECT, 'src'), { withFileTypes: true })
    expect(entries.filter(entry => entry.isDirectory()).map(entry => entry.name).sort()).toEqual(Object.keys(HOUSE).sort())
  })
})

describe('the inspection', () => {
  test('sees every .ts and .vue file of the source', async () => {
    expect([...seen.keys()].filter(file => /\.(?:ts|vue)$/.test(file)).sort())
      .toEqual([...await sourceFiles('.ts'), ...await sourceFiles('.vue')].sort())
  })

  test('sees in every .vue file the imports that are written there', async () => {
    const missed: string[] = []
    for (const file of await sourceFiles('.vue')) {
      const found = seen.get(file)?.map(to => to.module) ?? []
      missed.push(...(await namedModules(file)).filter(module => !found.includes(module)).map(module => `${file} → ${module}`))
    }
    expect(missed).toEqual([])
  })

  test('sees imports for types only, in .ts and in .vue', () => {
    const typeOnly = [...seen].flatMap(([file, dependencies]) => dependencies.some(to => to.dependencyTypes.includes('type-only')) ? [file] : [])
    expect(typeOnly).toContain('src/sync/feed-source.ts')
    expect(typeOnly.filter(file => file.endsWith('.vue'))).not.toEqual([])
  })

  test('sees pages that are loaded only when they are opened', () => {
    const pages = seen.get('src/ui/router.ts')?.filter(to => to.dynamic).map(to => to.resolved)
    expect(pages).toContain('src/ui/pages/InitiativePage.vue')
  })
})
