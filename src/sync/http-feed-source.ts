import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { FeedSource, FetchFailure } from './feed-source'
import { refusal, success } from '../domain/outcome'
import { MANIFEST_LIMIT } from '../feed/limits'

/** How long the manifest may take, in milliseconds. */
const MANIFEST_DEADLINE = 15_000

/** How long one shard may take, in milliseconds; the largest is 256 KB. */
const SHARD_DEADLINE = 60_000

type Received = Promise<Outcome<Bytes, FetchFailure | FeedFailure>>

/** A feed on a static host, under a folder address that ends with a slash. */
export function httpFeedSource(folder: string, fetcher: typeof fetch = (...args) => fetch(...args)): FeedSource {
  return {
    manifest: signal => receive(fetcher, `${folder}manifest.json`, { cache: 'no-store' }, MANIFEST_LIMIT, MANIFEST_DEADLINE, signal, () => {}),
    shard: (request, received, signal) =>
      receive(fetcher, `${folder}${request.sha256}.json`, { cache: request.reload ? 'reload' : 'default' }, request.bytes, SHARD_DEADLINE, signal, received),
  }
}

async function receive(fetcher: typeof fetch, url: string, init: RequestInit, limit: number, deadline: number, signal: AbortSignal, received: (bytes: number) => void): Received {
  // One controller for both reasons: AbortSignal.any is younger than the tablets this must run on.
  const controller = new AbortController()
  const onCancel = () => controller.abort()
  let late = false
  const timer = setTimeout(() => {
    late = true
    controller.abort()
  }, deadline)
  signal.addEventListener('abort', onCancel)
  if (signal.aborted)
    controller.abort()
  try {
    const response = await fetcher(url, { ...init, credentials: 'omit', redirect: 'follow', signal: controller.signal })
    if (!response.ok)
      return refusal({ kind: 'http', status: response.status })
    if (response.headers.get('content-type')?.includes('text/html'))
      return refusal({ kind: 'notTheFeed', what: 'text/html' })
    return await readLimited(response, url, limit, received)
  }
  catch (error) {
    // Engines disagree on names: an abort is AbortError, a lost connection TypeError or a DOMException.
    if (!(error instanceof TypeError) && !(error instanceof DOMException))
      throw error
    return refusal({ kind: signal.aborted ? 'cancelled' : late ? 'timeout' : 'offline' })
  }
  finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onCancel)
  }
}

/** Reads the body and breaks off as soon as it is longer than allowed. */
async function readLimited(response: Response, what: string, limit: number, received: (bytes: number) => void): Received {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done)
      break
    length += value.byteLength
    if (length > limit) {
      await reader.cancel()
      return refusal({ kind: 'tooLarge', what, limit })
    }
    chunks.push(value)
    received(value.byteLength)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return success(bytes)
}
