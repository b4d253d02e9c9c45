import 'fake-indexeddb/auto'
import type { Bytes } from '../../src/feed/bytes'
import type { Library } from '../../src/storage/library'
import { expect, test } from 'vitest'
import { forgetManifest, knownManifest, rememberManifest } from '../../src/storage/known-manifest'
import { storedLibrary } from '../../src/storage/stored-library'
import { signedFeed } from '../fixtures/feed'
import { contentOf } from '../sync/device'
import { freshLibrary, storedEdition } from './library'
import { memoryOf } from './memory'

const feed = 'testcity/dev'
const tag = '"5f-3e8"'

/** A library that took the given versions one after the other. */
async function libraryWith(...versions: readonly number[]) {
  const library = storedLibrary(freshLibrary(feed))
  for (const version of versions)
    await take(version, library)
  return library
}

async function take(version: number, library: Library): Promise<void> {
  const { edition, shards } = await storedEdition(contentOf(version), { version })
  await library.apply(edition, shards, undefined)
}

async function manifestOf(version: number): Promise<Bytes> {
  return (await signedFeed(contentOf(version), { version })).manifest
}

test('a manifest is known by its tag as long as its bytes are on the device', async () => {
  const [library, memory] = [await libraryWith(1, 2), memoryOf()]
  const bytes = await manifestOf(1)
  await rememberManifest(feed, { bytes, tag }, memory)
  expect(await knownManifest(feed, memory, library)).toEqual({ bytes, tag })
  await take(3, library)
  expect(await knownManifest(feed, memory, library)).toBeUndefined()
})

test('a device that remembers no tag asks for the manifest whole', async () => {
  expect(await knownManifest(feed, memoryOf(), await libraryWith(1))).toBeUndefined()
})

test('a tag is never taken for other bytes than those it came with', async () => {
  const memory = memoryOf()
  await rememberManifest(feed, { bytes: await manifestOf(2), tag }, memory)
  expect(await knownManifest(feed, memory, await libraryWith(1))).toBeUndefined()
})

test('a manifest without a tag makes the tag before it forgotten', async () => {
  const [library, memory] = [await libraryWith(1), memoryOf()]
  const bytes = await manifestOf(1)
  await rememberManifest(feed, { bytes, tag }, memory)
  await rememberManifest(feed, { bytes, tag: undefined }, memory)
  expect(await knownManifest(feed, memory, library)).toBeUndefined()
})

test('what was forgotten is not known, and other feeds keep theirs', async () => {
  const [library, memory] = [await libraryWith(1), memoryOf()]
  const bytes = await manifestOf(1)
  await rememberManifest(feed, { bytes, tag }, memory)
  await rememberManifest('testcity/prod', { bytes, tag }, memory)
  forgetManifest(feed, memory)
  expect(await knownManifest(feed, memory, library)).toBeUndefined()
  expect(await knownManifest('testcity/prod', memory, library)).toEqual({ bytes, tag })
})

test.each(['', ' ', 'ab', `${'a'.repeat(64)} `, 'ab "5f"'])('a remembered %j is no tag', async (remembered) => {
  expect(await knownManifest(feed, memoryOf({ [`manifest-tag:${feed}`]: remembered }), await libraryWith(1))).toBeUndefined()
})
