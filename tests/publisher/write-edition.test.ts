import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { cutEdition } from '../../src/feed/split'
import { readEdition } from '../../src/publisher/read-edition'
import { highestVersion, KEPT_EDITIONS, writeAtomically, writeEdition } from '../../src/publisher/write-edition'
import { filesOf, temporaryFolder } from '../fixtures/city-folder'
import { editionContent, goal } from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'

/** The small edition with another name for its first goal, so that only the shard goals/r2 differs. */
function contentOf(version: number) {
  return editionContent({ goals: [goal(1, { name: `第${version}版の目標` }), goal(1, { plan: 'r8' })] })
}

async function write(folder: string, version: number) {
  const feed = await signedFeed(contentOf(version), { version })
  await writeEdition(folder, feed.payload, feed.manifest, await cutEdition(contentOf(version)))
  return feed
}

async function versionIn(folder: string) {
  const { trust } = await signedFeed(contentOf(1))
  const edition = await readEdition(folder, trust)
  return edition.ok ? edition.value.payload.version : edition.failure
}

describe('a file', () => {
  test('is replaced whole, and nothing lies beside it afterwards', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'manifest.json')
    await writeFile(file, 'a much longer text than the next one')
    await writeAtomically(file, encodeUtf8('short'))
    expect(await readFile(file, 'utf8')).toBe('short')
    expect(await readdir(folder)).toEqual(['manifest.json'])
  })

  test('that cannot be written leaves the old one untouched', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'manifest.json')
    await writeFile(file, 'old')
    await mkdir(`${file}.part`)
    await expect(writeAtomically(file, encodeUtf8('new'))).rejects.toThrow()
    expect(await readFile(file, 'utf8')).toBe('old')
  })

  test('takes the place of what a crash left beside it', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'manifest.json')
    await writeFile(`${file}.part`, 'half of something that was much longer')
    await writeAtomically(file, encodeUtf8('new'))
    expect(await filesOf(folder)).toEqual(new Map([['manifest.json', Buffer.from('new')]]))
  })
})

describe('an edition written over another', () => {
  test('is in force, and the one before can still be fetched', async () => {
    const folder = await temporaryFolder()
    const first = await write(folder, 1)
    await write(folder, 2)
    expect(await versionIn(folder)).toBe(2)
    expect([...(await filesOf(folder)).keys()]).toEqual(expect.arrayContaining([...first.shards.keys()].map(sha256 => `${sha256}.json`)))
  })

  test('that stops at any file leaves the edition before in force, and goes through the next time', async () => {
    const second = await signedFeed(contentOf(2), { version: 2 })
    const targets = [...[...second.shards.keys()].map(sha256 => `${sha256}.json`), '2.manifest.json', 'manifest.json']
    for (const target of targets) {
      const folder = await temporaryFolder()
      await write(folder, 1)
      // A folder where the file should be begun stops the publisher just there.
      await mkdir(join(folder, `${target}.part`))
      await expect(write(folder, 2)).rejects.toThrow()
      expect(await versionIn(folder), `stopped at ${target}`).toBe(1)
      await rm(join(folder, `${target}.part`), { recursive: true })
      await write(folder, 2)
      expect(await versionIn(folder), `again after ${target}`).toBe(2)
    }
  })

  test('comes out the same after a crash as without one', async () => {
    const [crashed, smooth] = [await temporaryFolder(), await temporaryFolder()]
    await write(crashed, 1)
    await write(smooth, 1)
    const second = await signedFeed(contentOf(2), { version: 2 })
    // What a crash may leave: whole shards nobody names yet, and a file half written.
    for (const [sha256, bytes] of second.shards)
      await writeFile(join(crashed, `${sha256}.json`), bytes)
    await writeFile(join(crashed, '2.manifest.json'), second.manifest)
    await writeFile(join(crashed, 'manifest.json.part'), second.manifest.slice(0, 100))
    expect(await versionIn(crashed)).toBe(1)
    await write(crashed, 2)
    await write(smooth, 2)
    expect(await filesOf(crashed)).toEqual(await filesOf(smooth))
  })

  test('sweeps away half-written files and shards no edition names, and leaves what is not its own', async () => {
    const folder = await temporaryFolder()
    await write(folder, 1)
    await writeFile(join(folder, `${'ab'.repeat(32)}.json`), '{}')
    await writeFile(join(folder, `${'cd'.repeat(32)}.json.part`), '{')
    await writeFile(join(folder, 'CNAME'), 'example.jp')
    await write(folder, 2)
    const names = await readdir(folder)
    expect(names).not.toContain(`${'ab'.repeat(32)}.json`)
    expect(names.filter(name => name.endsWith('.part'))).toEqual([])
    expect(names).toContain('CNAME')
  })
})

describe('the highest version a folder has seen', () => {
  test('is that of its numbered manifests, by number', async () => {
    const folder = await temporaryFolder()
    for (const name of ['9.manifest.json', '10.manifest.json', 'manifest.json', '11.manifest.json.part', 'x12.manifest.json'])
      await writeFile(join(folder, name), '')
    expect(await highestVersion(folder)).toBe(10)
  })

  test('is none where nothing was published, or no folder made', async () => {
    const folder = await temporaryFolder()
    expect(await highestVersion(folder)).toBe(0)
    expect(await highestVersion(join(folder, 'none'))).toBe(0)
  })
})

describe('of twelve editions', () => {
  test('the last ten can still be fetched whole, and what only the first two had is gone', async () => {
    expect(KEPT_EDITIONS).toBe(10)
    const folder = await temporaryFolder()
    const feeds = []
    for (let version = 1; version <= 12; version++)
      feeds.push(await write(folder, version))
    const names = new Set(await readdir(folder))
    for (const { payload, shards } of feeds) {
      const whole = names.has(`${payload.version}.manifest.json`) && [...shards.keys()].every(sha256 => names.has(`${sha256}.json`))
      expect(whole, `version ${payload.version}`).toBe(payload.version > 2)
    }
    // 12 editions share all shards but goals/r2; of that, ten are left.
    const [first] = feeds
    expect(names.size).toBe((first?.shards.size ?? 0) - 1 + 10 + 10 + 1)
    expect(await versionIn(folder)).toBe(12)
  })
})
