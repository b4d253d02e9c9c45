import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { cityFolder } from '../../src/publisher/city-folder'
import { temporaryFolder } from '../fixtures/city-folder'

/** Stands in a project whose `data/` holds the named folders; those with a star are a city's. */
async function standIn(...names: readonly string[]): Promise<void> {
  const project = await temporaryFolder()
  await mkdir(join(project, 'data'))
  for (const name of names) {
    const folder = join(project, 'data', name.replace('*', ''))
    await mkdir(folder)
    if (name.endsWith('*'))
      await writeFile(join(folder, 'datapackage.json'), '{}')
  }
  const home = process.cwd()
  process.chdir(project)
  onTestFinished(() => process.chdir(home))
}

function setCity(folder: string): void {
  vi.stubEnv('CITY_DATA', folder)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
}

describe('the city’s folder', () => {
  test('is the one that CITY_DATA names, whatever lies beside it', async () => {
    await standIn('kamakura*', 'zushi*')
    setCity('data/zushi')
    expect(cityFolder()).toBe('data/zushi')
  })

  test('is the only one with a package where nothing is named', async () => {
    await standIn('keys', 'zushi*')
    setCity('')
    expect(cityFolder()).toBe(join('data', 'zushi'))
  })

  test('is asked for where there are several, by name', async () => {
    await standIn('zushi*', 'kamakura*')
    setCity('')
    expect(() => cityFolder()).toThrow(/複数あります（.*kamakura、.*zushi）。CITY_DATA/)
  })

  test('is missed where there is none', async () => {
    await standIn('keys')
    setCity('')
    expect(() => cityFolder()).toThrow(/市のフォルダー（datapackage\.json）がありません/)
  })
})
