import 'fake-indexeddb/auto'
import type { Device } from '../sync/device'
import { useBindersStore } from '../../src/stores/binders-store'
import { useFollowUpsStore } from '../../src/stores/follow-ups-store'
import { useLibraryStore } from '../../src/stores/library-store'
import { useNotebookStore } from '../../src/stores/notebook-store'
import { useNotesStore } from '../../src/stores/notes-store'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

const NO_TOPICS = { audiences: [], needs: [] }

/** The edition these devices begin with. */
export const FIRST = make.editionContent({ services: [make.service('sodan', NO_TOPICS), make.service('kaigo', { ...NO_TOPICS, name: '介護の相談' })] })

export const ITEM = 'initiative:r2/1-1-1-1'

/** Brings an edition to a device. */
export async function update(device: Device, version: number, content = FIRST): Promise<void> {
  const result = await sync(device, new FakeFeed(await signedFeed(content, { version })))
  if (result.kind !== 'updated')
    throw new Error(`not taken: ${JSON.stringify(result)}`)
}

/** A device with the first edition. */
export async function deviceWithEdition(): Promise<Device> {
  const device = await newDevice()
  await update(device, 1)
  return device
}

/** The app open on a device, with the stores of a meeting. */
export async function meetingOn(device: Device) {
  const app = startApp(device, new FakeFeed(await signedFeed(FIRST)))
  const [library, book] = [app.use(useLibraryStore), app.use(useNotebookStore)]
  await until(() => library.state.kind === 'ready' && book.state === 'ready')
  return { app, library, book, binders: app.use(useBindersStore), followUps: app.use(useFollowUpsStore), notes: app.use(useNotesStore) }
}

/** The value of what must have been done. */
export function done<Value>(outcome: { readonly ok: true, readonly value: Value } | { readonly ok: false, readonly failure: unknown }): Value {
  if (!outcome.ok)
    throw new Error(`refused: ${JSON.stringify(outcome.failure)}`)
  return outcome.value
}
