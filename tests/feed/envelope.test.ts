import type { Bytes } from '../../src/feed/bytes'
import type { Signature } from '../../src/feed/envelope'
import { p256 } from '@noble/curves/nist.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase64, encodeBase64, encodeUtf8 } from '../../src/feed/bytes'
import { encodeEnvelope, openEnvelope } from '../../src/feed/envelope'
import { encodeJson } from '../../src/feed/json'
import { MANIFEST_LIMIT } from '../../src/feed/limits'
import { sign } from '../../src/press/signing-key'
import { developmentKey } from '../fixtures/city-folder'
import { signedEnvelope, testKey, trustIn } from '../fixtures/feed'

const key = await testKey(1)
const stranger = await testKey(2)
const trust = trustIn(key)
const payload = encodeUtf8('{"version":1,"note":"はじめての版"}')
const signature = sign(payload, key)

const untrusted = { ok: false, failure: { kind: 'untrusted', what: 'no valid signature by a trusted key' } }
const notTheFeed = { ok: false, failure: { kind: 'notTheFeed', what: 'manifest' } }

function open(envelope: Bytes) {
  return openEnvelope(envelope, trust)
}

function withSignatures(...signatures: readonly Signature[]): Bytes {
  return encodeEnvelope(payload, signatures)
}

function flipped(bytes: Uint8Array, bit: number): Bytes {
  const copy = new Uint8Array(bytes)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

function bytesOf(base64: string): Bytes {
  const decoded = decodeBase64(base64)
  if (!decoded.ok)
    throw new Error(`not base64: ${base64}`)
  return decoded.value
}

describe('a valid envelope', () => {
  test('gives back the payload byte for byte', async () => {
    expect(await open(withSignatures(signature))).toEqual({ ok: true, value: payload })
  })

  test('may carry any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const own = new Uint8Array(bytes)
      expect(await open(signedEnvelope(own, key))).toEqual({ ok: true, value: own })
    }), { numRuns: 20 })
  })

  test('may be signed by the key of the repository', async () => {
    const development = await developmentKey()
    expect(await openEnvelope(signedEnvelope(payload, development), trustIn(development))).toEqual({ ok: true, value: payload })
  })

  test('needs one good signature: a stranger’s and an unknown kind are passed over', async () => {
    const post = { keyid: 'ab', alg: 'ML-DSA-65', sig: 'AAAA' }
    expect(await open(withSignatures(sign(payload, stranger), post, signature))).toEqual({ ok: true, value: payload })
  })

  test('is believed by a reader who trusts several keys', async () => {
    const both = { feed: trust.feed, keys: [stranger.public, key.public] }
    expect(await openEnvelope(withSignatures(signature), both)).toEqual({ ok: true, value: payload })
  })

  test('is the same on every machine: the nonce comes from key and message', () => {
    expect(signedEnvelope(payload, key)).toEqual(signedEnvelope(payload, key))
  })

  test('may have fields this reader does not know', async () => {
    const envelope = encodeJson({ payload: encodeBase64(payload), signatures: [{ ...signature, hint: 'new' }], format: 2 })
    expect(await open(envelope)).toEqual({ ok: true, value: payload })
  })
})

describe('a changed envelope is refused', () => {
  test('whichever bit of the payload is flipped', async () => {
    for (let bit = 0; bit < payload.byteLength * 8; bit++)
      expect(await open(encodeEnvelope(flipped(payload, bit), [signature])), `bit ${bit}`).toEqual(untrusted)
  })

  test('whichever bit of the signature is flipped', async () => {
    const bytes = bytesOf(signature.sig)
    for (let bit = 0; bit < bytes.byteLength * 8; bit++)
      expect(await open(withSignatures({ ...signature, sig: encodeBase64(flipped(bytes, bit)) })), `bit ${bit}`).toEqual(untrusted)
  })

  test('where bytes are added to the payload or cut off', async () => {
    expect(await open(encodeEnvelope(new Uint8Array([...payload, 0x20]), [signature]))).toEqual(untrusted)
    expect(await open(encodeEnvelope(payload.slice(0, -1), [signature]))).toEqual(untrusted)
  })

  test('where the payload is no base64', async () => {
    const envelope = encodeJson({ payload: '***', signatures: [signature] })
    expect(await open(envelope)).toEqual({ ok: false, failure: { kind: 'damaged', what: 'manifest' } })
  })
})

