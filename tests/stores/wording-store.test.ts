import 'fake-indexeddb/auto'
import type { EditionContent } from '../../src/domain/edition'
import { expect, test } from 'vitest'
import { readingOf } from '../../src/domain/reading'
import { useLibraryStore } from '../../src/stores/library-store'
import { useWordingStore } from '../../src/stores/wording-store'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

async function wordingOf(changes: Partial<EditionContent>) {
  const device = await newDevice()
  const edition = make.editionContent(changes)
  await sync(device, new FakeFeed(await signedFeed(edition)))
  const app = startApp(device, new FakeFeed(await signedFeed(edition)))
  const [wording, library] = [app.use(useWordingStore), app.use(useLibraryStore)]
  await until(() => library.state.kind === 'ready')
  return wording
}

test('an item has its plain words, and nothing where the edition has none', async () => {
  const wording = await wordingOf({ easy: [make.easyText('goal:r2/1', { text: '困った時に話せます。' })] })
  expect(wording.easy('goal:r2/1')?.text).toBe('困った時に話せます。')
  expect(wording.easy('goal:r8/1')).toBeUndefined()
})

test('a text is read as the edition reads it', async () => {
  const wording = await wordingOf({ readings: [make.reading('地域福祉', '0,2ちいき;0,2ふくし')] })
  expect(readingOf('地域福祉', wording.readings)).toBe('ちいきふくし')
})

test('a name is found in English also where it is shown without the mark of a repeated entry', async () => {
  const wording = await wordingOf({ translations: [make.translation('【再掲1-2-2-２】見守り', { translation: '[Listed again: 1-2-2-2] Watching over' })] })
  expect(wording.english.get('【再掲1-2-2-2】見守り')).toBe('[Listed again: 1-2-2-2] Watching over')
  expect(wording.english.get('見守り')).toBe('Watching over')
})
