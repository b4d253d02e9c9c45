import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { EditionFile } from '../feed/edition-file'
import type { FeedFailure } from '../feed/feed-failure'
import type { Library } from '../storage/library'
import type { StoredEdition } from '../storage/library-database'
import type { FeedSource } from './feed-source'
import { refusal, success } from '../domain/outcome'
import { readEnvelope } from '../feed/envelope'
import { decodeEditionFile, encodeEditionFile } from '../feed/edition-file'
import { FEED_LIMIT, ROOT_LIMIT } from '../feed/limits'
import { claimedRoot } from '../feed/root'

/** Largest file taken, in bytes. */
export const FILE_LIMIT = FEED_LIMIT

/** Largest content of one, in bytes: shards grow by a third when they are written as text. */
const CONTENT_LIMIT = FEED_LIMIT * 1.5

/** The end of a file's name; it is gzip where the browser has it, and plain JSON otherwise. */
export const FILE_ENDING = '.fukushi'

/** One edition of the library as a file, with every byte as it was received; `damaged` if a shard is not whole. */
export async function writeEditionFile(edition: StoredEdition, library: Pick<Library, 'heldShards'>): Promise<Outcome<Bytes, FeedFailure>> {
  const shards = await library.heldShards(edition.payload.shards)
  const lost = edition.payload.shards.find(entry => !shards.has(entry.sha256))
  if (lost)
    return refusal({ kind: 'damaged', what: lost.name })
  const plain = encodeEditionFile({ manifest: new Uint8Array(edition.envelope), roots: edition.roots ?? [], shards })
  return success(typeof CompressionStream === 'undefined' ? plain : await collect(streamOf(plain).pipeThrough(new CompressionStream('gzip'))))
}

/**
 * A file as a feed, to be taken in by the very run that reads from a host.
 *
 * Nothing is inflated past what an edition may have, so that a small file cannot fill the memory.
 */
export async function editionFileSource(file: Blob): Promise<Outcome<FeedSource, FeedFailure>> {
  if (file.size > FILE_LIMIT)
    return refusal({ kind: 'tooLarge', what: 'edition file', limit: FILE_LIMIT })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const plain = bytes[0] === 0x1F && bytes[1] === 0x8B ? await inflate(bytes) : success(bytes)
  const decoded = plain.ok ? decodeEditionFile(plain.value) : plain
  return decoded.ok ? success(sourceOf(decoded.value)) : decoded
}

function sourceOf({ manifest, roots, shards }: EditionFile): FeedSource {
  const steps = new Map(roots.map(step => [numberOf(step), step] as const))
  return {
    manifest: async () => success({ bytes: manifest, tag: undefined }),
    root: async (number) => {
      const step = steps.get(number)
      return step ? success(step) : refusal({ kind: 'http', status: 404 })
    },
    shard: async ({ sha256 }, received) => {
      const shard = shards.get(sha256)
      if (!shard)
        return refusal({ kind: 'damaged', what: sha256 })
      received(shard)
      return success(shard)
    },
  }
}

/** The number a step claims: only to find it; whether it is true is seen when the chain is followed. */
function numberOf(step: Bytes): number | undefined {
  const envelope = readEnvelope(step, 'root', ROOT_LIMIT)
  return envelope.ok ? claimedRoot(envelope.value.payload) : undefined
}

async function inflate(bytes: Bytes): Promise<Outcome<Bytes, FeedFailure>> {
  if (typeof DecompressionStream === 'undefined')
    return refusal({ kind: 'notTheFeed', what: 'gzip' })
  try {
    return await collectLimited(streamOf(bytes).pipeThrough(new DecompressionStream('gzip')))
  }
  catch (error) {
    // A file cut short or changed: browsers throw a TypeError, Node an error of its zlib.
    if (error instanceof TypeError || (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')))
      return refusal({ kind: 'damaged', what: 'edition file' })
    throw error
  }
}

function streamOf(bytes: Bytes): ReadableStream<Bytes> {
  return new Blob([bytes]).stream()
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Bytes> {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

async function collectLimited(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Outcome<Bytes, FeedFailure>> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.byteLength
    if (length > CONTENT_LIMIT) {
      await reader.cancel()
      return refusal({ kind: 'tooLarge', what: 'edition file', limit: CONTENT_LIMIT })
    }
    pieces.push(next.value)
  }
  return success(new Uint8Array(await new Blob(pieces).arrayBuffer()))
}
