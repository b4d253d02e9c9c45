import { execFileSync } from 'node:child_process'
import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nextRoot, pinnedRoot, trustOf } from '../../src/feed/root'
import { productionFault } from '../../src/publisher/production'
import { readEdition } from '../../src/publisher/read-edition'
import { cosign, renew } from '../../src/publisher/renew'
import { readRoots, rotate } from '../../src/publisher/rotate'
import { KeyFileError, makeKey, readPublicKey, readSigningKey } from '../../src/publisher/signing-key'
import { developmentKey, PROJECT, temporaryFolder } from '../fixtures/city-folder'
import { writeFeed } from '../fixtures/edition-folder'
import { signedFeed, trustIn } from '../fixtures/feed'
import { KEYS, rootFile } from '../fixtures/roots'
import { contentOf } from '../sync/device'

const trust = { ...trustIn(KEYS.feed), rootKeys: [KEYS.root.public] }
const WHEN = { created: '2027-01-01T00:00:00Z', expires: '2032-01-01T00:00:00Z' }

/** A folder with an edition signed by the feed's first key. */
async function published(version = 7): Promise<string> {
  const folder = await temporaryFolder()
  await writeFeed(folder, await signedFeed(contentOf(version), { version }))
  return folder
}

describe('a key file behind a passphrase', () => {
  test('opens with it and signs as the key that was made', async () => {
    const file = join(await temporaryFolder(), 'city.private.jwk.json')
    const made = await makeKey(file, '山の上の 古い 松の木')
    expect((await readSigningKey(file, '山の上の 古い 松の木')).public).toEqual(made)
    expect(await readPublicKey(file, '山の上の 古い 松の木')).toEqual(made)
    expect(await readFile(file, 'utf8')).not.toContain('"d"')
    expect((await stat(file)).mode & 0o077).toBe(0)
  })

  test('does not open without it, with another, or once it was changed', async () => {
    const file = join(await temporaryFolder(), 'city.private.jwk.json')
    await makeKey(file, 'first')
    await expect(readSigningKey(file)).rejects.toThrow(/合言葉で閉じてあります/)
    await expect(readSigningKey(file, 'second')).rejects.toThrow(/合言葉が違うか、ファイルが壊れています/)
    await writeFile(file, (await readFile(file, 'utf8')).replace(/"sealed": "(.)/, (_, first: string) => `"sealed": "${first === 'A' ? 'B' : 'A'}`))
    await expect(readSigningKey(file, 'first')).rejects.toThrow(KeyFileError)
  })

  test('is never written over another', async () => {
    const file = join(await temporaryFolder(), 'city.private.jwk.json')
    await makeKey(file, 'first')
    await expect(makeKey(file, 'first')).rejects.toThrow(/上書きしません/)
  })

  test('may be named by its public half, as keygen prints it', async () => {
    const file = join(await temporaryFolder(), 'public.json')
    await writeFile(file, JSON.stringify(KEYS.nextFeed.public))
    expect(await readPublicKey(file)).toEqual(KEYS.nextFeed.public)
  })
})

describe('a change of keys', () => {
  test('writes the next step, which devices follow from the one before', async () => {
    const out = await temporaryFolder()
    expect(await rotate({ out, trust, rootKeys: [KEYS.root], feedKeys: [KEYS.nextFeed.public], ...WHEN })).toMatchObject({ kind: 'rotated', root: { number: 2 } })
    expect(await rotate({ out, trust, rootKeys: [KEYS.root, KEYS.nextRoot], nextRootKeys: [KEYS.nextRoot.public], feedKeys: [KEYS.nextFeed.public], ...WHEN })).toMatchObject({ kind: 'rotated', root: { number: 3 } })
    const second = await nextRoot(new Uint8Array(await readFile(join(out, '2.root.json'))), pinnedRoot(trust))
    if (!second.ok)
      throw new Error('refused')
    expect(await nextRoot(new Uint8Array(await readFile(join(out, '3.root.json'))), second.value)).toMatchObject({ ok: true, value: { rootKeys: [KEYS.nextRoot.public] } })
    expect(await readdir(out)).toEqual(['2.root.json', '3.root.json'])
    expect(await readRoots(out, trust)).toMatchObject({ kind: 'found', found: { root: { number: 3 }, expires: WHEN.expires } })
  })

  test.each([
    ['signed by a stranger', { rootKeys: [KEYS.stranger] }],
    ['whose new root key did not sign', { rootKeys: [KEYS.root], nextRootKeys: [KEYS.nextRoot.public] }],
    ['that counts anew under the old key', { rootKeys: [KEYS.root], feedKeys: [KEYS.feed.public], versionFloor: 8 }],
  ])('%s is refused, and nothing is written', async (_, changes) => {
    const out = await temporaryFolder()
    expect(await rotate({ out, trust, feedKeys: [KEYS.nextFeed.public], ...WHEN, ...changes })).toMatchObject({ kind: 'refused', failure: { kind: 'untrusted' } })
    expect(await readdir(out)).toEqual([])
  })

  test('goes on from no chain that is broken', async () => {
    const out = await temporaryFolder()
    await writeFile(join(out, '2.root.json'), rootFile(2, { signers: [KEYS.stranger] }))
    expect(await rotate({ out, trust, rootKeys: [KEYS.root], feedKeys: [KEYS.nextFeed.public], ...WHEN })).toMatchObject({ kind: 'brokenChain', number: 2 })
  })

  test('whose writing was cut short is simply done again', async () => {
    const out = await temporaryFolder()
    await writeFile(join(out, '2.root.json.part'), 'half')
    expect(await rotate({ out, trust, rootKeys: [KEYS.root], feedKeys: [KEYS.nextFeed.public], ...WHEN })).toMatchObject({ kind: 'rotated', root: { number: 2 } })
    expect(await readdir(out)).toEqual(['2.root.json'])
  })
})

describe('signing again', () => {
  async function rotated() {
    const folder = await published()
    await rotate({ out: folder, trust, rootKeys: [KEYS.root], feedKeys: [KEYS.nextFeed.public], ...WHEN })
    const chain = await readRoots(folder, trust)
    if (chain.kind !== 'found')
      throw new Error('broken')
    return { folder, root: chain.found.root, formerKeys: trust.keys }
  }

  test('makes the next version of the same rows, with a later end, under the newest root', async () => {
    const { folder, root, formerKeys } = await rotated()
    expect(await renew({ folder, root, formerKeys, key: KEYS.nextFeed, ...WHEN, note: '鍵を替えました。' })).toMatchObject({ kind: 'renewed', payload: { version: 8, root: 2, expires: WHEN.expires, note: '鍵を替えました。' } })
    expect(await readEdition(folder, trustOf(root))).toMatchObject({ ok: true, value: { payload: { version: 8 }, content: contentOf(7) } })
    expect(await readFile(join(folder, '8.manifest.json'))).toEqual(await readFile(join(folder, 'manifest.json')))
  })

  test('is refused to a key the newest root does not name', async () => {
    const { folder, root, formerKeys } = await rotated()
    const before = await readFile(join(folder, 'manifest.json'))
    expect(await renew({ folder, root, formerKeys, key: KEYS.feed, ...WHEN })).toEqual({ kind: 'unknownKey' })
    expect(await readFile(join(folder, 'manifest.json'))).toEqual(before)
  })

  test('goes on from no edition a stranger signed', async () => {
    const { folder, root } = await rotated()
    expect(await renew({ folder, root, formerKeys: [], key: KEYS.nextFeed, ...WHEN })).toMatchObject({ kind: 'brokenEdition', failure: { kind: 'untrusted' } })
  })

  test('beside another leaves the version, and either key is enough', async () => {
    const { folder, root, formerKeys } = await rotated()
    const request = { folder, root, formerKeys, key: KEYS.nextFeed }
    expect(await cosign(request)).toMatchObject({ kind: 'cosigned', payload: { version: 7 }, signatures: 2 })
    expect(await cosign(request)).toMatchObject({ kind: 'cosigned', signatures: 2 })
    for (const keys of [[KEYS.feed.public], [KEYS.nextFeed.public]])
      expect(await readEdition(folder, { feed: trust.feed, keys })).toMatchObject({ ok: true, value: { payload: { version: 7 } } })
  })
})

describe('in earnest nothing is published', () => {
  const own = { ...trust, feed: 'testcity/prod' }
  const found = { root: pinnedRoot(own), expires: undefined }
  const now = new Date('2026-12-24T00:00:00Z')

  test('but with a known key for the production feed', async () => {
    expect(await productionFault(own, found, KEYS.feed, now)).toBeUndefined()
    expect(await productionFault(trust, found, KEYS.feed, now)).toEqual({ kind: 'otherFeed', found: 'testcity/dev' })
    expect(await productionFault(own, found, KEYS.stranger, now)).toEqual({ kind: 'unknownKey' })
  })

  test('with the development key, nor while anything trusts it', async () => {
    const development = await developmentKey()
    const trusting = { ...own, keys: [KEYS.feed.public, development.public] }
    const rooted = { ...own, rootKeys: [development.public] }
    expect(await productionFault(own, found, development, now)).toEqual({ kind: 'developmentKey' })
    expect(await productionFault(trusting, { ...found, root: pinnedRoot(trusting) }, KEYS.feed, now)).toEqual({ kind: 'developmentKey' })
    expect(await productionFault(rooted, { ...found, root: pinnedRoot(rooted) }, undefined, now)).toEqual({ kind: 'developmentKey' })
  })

  test('once the keys are past their end', async () => {
    expect(await productionFault(own, { ...found, expires: '2026-12-24T00:00:00Z' }, KEYS.feed, now)).toEqual({ kind: 'expired', expires: '2026-12-24T00:00:00Z' })
    expect(await productionFault(own, { ...found, expires: '2026-12-24T00:00:01Z' }, KEYS.feed, now)).toBeUndefined()
  })

  test.each([
    ['without a key', {}, 'FEED_KEY'],
    ['from a trust file for development', { FEED_KEY: 'city.private.jwk.json' }, '本番（…/prod）ではありません'],
  ])('by a build %s, and the reason is told', (_, env, reason) => {
    const run = () => execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/publisher/build-site.ts', '--production'], { cwd: PROJECT, env: { PATH: process.env.PATH, ...env }, stdio: 'pipe' })
    expect(run).toThrow(reason)
  })
})

test('no private key lies in the repository but the one for development', async () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: PROJECT, encoding: 'utf8' }).split('\n').filter(name => /\.(?:json|jwk|pem|key|ts|md)$/.test(name))
  const secret = /"d"\s*:\s*"[\w-]{43}"|BEGIN (?:EC |RSA |ENCRYPTED )?PRIVATE KEY/
  const found: string[] = []
  for (const name of files) {
    const text = await readFile(join(PROJECT, name), 'utf8').catch(() => '')
    if (secret.test(text))
      found.push(name)
  }
  expect(found).toEqual(['data/keys/development-only.private.jwk.json'])
})

test('a private key made beside the tables is not taken into the repository', async () => {
  const folder = await temporaryFolder()
  execFileSync('git', ['init', '-q', folder])
  await copyFile(join(PROJECT, '.gitignore'), join(folder, '.gitignore'))
  await makeKey(join(folder, 'city.private.jwk.json'))
  expect(execFileSync('git', ['status', '--porcelain', '--untracked-files=all'], { cwd: folder, encoding: 'utf8' })).toBe('?? .gitignore\n')
})
