import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { BUILDS_FILE, putBuild } from '../../src/publisher/keep-builds'
import * as writing from '../../src/publisher/write-edition'
import { filesBelow, temporaryFolder } from '../fixtures/city-folder'

/** A folder with a build as small as can be: what changes carries the number in its name. */
async function buildOf(number: number, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await temporaryFolder()
  await put(folder, {
    'index.html': `page ${number}`,
    '404.html': `page ${number}`,
    'sw.js': `worker ${number}`,
    'icons/icon.svg': 'icon',
    'assets/same-0000.js': 'same',
    [`assets/main-${number}.js`]: `main ${number}`,
    [`feed/${number}.json`]: 'shard',
    'feed/manifest.json': `manifest ${number}`,
    ...more,
  })
  return folder
}

async function put(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
}

const text = (site: string, file: string) => readFile(join(site, file), 'utf8')

test('pages that stand before the app are written after its files, and go with the edition', async () => {
  const site = await temporaryFolder()
  await putBuild(await buildOf(1, { 'plans/r2.html': '1', 'plans/r1.html': '1', 'services.html': '1' }), site)
  await putBuild(await buildOf(2, { 'plans/r2.html': '2' }), site)
  expect((await filesBelow(site)).filter(file => /^(?:plans|services)/.test(file))).toEqual(['plans/r2.html'])
  expect(JSON.parse(await text(site, BUILDS_FILE)).builds.flatMap((build: { files: readonly string[] }) => build.files)).not.toContain('plans/r2.html')
})

test('open data of an edition goes with the edition, not with the build', async () => {
  const site = await temporaryFolder()
  await putBuild(await buildOf(1, { 'open/tables/old.csv': '1', 'open/tables/goals.csv': '1' }), site)
  await putBuild(await buildOf(1, { 'open/tables/goals.csv': '2' }), site)
  expect((await filesBelow(site)).filter(file => file.startsWith('open/'))).toEqual(['open/tables/goals.csv'])
  expect(JSON.parse(await text(site, BUILDS_FILE)).builds).toHaveLength(1)
})

describe('a site', () => {
  test('holds the files of the newest build and of the two before it', async () => {
    const site = await temporaryFolder()
    for (const number of [1, 2, 3])
      await putBuild(await buildOf(number), site)
    expect(await filesBelow(site)).toEqual(['404.html', 'assets/main-1.js', 'assets/main-2.js', 'assets/main-3.js', 'assets/same-0000.js', BUILDS_FILE, 'feed/3.json', 'feed/manifest.json', 'icons/icon.svg', 'index.html', 'sw.js'])
    await putBuild(await buildOf(4), site)
    expect(await filesBelow(site)).not.toContain('assets/main-1.js')
    expect(await filesBelow(site)).toEqual(expect.arrayContaining(['assets/main-2.js', 'assets/main-3.js', 'assets/main-4.js', 'assets/same-0000.js']))
    expect([await text(site, 'index.html'), await text(site, 'sw.js'), await text(site, 'feed/manifest.json')]).toEqual(['page 4', 'worker 4', 'manifest 4'])
  })

  test('keeps its builds when the same one is put again and again', async () => {
    const site = await temporaryFolder()
    for (const number of [1, 2, 3, 3, 3, 3])
      await putBuild(await buildOf(number), site)
    expect(await filesBelow(site)).toContain('assets/main-1.js')
  })

  test('takes an earlier build back as the newest', async () => {
    const site = await temporaryFolder()
    for (const number of [1, 2, 1])
      await putBuild(await buildOf(number), site)
    expect(await text(site, 'sw.js')).toBe('worker 1')
    expect((await putBuild(await buildOf(1), site)).map(build => build.files.filter(file => file.includes('main')))).toEqual([['assets/main-1.js'], ['assets/main-2.js']])
  })

  test('keeps the files of a build from before builds were listed, and what no build brought', async () => {
    const site = await temporaryFolder()
    await put(site, { 'assets/main-old.js': 'old', '.well-known/security.txt': 'contact' })
    await putBuild(await buildOf(1), site)
    await putBuild(await buildOf(2), site)
    expect(await filesBelow(site)).toContain('assets/main-old.js')
    await putBuild(await buildOf(3), site)
    expect(await filesBelow(site)).not.toContain('assets/main-old.js')
    expect(await filesBelow(site)).toContain('.well-known/security.txt')
  })
})

describe('a build', () => {
  test('is written in an order that never promises what is not there: the worker last, removals after it', async () => {
    const site = await temporaryFolder()
    const written: string[] = []
    const real = writing.writeAtomically
    const spy = vi.spyOn(writing, 'writeAtomically').mockImplementation((file, bytes) => {
      written.push(file.slice(site.length + 1))
      return real(file, bytes)
    })
    await putBuild(await buildOf(1), site)
    spy.mockRestore()
    expect(written.slice(-5)).toEqual(['feed/manifest.json', '404.html', 'index.html', 'sw.js', BUILDS_FILE])
    expect(written.slice(0, -5)).toEqual(expect.arrayContaining(['assets/main-1.js', 'feed/1.json', 'icons/icon.svg']))
  })

  test('interrupted at any file leaves every page with its files, and is finished by the next attempt', async () => {
    let interrupted = true
    let step = 0
    for (; interrupted; step++) {
      const site = await temporaryFolder()
      await putBuild(await buildOf(1), site)
      const next = await buildOf(2)
      const real = writing.writeAtomically
      let left = step
      const spy = vi.spyOn(writing, 'writeAtomically').mockImplementation((file, bytes) => {
        if (left-- === 0)
          throw new Error('interrupted')
        return real(file, bytes)
      })
      interrupted = await putBuild(next, site).then(() => false, () => true)
      spy.mockRestore()
      const shown = (await text(site, 'index.html')).slice(-1)
      const worker = (await text(site, 'sw.js')).slice(-1)
      expect(await filesBelow(site)).toEqual(expect.arrayContaining([`assets/main-${shown}.js`, `assets/main-${worker}.js`, 'assets/main-1.js']))
      await putBuild(next, site)
      expect(await text(site, 'sw.js')).toBe('worker 2')
    }
    expect(step).toBe(8)
  })

  test('does not touch what has not changed', async () => {
    const site = await temporaryFolder()
    await putBuild(await buildOf(1), site)
    await rm(join(site, BUILDS_FILE))
    const written = vi.spyOn(writing, 'writeAtomically')
    await putBuild(await buildOf(1), site)
    expect(written.mock.calls.map(([file]) => file.slice(site.length + 1))).toEqual([BUILDS_FILE])
    written.mockRestore()
  })
})
