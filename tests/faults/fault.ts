/** A place in a body: a byte from its start, a share of it, or a byte from its end where it is negative. */
export type Place = number | `${number}%`

/** How the end of a body is told: by a length in the head, by a last chunk, or by the end of the connection. */
export type Framing = 'length' | 'chunked' | 'close'

/** Everything that a host, or the way to it, can do wrong with one answer. */
export type Fault =
  /** The connection is lost at a byte of the body as sent; with `close` the reader cannot tell. */
  | { readonly kind: 'cut', readonly at: Place, readonly framing: Framing }
  /** The file on the host is cut: head and body agree, and caches may keep it. */
  | { readonly kind: 'cutFile', readonly at: Place }
  /** One bit of the content is another, counted from the first of the first byte. */
  | { readonly kind: 'flip', readonly bit: number }
  /** A login page of the hall's network answers with 200. */
  | { readonly kind: 'portal', readonly type?: 'text/html' | 'application/json' }
  | { readonly kind: 'status', readonly status: number, readonly retryAfter?: string }
  /** The connection is taken and nothing ever comes. */
  | { readonly kind: 'silent' }
  /** One byte now and then. */
  | { readonly kind: 'drip', readonly everyMs: number }
  /** The answer comes, but late. */
  | { readonly kind: 'late', readonly ms: number }
  /** A body without an end. */
  | { readonly kind: 'endless' }
  /** More bytes than there should be; head and body agree. */
  | { readonly kind: 'longer', readonly by: number }
  /** The connection is reset before a byte of the answer. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'redirect', readonly to: string }
  /** Another file under the name asked for. */
  | { readonly kind: 'replace', readonly body: Uint8Array | string, readonly type?: string }

/** Bytes from the start of a body up to a place in it. */
export function placeIn(at: Place, length: number): number {
  if (typeof at === 'string')
    return Math.floor(length * Number(at.slice(0, -1)) / 100)
  return at < 0 ? Math.max(0, length + at) : Math.min(at, length)
}

/** A copy with one bit changed. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes)
  const at = (bit >> 3) % copy.byteLength
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit & 7))
  return copy
}

/** What a hall's network shows to those who have not agreed to its terms. */
export const PORTAL_PAGE = '<!DOCTYPE html><html lang="ja"><title>ログイン</title><form><button>同意して接続</button></form></html>'