describe('a signature is refused', () => {
  test('by a key nobody trusts', async () => {
    expect(await open(withSignatures(sign(payload, stranger)))).toEqual(untrusted)
  })

  test('by another key under a trusted name', async () => {
    expect(await open(withSignatures({ ...sign(payload, stranger), keyid: signature.keyid }))).toEqual(untrusted)
  })

  test('by a trusted key under another name', async () => {
    expect(await open(withSignatures({ ...signature, keyid: stranger.public.keyid }))).toEqual(untrusted)
  })

  test.each(['es256', 'none', 'HS256', 'Ed25519', ''])('under the algorithm 「%s」', async (alg) => {
    expect(await open(withSignatures({ ...signature, alg }))).toEqual(untrusted)
  })

  test('in DER form, which is not the 64 bytes readers check', async () => {
    const der = p256.sign(payload, key.secret, { lowS: false, prehash: true, format: 'der' })
    expect(der.byteLength).toBeGreaterThan(64)
    expect(await open(withSignatures({ ...signature, sig: encodeBase64(der) }))).toEqual(untrusted)
  })

  test.each([0, 63, 65])('of %d bytes', async (length) => {
    const sig = encodeBase64(bytesOf(signature.sig).slice(0, length))
    const padded = length === 65 ? encodeBase64(new Uint8Array([...bytesOf(signature.sig), 0])) : sig
    expect(await open(withSignatures({ ...signature, sig: padded }))).toEqual(untrusted)
  })

  test('of zeros only', async () => {
    expect(await open(withSignatures({ ...signature, sig: encodeBase64(new Uint8Array(64)) }))).toEqual(untrusted)
  })

  test('that is no base64', async () => {
    expect(await open(withSignatures({ ...signature, sig: '***' }))).toEqual(untrusted)
  })

  test('beside another with the same key id, even where one of them is good', async () => {
    const twice = withSignatures(signature, { ...signature, sig: encodeBase64(new Uint8Array(64)) })
    expect(await open(twice)).toEqual({ ok: false, failure: { kind: 'untrusted', what: 'duplicate key id' } })
  })

  test('where the reader trusts no key at all', async () => {
    expect(await openEnvelope(withSignatures(signature), { keys: [] })).toEqual(untrusted)
  })
})

describe('something else that answers is not the feed', () => {
  test.each([
    ['a login page', '<!doctype html><html><title>Wi-Fi ログイン</title></html>'],
    ['nothing', ''],
    ['other JSON', '{"status":"ok"}'],
    ['a list', '[]'],
    ['a heap of brackets', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['a payload that is no text', '{"payload":1,"signatures":[]}'],
    ['an unsigned envelope', '{"payload":"e30=","signatures":[]}'],
    ['an envelope without its signatures', '{"payload":"e30="}'],
    ['a signature without its key id', '{"payload":"e30=","signatures":[{"alg":"ES256","sig":"AA=="}]}'],
  ])('%s', async (_, text) => {
    expect(await open(encodeUtf8(text))).toEqual(notTheFeed)
  })

  test('a crowd of signatures, before any of them is checked', async () => {
    const crowd = Array.from({ length: 9 }, (_, index) => ({ ...signature, keyid: `${index}` }))
    expect(await open(withSignatures(...crowd))).toEqual(notTheFeed)
  })

  test('bytes that are no UTF-8', async () => {
    expect(await open(new Uint8Array([0xFF, 0xFE, 0x7B]))).toEqual(notTheFeed)
  })
})

describe('an envelope over 64 KB', () => {
  // base64 grows by a third; the rest of the envelope takes 242 bytes.
  const padding = (bytes: number) => new Uint8Array(bytes).fill(0x20)

  test('is refused before it is read, however well signed', async () => {
    const envelope = signedEnvelope(padding(MANIFEST_LIMIT), key)
    expect(await open(envelope)).toEqual({ ok: false, failure: { kind: 'tooLarge', what: 'manifest', limit: 64 * 1024 } })
  })

  test('is refused at one byte too many and read at the last byte allowed', async () => {
    const text = new TextDecoder().decode(withSignatures(signature))
    const exactly = encodeUtf8(text.padEnd(MANIFEST_LIMIT, ' '))
    expect(exactly.byteLength).toBe(MANIFEST_LIMIT)
    expect(await open(exactly)).toEqual({ ok: true, value: payload })
    expect(await open(encodeUtf8(text.padEnd(MANIFEST_LIMIT + 1, ' ')))).toMatchObject({ ok: false, failure: { kind: 'tooLarge' } })
  })
})
