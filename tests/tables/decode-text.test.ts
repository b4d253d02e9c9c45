import { describe, expect, test } from 'vitest'
import { decodeText } from '../../src/tables/decode-text'

const TEXT = '取組番号,評価\r\n4-1-5-9,Ａ\r\n'

function bigEndian(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
}

test('UTF-8 reads as it stands', () => {
  expect(decodeText(Buffer.from(TEXT))).toBe(TEXT)
})

test('a byte order mark is no part of the text', () => {
  expect(decodeText(Buffer.from(`\uFEFF${TEXT}`))).toBe(TEXT)
})

test('UTF-16 of either byte order reads the same', () => {
  expect(decodeText(Buffer.from(`\uFEFF${TEXT}`, 'utf16le'))).toBe(TEXT)
  expect(decodeText(bigEndian(TEXT))).toBe(TEXT)
})

test('UTF-16 without its mark is known by its zero bytes', () => {
  expect(decodeText(Buffer.from(TEXT, 'utf16le'))).toBe(TEXT)
  expect(decodeText(Buffer.from(TEXT, 'utf16le').swap16())).toBe(TEXT)
})

test('an empty file is an empty text', () => {
  expect(decodeText(new Uint8Array())).toBe('')
})

describe('CP932, as a Japanese Excel saves CSV,', () => {
  test.each([
    ['鎌倉', [0x8A, 0x99, 0x91, 0x71]],
    ['① of NEC', [0x87, 0x40], '①'],
    ['髙 of IBM', [0xFB, 0xFC], '髙'],
    ['half-width kana', [0xBA, 0xDB, 0xC5], 'ｺﾛﾅ'],
    ['the full-width minus the city prints for "none"', [0x81, 0x7C], '－'],
    ['the dash that looks like it', [0x81, 0x5C], '―'],
    ['the wave dash of Windows', [0x81, 0x60], '～'],
    ['a kanji whose second byte is a backslash', [0x95, 0x5C], '表'],
    ['ASCII and kanji together', [0x41, 0x2C, 0x89, 0xDB, 0x0D, 0x0A], 'A,課\r\n'],
  ])('reads %s', (name, bytes, text = name) => {
    expect(decodeText(new Uint8Array(bytes))).toBe(text)
  })

  test('is tried only where the bytes are no UTF-8', () => {
    const kana = Buffer.from('ああ')
    expect(new TextDecoder('shift_jis', { fatal: true }).decode(kana)).not.toBe('ああ') // readable, but wrong
    expect(decodeText(kana)).toBe('ああ')
  })
})

test.each([
  ['a cut CP932 character', [0x8A, 0x99, 0x91]],
  ['bytes of no character set', [0x80, 0xFF]],
  ['half a UTF-16 unit', [0xFF, 0xFE, 0x41]],
])('%s is no text', (_, bytes) => {
  expect(decodeText(new Uint8Array(bytes))).toBeUndefined()
})
