import type { OpenKey } from '../../src/storage/note-key'
import { beforeAll, describe, expect, test } from 'vitest'
import { refusal } from '../../src/domain/outcome'
import { openText, sealText } from '../../src/storage/note-cipher'
import { createKey, ITERATIONS, keyRecordOf, openKey, rewrapKey, sameRecord } from '../../src/storage/note-key'

/** Rounds for tests: what is tested does not depend on how many there are. */
const FEW = 10
const PASSPHRASE = 'さくらの咲く坂道'

let made: OpenKey

beforeAll(async () => {
  made = await createKey(PASSPHRASE, FEW)
})

/** Whether two keys are one: what one seals the other opens. */
async function sameKey(a: CryptoKey, b: CryptoKey): Promise<boolean> {
  return (await openText(await sealText('合言葉', 'test', a), 'test', b)).ok
}

describe('the key of the notes', () => {
  test('comes out of its record with the passphrase that it was made with', async () => {
    const opened = await openKey(made.record, PASSPHRASE)
    expect(opened.ok && await sameKey(made.key, opened.value.key)).toBe(true)
  })

  test('comes out whichever keyboard wrote the passphrase', async () => {
    const { record, key } = await createKey('パーク通り２３', FEW)
    const opened = await openKey(record, ' ﾊﾟｰｸ通り23　')
    expect(opened.ok && await sameKey(key, opened.value.key)).toBe(true)
  })

  test('cannot be taken out of the page', async () => {
    const opened = await openKey(made.record, PASSPHRASE)
    expect([made.key.extractable, opened.ok && opened.value.key.extractable]).toEqual([false, false])
    await expect(crypto.subtle.exportKey('raw', made.key)).rejects.toThrow(/not extractable/)
  })

  test('stays shut to twenty wrong passphrases, and the right one opens it after them', async () => {
    const before = structuredClone(made.record)
    for (let guess = 0; guess < 20; guess++)
      expect(await openKey(made.record, `${PASSPHRASE}${guess}`)).toEqual(refusal('wrongPassphrase'))
    expect(made.record).toEqual(before)
    expect((await openKey(made.record, PASSPHRASE)).ok).toBe(true)
  })

  test('is another each time, under another salt, even for the same passphrase', async () => {
    const other = await createKey(PASSPHRASE, FEW)
    expect(await sameKey(made.key, other.key)).toBe(false)
    expect(other.record.salt).not.toEqual(made.record.salt)
    expect(other.record.iv).not.toEqual(made.record.iv)
    expect(sameRecord(made.record, other.record)).toBe(false)
  })

  test('is derived with 600 000 rounds of PBKDF2 and a salt of 128 bits', async () => {
    expect(ITERATIONS).toBeGreaterThanOrEqual(600_000)
    const { record } = await createKey(PASSPHRASE)
    expect([record.iterations, record.salt.byteLength]).toEqual([ITERATIONS, 16])
    expect((await openKey(record, PASSPHRASE)).ok).toBe(true)
    expect(await openKey({ ...record, iterations: ITERATIONS - 1 }, PASSPHRASE)).toEqual(refusal('wrongPassphrase'))
  })

  test.each(['salt', 'iv', 'wrappedKey'] as const)('stays shut when a bit of its %s is turned', async (part) => {
    const turned = new Uint8Array(made.record[part])
    turned[3] = (turned[3] ?? 0) ^ 1
    expect(await openKey({ ...made.record, [part]: turned }, PASSPHRASE)).toEqual(refusal('wrongPassphrase'))
  })
})

describe('a changed passphrase', () => {
  test('opens the same key, and the one before opens it no more', async () => {
    const changed = await rewrapKey(made.record, PASSPHRASE, '海までのちかみち', FEW)
    if (!changed.ok)
      throw new Error('the passphrase was right')
    expect(await sameKey(made.key, changed.value.key)).toBe(true)
    expect(await openKey(changed.value.record, PASSPHRASE)).toEqual(refusal('wrongPassphrase'))
    const opened = await openKey(changed.value.record, '海までのちかみち')
    expect(opened.ok && await sameKey(made.key, opened.value.key)).toBe(true)
    expect(changed.value.record.salt).not.toEqual(made.record.salt)
  })

  test('is refused where the one before is wrong', async () => {
    expect(await rewrapKey(made.record, 'べつの合言葉です', '海までのちかみち', FEW)).toEqual(refusal('wrongPassphrase'))
  })
})

describe('a key record from the disk or a file', () => {
  test('is taken as it was written', () => {
    expect(keyRecordOf(structuredClone(made.record))).toEqual(made.record)
  })

  test.each<[string, (record: object) => unknown]>([
    ['nothing', () => undefined],
    ['a text', () => 'record'],
    ['another specification', record => ({ ...record, spec: 2 })],
    ['a short salt', record => ({ ...record, salt: new Uint8Array(8) })],
    ['a long vector', record => ({ ...record, iv: new Uint8Array(16) })],
    ['a cut key', record => ({ ...record, wrappedKey: new Uint8Array(47) })],
    ['an array for bytes', record => ({ ...record, salt: Array.from({ length: 16 }, () => 0) })],
    ['no rounds', record => ({ ...record, iterations: 0 })],
    ['rounds that would keep the device busy for minutes', record => ({ ...record, iterations: 10_000_001 })],
    ['rounds in words', record => ({ ...record, iterations: '600000' })],
    ['parts missing', () => ({ spec: 1 })],
  ])('is not taken with %s', (_, altered) => {
    expect(keyRecordOf(altered(made.record))).toBeUndefined()
  })
})
