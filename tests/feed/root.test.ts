import type { RootOptions } from '../fixtures/roots'
import type { Root } from '../../src/feed/root'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { ROOT_LIMIT } from '../../src/feed/limits'
import { nextRoot, pinnedRoot, trustOf } from '../../src/feed/root'
import { trustIn } from '../fixtures/feed'
import { KEYS, rootFile } from '../fixtures/roots'

const pinned = pinnedRoot({ ...trustIn(KEYS.feed), rootKeys: [KEYS.root.public] })

async function after(held: Root, number: number, options: RootOptions = {}): Promise<Root> {
  const next = await nextRoot(rootFile(number, options), held)
  if (!next.ok)
    throw new Error(JSON.stringify(next.failure))
  return next.value
}

describe('the root a build begins with', () => {
  test('is made of the pinned keys, which sign editions and the next root where nothing else is said', () => {
    const trust = trustIn(KEYS.feed)
    expect(pinnedRoot(trust)).toEqual({ feed: 'testcity/dev', number: 1, rootKeys: trust.keys, rootThreshold: 1, feedKeys: trust.keys, restart: undefined })
  })

  test('may be a later one, with keys of its own for the next and a count that began anew', () => {
    const trust = { ...trustIn(KEYS.nextFeed), root: 4, rootKeys: [KEYS.root.public], restart: { root: 3, versionFloor: 9 } }
    expect(pinnedRoot(trust)).toMatchObject({ number: 4, rootKeys: [KEYS.root.public], feedKeys: [KEYS.nextFeed.public], restart: { root: 3, versionFloor: 9 } })
  })

  test('trusts editions by its feed keys alone', () => {
    expect(trustOf(pinned)).toEqual({ feed: 'testcity/dev', keys: [KEYS.feed.public] })
  })
})

describe('the next root', () => {
  test('replaces the feed’s keys: those of before are revoked', async () => {
    expect(await after(pinned, 2)).toMatchObject({ number: 2, feedKeys: [KEYS.nextFeed.public], rootKeys: [KEYS.root.public], restart: undefined })
  })

  test('replaces the root’s own keys where the old and the new one sign', async () => {
    const second = await after(pinned, 2, { rootKeys: [KEYS.nextRoot], signers: [KEYS.root, KEYS.nextRoot] })
    expect((await after(second, 3, { rootKeys: [KEYS.nextRoot], signers: [KEYS.nextRoot] })).number).toBe(3)
    expect(await nextRoot(rootFile(3), second)).toEqual({ ok: false, failure: { kind: 'untrusted', what: 'root 3: not signed by root 2' } })
  })

  test('may count versions anew, which later roots hand on', async () => {
    const second = await after(pinned, 2, { versionFloor: 7 })
    expect(second.restart).toEqual({ root: 2, versionFloor: 7 })
    expect((await after(second, 3, { feedKeys: [KEYS.lastFeed] })).restart).toEqual({ root: 2, versionFloor: 7 })
  })

  test('needs as many signatures as both roots ask for', async () => {
    const two = [KEYS.root, KEYS.nextRoot]
    const both = { rootKeys: two, signers: two, changes: { rootThreshold: 2 } }
    const second = await after(pinned, 2, both)
    expect(await nextRoot(rootFile(3, { ...both, signers: [KEYS.root] }), second)).toMatchObject({ ok: false, failure: { kind: 'untrusted' } })
    expect((await after(second, 3, both)).number).toBe(3)
  })

  test('may have fields this reader does not know', async () => {
    expect((await after(pinned, 2, { changes: { office: '情報担当' } })).number).toBe(2)
  })
})

describe('a root is refused', () => {
  const untrusted = (what: string) => ({ kind: 'untrusted', what })
  const damaged = { kind: 'damaged', what: 'root 2' }
  const twice = KEYS.root.public

  test.each<[string, RootOptions, object]>([
    ['signed by a stranger alone', { signers: [KEYS.stranger] }, untrusted('root 2: not signed by root 1')],
    ['signed by a key of the feed', { signers: [KEYS.feed] }, untrusted('root 2: not signed by root 1')],
    ['signed by the old root only, of which it knows nothing', { rootKeys: [KEYS.nextRoot] }, untrusted('root 2: not signed by itself')],
    ['signed by the new root only', { rootKeys: [KEYS.nextRoot], signers: [KEYS.nextRoot] }, untrusted('root 2: not signed by root 1')],
    ['of a number that is left out', { changes: { root: 3 } }, untrusted('root 2: says it is root 3')],
    ['of the number held', { changes: { root: 1 } }, untrusted('root 2: says it is root 1')],
    ['of another city', { feed: 'elsewhere/dev' }, { kind: 'otherFeed', found: 'elsewhere/dev', expected: 'testcity/dev' }],
    ['of another kind', { changes: { kind: 'edition' } }, damaged],
    ['of a later protocol', { changes: { spec: 2 } }, { kind: 'appTooOld', needed: 2 }],
    ['that counts anew under a key of before', { feedKeys: [KEYS.nextFeed, KEYS.feed], versionFloor: 7 }, untrusted('root 2: counts anew under an old key')],
    ['that counts anew from nothing', { versionFloor: 0 }, damaged],
    ['without keys for the feed', { feedKeys: [] }, damaged],
    ['without keys for the next', { rootKeys: [] }, damaged],
    ['that asks for more signatures than it has keys', { changes: { rootThreshold: 2 } }, untrusted('root 2: its keys')],
    ['that asks for no signature', { changes: { rootThreshold: 0 } }, damaged],
    ['with one key under two names', { changes: { rootKeys: [twice, { ...twice, keyid: 'a'.repeat(64) }], rootThreshold: 2 } }, untrusted('root 2: its keys')],
    ['with one key twice', { changes: { rootKeys: [twice, twice], rootThreshold: 2 } }, untrusted('root 2: its keys')],
    ['with another curve', { changes: { feedKeys: [{ ...twice, jwk: { ...twice.jwk, crv: 'P-384' } }] } }, damaged],
    ['whose number is text', { changes: { root: '2' } }, damaged],
  ])('%s', async (_, options, failure) => {
    expect(await nextRoot(rootFile(2, options), pinned)).toEqual({ ok: false, failure })
  })

  test('signed twice under one name', async () => {
    expect(await nextRoot(rootFile(2, { signers: [KEYS.root, KEYS.root] }), pinned)).toEqual({ ok: false, failure: untrusted('duplicate key id') })
  })

  test('larger than 16 KB, unread', async () => {
    expect(await nextRoot(new Uint8Array(ROOT_LIMIT + 1), pinned)).toEqual({ ok: false, failure: { kind: 'tooLarge', what: 'root 2', limit: ROOT_LIMIT } })
    expect(ROOT_LIMIT).toBe(16 * 1024)
  })

  test('that is a page', async () => {
    expect(await nextRoot(encodeUtf8('<!doctype html>'), pinned)).toEqual({ ok: false, failure: { kind: 'notTheFeed', what: 'root 2' } })
  })

  test('with any one bit changed', async () => {
    const good = rootFile(2)
    await fc.assert(fc.asyncProperty(fc.nat(good.byteLength * 8 - 1), async (bit) => {
      const changed = new Uint8Array(good)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const next = await nextRoot(changed, pinned)
      // A bit in the name of a member nobody reads may change; what is believed may not.
      return !next.ok || JSON.stringify(next.value) === JSON.stringify(await after(pinned, 2))
    }), { numRuns: 150 })
  })
})
