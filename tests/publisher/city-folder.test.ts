import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { cityFolder } from '../../src/publisher/city-folder'
import { temporaryFolder } from '../fixtures/city-folder'

/** Stands in a project whose `data/` holds the named folders; those with a star are a city's, with a hash a made-up one's. */
async function standIn(...names: readonly string[]): Promise<void> {
  const project = await temporaryFolder()
  await mkdir(join(project, 'data'))
  for (const name of names) {
    const folder = join(project, 'data', name.replace(/[*#]/, ''))
    await mkdir(folder)
    if (/[*#]$/.test(name))
      await writeFile(join(folder, 'datapackage.json'), name.endsWith('#') ? '{"city":{"sample":true}}' : '{}')
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

  test('is never a made-up city’s unless it is named', async () => {
    await standIn('sample#', 'zushi*')
    setCity('')
    expect(cityFolder()).toBe(join('data', 'zushi'))
    setCity('data/sample')
    expect(cityFolder()).toBe('data/sample')
  })

  test('is missed where only a made-up city is there', async () => {
    await standIn('sample#')
    setCity('')
    expect(() => cityFolder()).toThrow(/市のフォルダー（datapackage\.json）がありません/)
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
