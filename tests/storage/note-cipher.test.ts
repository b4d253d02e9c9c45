import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { refusal, success } from '../../src/domain/outcome'
import { noteBinding, openText, sealText } from '../../src/storage/note-cipher'
import { createKey } from '../../src/storage/note-key'

let key: CryptoKey
let otherKey: CryptoKey

beforeAll(async () => {
  key = (await createKey('さくらの咲く坂道', 10)).key
  otherKey = (await createKey('さくらの咲く坂道', 10)).key
})

const BINDING = noteBinding({ feed: 'city/prod', id: 'a1' })

describe('a sealed text', () => {
  test('is bound to its note by feed and id', () => {
    expect(BINDING).toBe('note/1/city/prod/a1')
  })

  test('opens to what it was', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), fc.string(), async (text, binding) => {
      expect(await openText(await sealText(text, binding, key), binding, key)).toEqual(success(text))
    }), { numRuns: 50 })
  })

  test('keeps a mark of byte order at its start', async () => {
    expect(await openText(await sealText('\uFEFFメモ', BINDING, key), BINDING, key)).toEqual(success('\uFEFFメモ'))
  })

  test.each([
    ['another key', (): [string, CryptoKey] => [BINDING, otherKey]],
    ['the id of another note', (): [string, CryptoKey] => [noteBinding({ feed: 'city/prod', id: 'a2' }), key]],
    ['the feed of another city', (): [string, CryptoKey] => [noteBinding({ feed: 'town/prod', id: 'a1' }), key]],
  ])('does not open with %s', async (_, by) => {
    const [binding, opener] = by()
    expect(await openText(await sealText('メモ', BINDING, key), binding, opener)).toEqual(refusal('damaged'))
  })

  test('does not open with any bit turned, or cut anywhere', async () => {
    const sealed = await sealText('メモ', BINDING, key)
    for (let bit = 0; bit < sealed.data.byteLength * 8; bit++) {
      const data = sealed.data.map((byte, index) => index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)
      expect(await openText({ ...sealed, data }, BINDING, key)).toEqual(refusal('damaged'))
    }
    for (let length = 0; length < sealed.data.byteLength; length++)
      expect(await openText({ ...sealed, data: sealed.data.slice(0, length) }, BINDING, key)).toEqual(refusal('damaged'))
  })

  test('shows nothing of the text', async () => {
    const { data } = await sealText('健診のことを民生委員さんに聞く', BINDING, key)
    expect(new TextDecoder().decode(data)).not.toMatch(/健診|民生|聞く/)
  })

  test('never uses a vector twice: five thousand sealings of the same text', async () => {
    const sealed = await Promise.all(Array.from({ length: 5000 }, () => sealText('同じ', BINDING, key)))
    expect(new Set(sealed.map(({ iv }) => iv.toString())).size).toBe(5000)
    expect(new Set(sealed.map(({ data }) => data.toString())).size).toBe(5000)
    expect(sealed.every(({ iv }) => iv.byteLength === 12)).toBe(true)
  })
})
