import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findTrust, readTrust } from '../../src/publisher/trust-file'
import { KAMAKURA, temporaryFolder } from '../fixtures/city-folder'

const [key] = (await readTrust(join(KAMAKURA, 'trust.json'))).keys

async function trustFile(content: unknown): Promise<string> {
  const file = join(await temporaryFolder(), 'trust.json')
  await writeFile(file, JSON.stringify(content))
  return file
}

test('the city’s trust file names its feed and one key', async () => {
  const trust = await readTrust(join(KAMAKURA, 'trust.json'))
  expect(trust.feed).toBe('kamakura/dev')
  expect(trust.keys).toHaveLength(1)
})

test('no private half of a key lies in it', async () => {
  expect(await readFile(join(KAMAKURA, 'trust.json'), 'utf8')).not.toMatch(/"d"/)
})

test('a trust file that is not there can be looked for, but not read', async () => {
  expect(await findTrust('/nowhere/trust.json')).toBeUndefined()
  await expect(readTrust('/nowhere/trust.json')).rejects.toThrow('/nowhere/trust.json を読めません')
})

test('a trust file that is looked for and malformed is refused all the same', async () => {
  await expect(findTrust(await trustFile({ feed: 'kamakura/prod', keys: [] }))).rejects.toThrow()
})

test.each([
  ['a feed of one word', { feed: 'kamakura', keys: [key] }],
  ['no key', { feed: 'kamakura/prod', keys: [] }],
  ['a key of another algorithm', { feed: 'kamakura/prod', keys: [{ ...key, alg: 'none' }] }],
  ['a key id that is no hash', { feed: 'kamakura/prod', keys: [{ ...key, keyid: 'first' }] }],
  ['a key without coordinates', { feed: 'kamakura/prod', keys: [{ ...key, jwk: { kty: 'EC', crv: 'P-256' } }] }],
])('a trust file with %s is refused', async (_, content) => {
  await expect(readTrust(await trustFile(content))).rejects.toThrow()
})
