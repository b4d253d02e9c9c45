import type { SigningGate } from '../../src/press/sign-edition'
import type { PreparedEdition } from '../../src/press/prepare-edition'
import { beforeAll, describe, expect, test } from 'vitest'
import { openEnvelope } from '../../src/feed/envelope'
import { encodeJson } from '../../src/feed/json'
import { pinnedRoot } from '../../src/feed/root'
import { signEdition, signingFault } from '../../src/press/sign-edition'
import { developmentKey } from '../fixtures/city-folder'
import { prepared } from '../fixtures/editions'
import { testKey, trustIn } from '../fixtures/feed'

const key = await testKey()
const stranger = await testKey(2)
const prod = trustIn(key, 'testcity/prod')
const root = pinnedRoot(prod)
const gate: SigningGate = { root, floor: 0, now: '2026-12-01T00:00:00Z' }

let edition: PreparedEdition

beforeAll(async () => {
  edition = await prepared(undefined, { environment: 'prod' })
})

test('an edition is signed over its statement in the one form readers verify', async () => {
  const signed = await signEdition(edition, key, gate)
  expect(signed.ok && await openEnvelope(signed.value, prod)).toEqual({ ok: true, value: encodeJson(edition.payload) })
})

describe('E15: an edition is not signed', () => {
  test.each<[string, Partial<SigningGate>, object]>([
    ['with a key the newest root does not name', { root: { ...root, feedKeys: [stranger.public] } }, { kind: 'unknownKey' }],
    ['for readers of another feed', { root: { ...root, feed: 'testcity/dev' } }, { kind: 'otherFeed', found: 'testcity/prod', expected: 'testcity/dev' }],
    ['for a root that is no longer the newest', { root: { ...root, number: 2 } }, { kind: 'otherRoot', found: 1, expected: 2 }],
    ['under a root that has expired', { rootExpires: '2026-12-01T00:00:00Z' }, { kind: 'rootExpired', expires: '2026-12-01T00:00:00Z' }],
    ['after its own end', { now: '2028-01-01T00:00:00Z' }, { kind: 'expired', expires: '2027-12-26T00:00:00Z' }],
    ['where its version is out already', { floor: 1 }, { kind: 'versionNotAbove', version: 1, floor: 1 }],
    ['below the version from which a root counts anew', { root: { ...root, restart: { root: 1, versionFloor: 5 } } }, { kind: 'versionNotAbove', version: 1, floor: 4 }],
  ])('%s', async (_, changes, fault) => {
    expect(signingFault(edition.payload, key, { ...gate, ...changes })).toEqual(fault)
    expect(await signEdition(edition, key, { ...gate, ...changes })).toEqual({ ok: false, failure: fault })
  })

  test('with the development key outside development', async () => {
    const development = await developmentKey()
    expect(await signEdition(edition, development, { floor: 0 })).toEqual({ ok: false, failure: { kind: 'developmentKey' } })
    expect(await signEdition(await prepared(), development, { floor: 0 })).toMatchObject({ ok: true })
  })

  test('with a key whose halves belong to two keys', async () => {
    expect(await signEdition(edition, { ...key, secret: stranger.secret }, gate)).toEqual({ ok: false, failure: { kind: 'brokenKey' } })
  })

  test('where the note makes the manifest pass 64 KB', async () => {
    const large = await prepared(undefined, { environment: 'prod', note: 'あ'.repeat(20_000) })
    expect(await signEdition(large, key, gate)).toMatchObject({ ok: false, failure: { kind: 'tooLarge', what: 'manifest', limit: 64 * 1024 } })
  })
})

test('a development edition may be old: whoever tries the app out builds it years later', async () => {
  expect(signingFault((await prepared()).payload, key, { floor: 0, now: '2035-01-01T00:00:00Z' })).toBeUndefined()
})

test('at its last moment an edition can still be signed', () => {
  expect(signingFault(edition.payload, key, { ...gate, now: '2027-12-25T23:59:59Z' })).toBeUndefined()
  expect(signingFault(edition.payload, key, { ...gate, now: '2027-12-26T00:00:00Z' })).toMatchObject({ kind: 'expired' })
})
