import { webcrypto } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, onTestFinished, test } from 'vitest'
import { decodeBase64, encodeUtf8 } from '../../src/feed/bytes'
import { thumbprint } from '../../src/feed/trusted-key'
import { sign } from '../../src/press/signing-key'
import { KeyFileError, readSigningKey } from '../../src/publisher/signing-key'
import { readTrust } from '../../src/publisher/trust-file'
import { DEVELOPMENT_KEY_FILE, developmentKey, KAMAKURA, PROJECT, temporaryFolder } from '../fixtures/city-folder'
import { testKey } from '../fixtures/feed'

async function keyFile(content: string): Promise<string> {
  const file = join(await temporaryFolder(), 'key.jwk.json')
  await writeFile(file, content)
  return file
}

/** The development key is looked for from the project's folder. */
function standInProject(): void {
  const home = process.cwd()
  process.chdir(PROJECT)
  onTestFinished(() => process.chdir(home))
}

/** A private key as WebCrypto writes it, as a city would make one. */
async function freshKey(): Promise<webcrypto.JsonWebKey> {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  return webcrypto.subtle.exportKey('jwk', pair.privateKey)
}

describe('a key file', () => {
  test('of the repository says that it is for development only', async () => {
    expect(await developmentKey()).toMatchObject({ development: true, public: { alg: 'ES256' } })
  })

  test('of a city signs in earnest and keeps its secret out of its public half', async () => {
    const jwk = await freshKey()
    const key = await readSigningKey(await keyFile(JSON.stringify(jwk)))
    expect(key).toMatchObject({ development: false, public: { jwk: { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y } } })
    expect(JSON.stringify(key.public)).not.toContain(jwk.d)
  })

  test('that is missing is told by its path, with the cause', async () => {
    await expect(readSigningKey('/nowhere/key.json')).rejects.toThrow(KeyFileError)
    await expect(readSigningKey('/nowhere/key.json')).rejects.toMatchObject({ message: '署名の鍵 /nowhere/key.json を読めません', cause: { code: 'ENOENT' } })
  })

  test.each([
    ['no JSON', () => 'secret'],
    ['only the public half', async () => JSON.stringify({ ...await freshKey(), d: undefined })],
    ['of another curve', async () => JSON.stringify({ ...await freshKey(), crv: 'P-384' })],
    ['cut short', async () => JSON.stringify({ ...await freshKey(), d: 'AAAA' })],
  ])('that is %s cannot sign', async (_, content) => {
    await expect(readSigningKey(await keyFile(await content()))).rejects.toThrow(/P-256 の秘密鍵（JWK）ではありません/)
  })

  test('that copies the development key is one for development, whatever the copy says of its use', async () => {
    standInProject()
    const jwk: webcrypto.JsonWebKey = JSON.parse(await readFile(DEVELOPMENT_KEY_FILE, 'utf8'))
    expect(await readSigningKey(await keyFile(JSON.stringify({ ...jwk, use: undefined })))).toMatchObject({ development: true })
    expect(await readSigningKey(await keyFile(JSON.stringify({ ...jwk, use: 'sig' })))).toMatchObject({ development: true })
  })
})

test('a key’s name is its RFC 7638 thumbprint, as pinned in trust.json', async () => {
  const { keys } = await readTrust(join(KAMAKURA, 'trust.json'))
  const key = await developmentKey()
  expect(keys).toEqual([key.public])
  expect(await thumbprint(key.public.jwk)).toBe(key.public.keyid)
})

describe('a signature', () => {
  const message = encodeUtf8('{"version":1}')

  test('is 64 bytes that WebCrypto verifies', async () => {
    const key = await readSigningKey(DEVELOPMENT_KEY_FILE)
    const sig = decodeBase64(sign(message, key).sig)
    if (!sig.ok)
      throw new Error('not base64')
    expect(sig.value.byteLength).toBe(64)
    const verifier = await webcrypto.subtle.importKey('jwk', key.public.jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
    expect(await webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, verifier, sig.value, message)).toBe(true)
  })

  test('is the same for the same message, and another for another message or key', async () => {
    const [key, other] = [await testKey(1), await testKey(2)]
    expect(sign(message, key)).toEqual(sign(message, key))
    expect(sign(encodeUtf8('{"version":2}'), key).sig).not.toBe(sign(message, key).sig)
    expect(sign(message, other).sig).not.toBe(sign(message, key).sig)
  })
})
