import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8, sha256Hex } from '../../src/feed/bytes'

const anyBytes = fc.uint8Array({ maxLength: 300 }).map(bytes => new Uint8Array(bytes))

describe('base64', () => {
  test('brings any bytes back', () => {
    fc.assert(fc.property(anyBytes, (bytes) => {
      expect(decodeBase64(encodeBase64(bytes))).toEqual({ ok: true, value: bytes })
    }))
  })

  test('is the standard alphabet with padding, as other tools write it', () => {
    fc.assert(fc.property(anyBytes, (bytes) => {
      expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }))
  })

  test('of nothing is nothing', () => {
    expect(decodeBase64('')).toEqual({ ok: true, value: new Uint8Array() })
  })

  test.each([
    ['white space', 'QUJD\n'],
    ['the URL alphabet', '-_-_'],
    ['missing padding', 'QQ'],
    ['too much padding', 'Q==='],
    ['padding in the middle', 'QQ==QUJD'],
    ['a cut group', 'QUJDR'],
    ['other letters', 'こんにちは'],
  ])('with %s is refused', (_, text) => {
    expect(decodeBase64(text)).toEqual({ ok: false, failure: 'notBase64' })
  })

  test('holds the largest backup of notes', () => {
    const large = new Uint8Array(8 * 1024 * 1024).fill(0xA5)
    const decoded = decodeBase64(encodeBase64(large))
    expect(decoded.ok && Buffer.compare(decoded.value, large)).toBe(0)
  })
})

describe('UTF-8', () => {
  test('brings any text back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeUtf8(encodeUtf8(text))).toEqual({ ok: true, value: text })
    }))
  })

  test.each([
    ['a lone continuation byte', [0x41, 0x80]],
    ['a cut character', [0xE9, 0x8E]],
    ['a surrogate', [0xED, 0xA0, 0x80]],
    ['an overlong slash', [0xC0, 0xAF]],
    ['CP932 text', [0x8A, 0x99, 0x91, 0x71]], // 鎌倉
  ])('refuses %s', (_, bytes) => {
    expect(decodeUtf8(new Uint8Array(bytes))).toEqual({ ok: false, failure: 'notUtf8' })
  })

  test('keeps a byte order mark, so that no two byte sequences read the same', () => {
    expect(decodeUtf8(new Uint8Array([0xEF, 0xBB, 0xBF, 0x41]))).toEqual({ ok: true, value: '\uFEFFA' })
  })
})

// FIPS 180-4 examples.
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('SHA-256 of %j is 64 lower-case digits', async (text, digest) => {
  await expect(sha256Hex(encodeUtf8(text))).resolves.toBe(digest)
})
