import type { Bytes } from '../feed/bytes'
import type { PreparedEdition } from './prepare-edition'
import { encodeUtf8, sha256Hex } from '../feed/bytes'
import { jsonText } from '../open-data/open-file'
import { openData } from '../open-data/open-data'

/** One file of a published edition, by its place below the site's own address. */
export interface EditionSiteFile {
  readonly path: string
  readonly bytes: Bytes
}

/** What is known of an edition's surroundings when it goes out. */
export interface Surroundings {
  /** Steps of the chain of roots that go out along with it, by their number; none unless told. */
  readonly roots?: ReadonlyMap<number, Bytes> | undefined
}

/** Where the edition lies on a host. */
export const FEED_FOLDER = 'feed'
export const OPEN_FOLDER = 'open'

/**
 * Every file of an edition in the order in which it must reach a host: shards and delta packs, steps of the chain, open
 * data, the numbered copy of the manifest, and last the manifest itself.
 *
 * Whatever stops an upload on the way, readers find the edition before, whole.
 */
export async function editionFiles({ payload, content, shards, packs = [] }: PreparedEdition, manifest: Bytes, { roots = new Map() }: Surroundings = {}): Promise<readonly EditionSiteFile[]> {
  return [
    ...[...shards, ...packs].map(({ entry, bytes }) => ({ path: `${FEED_FOLDER}/${entry.sha256}.json`, bytes })),
    ...[...roots].sort(([a], [b]) => a - b).map(([number, bytes]) => ({ path: `${FEED_FOLDER}/${number}.root.json`, bytes })),
    ...await openFiles({ payload, content }),
    { path: `${FEED_FOLDER}/${payload.version}.manifest.json`, bytes: manifest },
    { path: `${FEED_FOLDER}/manifest.json`, bytes: manifest },
  ]
}

/** The edition as open data, with the list by which the next writing knows its own files. */
async function openFiles({ payload: { feed, version, created }, content }: Pick<PreparedEdition, 'payload' | 'content'>): Promise<readonly EditionSiteFile[]> {
  const files = (await openData(content, { version, feed, created })).map(({ text, ...file }) => ({ ...file, bytes: encodeUtf8(text) }))
  const entries = await Promise.all(files.map(async ({ path, title, format, mediaType, bytes }) => ({ path, title, format, mediaType, bytes: bytes.length, sha256: await sha256Hex(bytes) })))
  return [
    ...files.map(({ path, bytes }) => ({ path: `${OPEN_FOLDER}/${path}`, bytes })),
    { path: `${OPEN_FOLDER}/files.json`, bytes: encodeUtf8(jsonText({ feed, version, created, files: entries })) },
  ]
}
