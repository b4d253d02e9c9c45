import 'fake-indexeddb/auto'
import type { EditionContent } from '../../src/domain/edition'
import type { Trust } from '../../src/feed/envelope'
import type { Library } from '../../src/storage/library'
import type { LibraryDatabase } from '../../src/storage/library-database'
import type { SyncProgress, SyncRequest, SyncResult } from '../../src/sync/synchronise'
import type { FeedOptions, SignedFeed } from '../fixtures/feed'
import type { OpenMemory } from '../storage/memory'
import type { NotebookDevice } from '../storage/notebook'
import type { FeedSource } from '../../src/sync/feed-source'
import type { FakeFeed } from './fake-feed'
import { readContent, readHolding } from '../../src/storage/editions'
import { storedLibrary } from '../../src/storage/stored-library'
import { synchronise } from '../../src/sync/synchronise'
import * as make from '../fixtures/content'
import { signedFeed, testKey, trustIn } from '../fixtures/feed'
import { freshLibrary, secondTab } from '../storage/library'
import { memoryOf } from '../storage/memory'
import { newNotebookDevice } from '../storage/notebook'

/** The instant every run of these tests believes it is. */
export const INSTANT = '2026-12-24T09:00:00.000Z'

export interface Device {
  /** Its store, to look into and to damage. */
  readonly db: LibraryDatabase
  readonly library: Library
  /** Where its notes lie. */
  readonly notes: NotebookDevice
  readonly memory: OpenMemory
  readonly trust: Trust
}

/** A device that has never seen the feed, and trusts the test's key. */
export async function newDevice(): Promise<Device> {
  const trust = trustIn(await testKey())
  const db = freshLibrary(trust.feed)
  return { db, library: storedLibrary(db), notes: newNotebookDevice(), memory: memoryOf(), trust }
}

/** The same device through another connection to its store: as another tab has one. */
export function otherTab(device: Device, db = secondTab(device.db)): Device {
  return { ...device, db, library: storedLibrary(db) }
}

/** One run against a host, as the app would start it by itself. */
export function sync(device: Device, source: FeedSource, changes: Partial<SyncRequest> = {}): Promise<SyncResult> {
  return synchronise({
    ...device,
    source,
    instant: INSTANT,
    asked: false,
    signal: new AbortController().signal,
    progress: () => {},
    ...changes,
  })
}

/** A run that writes down how far it has come. */
export async function syncWithProgress(device: Device, source: FakeFeed): Promise<{ result: SyncResult, told: readonly SyncProgress[] }> {
  const told: SyncProgress[] = []
  const result = await sync(device, source, { progress: progress => told.push(progress) })
  return { result, told }
}

/** The edition of a version: the initiative's name tells it, and three shards differ from version to version. */
export function contentOf(version: number): EditionContent {
  return make.editionContent({
    goals: [make.goal(1, { summary: `第${version}版` }), make.goal(1, { plan: 'r8', summary: `第${version}版` })],
    initiatives: [make.initiative('1-1-1-1', { name: `見守り活動（第${version}版）` })],
  })
}

/** Shards by which two versions differ. */
export const CHANGED_SHARDS = 3

export function feedOf(version: number, options: FeedOptions = {}): Promise<SignedFeed> {
  return signedFeed(contentOf(version), { version, note: `第${version}版の変更です。`, ...options })
}

/** What the device shows: its version and its content, read as the screens read it. */
export async function shown({ db }: Device) {
  const holding = await readHolding(db)
  return holding && { version: holding.shown.version, content: await readContent(holding.shown, db) }
}

/** What {@link shown} gives when a version is whole on the device. */
export function whole(version: number) {
  return { version, content: { ok: true, value: contentOf(version) } }
}
