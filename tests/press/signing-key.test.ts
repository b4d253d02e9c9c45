import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { sealKey } from '../../src/press/sealed-key'
import { DEVELOPMENT_KEY_ID, readSigningKeyText, sealedKeyIn, sign } from '../../src/press/signing-key'
import { DEVELOPMENT_KEY_FILE } from '../fixtures/city-folder'
import { testKey } from '../fixtures/feed'

/** A test key as the text of its file. */
async function keyText(number = 1): Promise<string> {
  const key = await testKey(number)
  return JSON.stringify({ ...key.public.jwk, d: Buffer.from(key.secret).toString('base64url') })
}

let sealed = ''

beforeAll(async () => {
  sealed = JSON.stringify(await sealKey(await keyText(), '春の七草をつむ'))
})

describe('the text of a key file', () => {
  test('gives the key that signs', async () => {
    const read = await readSigningKeyText(await keyText())
    const key = await testKey()
    expect(read).toMatchObject({ ok: true, value: { public: key.public, development: false } })
    expect(read.ok && sign(encodeUtf8('a'), read.value)).toEqual(sign(encodeUtf8('a'), key))
  })

  test('of the repository is told by its name, whatever a copy says of its use', async () => {
    const jwk: object = JSON.parse(await readFile(DEVELOPMENT_KEY_FILE, 'utf8'))
    for (const copy of [jwk, { ...jwk, use: undefined }, { ...jwk, use: 'sig' }])
      expect(await readSigningKeyText(JSON.stringify(copy))).toMatchObject({ ok: true, value: { development: true, public: { keyid: DEVELOPMENT_KEY_ID } } })
  })

  test.each([
    ['no JSON', 'secret'],
    ['a public key', async () => JSON.stringify((await testKey()).public.jwk)],
    ['something else', '{}'],
  ])('that is %s gives none', async (_, text) => {
    expect(await readSigningKeyText(typeof text === 'string' ? text : await text())).toEqual({ ok: false, failure: { kind: 'notAKey' } })
  })
})

describe('E15: a sealed key', () => {
  test('opens with its passphrase', async () => {
    expect(await readSigningKeyText(sealed, '春の七草をつむ')).toMatchObject({ ok: true, value: { public: (await testKey()).public } })
  })

  test('asks for its passphrase, and is known as sealed before anyone types it', async () => {
    expect(await readSigningKeyText(sealed)).toEqual({ ok: false, failure: { kind: 'sealed' } })
    expect(await readSigningKeyText(sealed, '')).toEqual({ ok: false, failure: { kind: 'sealed' } })
    expect(sealedKeyIn(sealed)).toBeDefined()
    expect(sealedKeyIn(await keyText())).toBeUndefined()
  })

  test('stays closed to a wrong passphrase and when a letter of it was changed', async () => {
    const file: { sealed: string } = JSON.parse(sealed)
    const changed = JSON.stringify({ ...file, sealed: `${file.sealed[0] === 'A' ? 'B' : 'A'}${file.sealed.slice(1)}` })
    expect(await readSigningKeyText(sealed, '秋の七草をつむ')).toEqual({ ok: false, failure: { kind: 'notOpened' } })
    expect(await readSigningKeyText(changed, '春の七草をつむ')).toEqual({ ok: false, failure: { kind: 'notOpened' } })
  })
})
