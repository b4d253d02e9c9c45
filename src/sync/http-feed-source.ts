import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { FeedSource, FetchFailure, KnownManifest, Manifest } from './feed-source'
import { refusal, success } from '../domain/outcome'
import { MANIFEST_LIMIT, ROOT_LIMIT } from '../feed/limits'
import { breathe } from '../storage/in-slices'

/** How long too little may come of an answer, in milliseconds. */
const PATIENCE = 15_000

/** Bytes that must come within that time: a host that sends less only keeps us waiting. */
const PROGRESS = 1024

/** Bytes that are told at a time. */
const PIECE = 64 * 1024

/** The longest a host may ask to be left alone, in milliseconds. */
const LONGEST_RETRY_AFTER = 24 * 60 * 60 * 1000

/** A tag that may be sent back as it came: RFC 9110 §8.8.3, of sensible length. Anything else in a header breaks the request. */
const TAG = /^(?:W\/)?"[\x21\x23-\x7e]{1,100}"$/

/** What is asked for, and how large its answer may be. */
interface Question {
  readonly url: string
  readonly init: RequestInit
  /** Bytes. */
  readonly limit: number
  readonly known?: KnownManifest | undefined
  /** Given the body's bytes as they come. */
  readonly received?: (part: Uint8Array) => void
  /** Whether the body is only told, and not kept. */
  readonly told?: boolean
}

type Answer = Promise<Outcome<Manifest, FetchFailure | FeedFailure>>

/** A feed on a static host, under a folder address that ends with a slash. */
export function httpFeedSource(folder: string, fetcher: typeof fetch = (...args) => fetch(...args)): FeedSource {
  return {
    // Past every cache, because one may keep a damaged copy. That it is unchanged is the host's own word, asked for by us.
    manifest: (signal, known) => askHost(fetcher, {
      url: `${folder}manifest.json`,
      init: { cache: 'no-store', ...known && { headers: { 'if-none-match': known.tag } } },
      limit: MANIFEST_LIMIT,
      known,
    }, signal),
    shard: async ({ sha256, bytes, reload, told = false }, received, signal) => {
      const answer = await askHost(fetcher, { url: `${folder}${sha256}.json`, init: { cache: reload ? 'reload' : 'default' }, limit: bytes, received, told }, signal)
      return answer.ok ? success(answer.value.bytes) : answer
    },
    root: async (number, signal) => {
      const answer = await askHost(fetcher, { url: `${folder}${number}.root.json`, init: { cache: 'no-store' }, limit: ROOT_LIMIT }, signal)
      return answer.ok ? success(answer.value.bytes) : answer
    },
  }
}

/** Asks a host for one file, with patience and within its limit. */
export async function askHost(fetcher: typeof fetch, { url, init, limit, known, received = () => {}, told = false }: Question, signal: AbortSignal): Answer {
  // One controller for both reasons: AbortSignal.any is younger than the tablets this must run on.
  const controller = new AbortController()
  const onCancel = () => controller.abort()
  let late = false
  const watch = watchdog(() => {
    late = true
    controller.abort()
  })
  signal.addEventListener('abort', onCancel)
  if (signal.aborted)
    controller.abort()
  try {
    const response = await fetcher(url, { ...init, credentials: 'omit', redirect: 'follow', signal: controller.signal })
    // A 304 nobody asked for has no meaning, and is refused like any other error.
    if (response.status === 304 && known)
      return success({ ...known, servedAt: clockOf(response) })
    if (!response.ok)
      return refusal({ kind: 'http', status: response.status, retryAfter: retryAfter(response) })
    if (response.headers.get('content-type')?.includes('text/html'))
      return refusal({ kind: 'notTheFeed', what: 'text/html' })
    const bytes = await readLimited(response, { what: url, limit, kept: !told, end: controller.signal }, (part) => {
      watch.came(part.byteLength)
      received(part)
    })
    return bytes.ok ? success({ bytes: bytes.value, tag: tagOf(response), servedAt: clockOf(response) }) : bytes
  }
  catch (error) {
    // Engines disagree on names: an abort is AbortError or TimeoutError, a lost connection TypeError or a DOMException.
    if (!(error instanceof TypeError) && !(error instanceof DOMException))
      throw error
    return refusal({ kind: signal.aborted ? 'cancelled' : late ? 'timeout' : 'offline' })
  }
  finally {
    watch.stop()
    signal.removeEventListener('abort', onCancel)
  }
}

function tagOf(response: Response): string | undefined {
  const tag = response.headers.get('etag')
  return tag !== null && TAG.test(tag) ? tag : undefined
}

/** Calls when too little has come for too long. */
function watchdog(call: () => void): { readonly came: (bytes: number) => void, readonly stop: () => void } {
  let timer = setTimeout(call, PATIENCE)
  let since = 0
  return {
    came: (bytes) => {
      since += bytes
      if (since < PROGRESS)
        return
      since = 0
      clearTimeout(timer)
      timer = setTimeout(call, PATIENCE)
    },
    stop: () => clearTimeout(timer),
  }
}

function clockOf({ headers }: Response): Date | undefined {
  const at = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(at) ? undefined : new Date(at)
}

/** Milliseconds from `Retry-After`, in seconds or as a date by the host's own clock; undefined where it says nothing. */
function retryAfter({ headers }: Response): number | undefined {
  const said = headers.get('retry-after')?.trim() ?? ''
  const wait = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_RETRY_AFTER)
}

/** Reads the body and breaks off as soon as it is longer than allowed. Of one that is not kept there are no bytes in the end. */
async function readLimited(response: Response, { what, limit, kept, end }: { readonly what: string, readonly limit: number, readonly kept: boolean, readonly end: AbortSignal }, received: (part: Uint8Array) => void): Promise<Outcome<Bytes, FeedFailure>> {
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
    if (kept)
      chunks.push(value)
    // Of a quick host much has come at once.
    for (let at = 0; at < value.byteLength; at += PIECE) {
      received(value.subarray(at, at + PIECE))
      await breathe()
      // Not every engine answers who reads on after breaking off.
      if (end.aborted)
        throw new DOMException('', 'AbortError')
    }
  }
  const bytes = new Uint8Array(kept ? length : 0)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return success(bytes)
}
