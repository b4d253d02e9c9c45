import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** A body as it is sent under a content encoding; the same bytes are packed once. */
const done = new WeakMap<Uint8Array, Map<string, Uint8Array>>()

export function encoded(body: Uint8Array, encoding: 'gzip' | 'br'): Uint8Array {
  const known = done.get(body) ?? new Map<string, Uint8Array>()
  done.set(body, known)
  const bytes = known.get(encoding) ?? (encoding === 'gzip' ? gzipSync(body) : brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }))
  known.set(encoding, bytes)
  return bytes
}
