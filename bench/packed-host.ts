import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { errorHeadersFor, FILE_ADDRESSES, headersFor, TEXT_TYPES, TYPES } from '../src/publisher/host-rules'

/** A host that sends text packed with brotli, as a good host does, and counts what it sends. */
export interface PackedHost {
  readonly url: string
  readonly requests: () => number
  /** Bytes that left, heads of answers included. */
  readonly sent: () => number
  readonly stop: () => Promise<void>
}

/**
 * Serves a folder by the rules of {@link headersFor}; packs every file once, before it is asked for in earnest. A file
 * that is still what the browser says it knows is not sent again.
 */
export async function packedHost(folder: string, quality: number = constants.BROTLI_MAX_QUALITY): Promise<PackedHost> {
  let requests = 0
  let sent = 0
  const packed = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    requests++
    answer(folder, request, response, { packed, quality })
  })
  const open = new Set<{ readonly bytesWritten: number }>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => {
      open.delete(socket)
      sent += socket.bytesWritten
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  return {
    url: `http://localhost:${port}/`,
    requests: () => requests,
    sent: () => sent + [...open].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    stop: () => stop(server),
  }
}

interface Packing {
  readonly packed: Map<string, Buffer>
  readonly quality: number
}

function answer(folder: string, request: IncomingMessage, response: ServerResponse, packing: Packing): void {
  const address = (request.url ?? '').replace(/[?#].*$/s, '').slice(1)
  const file = fileOf(folder, address)
  if (file === undefined)
    return void response.writeHead(404, { ...errorHeadersFor(address), 'content-type': 'text/plain; charset=utf-8' }).end('404\n')
  const type = TYPES[extname(file).slice(1)] ?? 'application/octet-stream'
  const text = TEXT_TYPES.includes(type)
  const bytes = body(file, text, packing)
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`
  if (request.headers['if-none-match'] === etag)
    return void response.writeHead(304, { ...headersFor(address), etag }).end()
  response.writeHead(200, {
    ...headersFor(address),
    etag,
    'content-type': text ? `${type}; charset=utf-8` : type,
    'content-length': bytes.byteLength,
    ...(text ? { 'content-encoding': 'br', vary: 'accept-encoding' } : {}),
  }).end(request.method === 'HEAD' ? undefined : bytes)
}

/** The file an address is answered with: itself, the page of its folder, or the app's own page for a screen. */
function fileOf(folder: string, address: string): string | undefined {
  const found = [join(folder, address === '' ? 'index.html' : address), join(folder, `${address}.html`)].find(path => existsSync(path) && statSync(path).isFile())
  return found ?? (FILE_ADDRESSES.some(pattern => new RegExp(pattern).test(address)) ? undefined : join(folder, 'index.html'))
}

function body(file: string, text: boolean, { packed, quality }: Packing): Buffer {
  const key = `${file} ${statSync(file).mtimeMs}`
  const bytes = packed.get(key) ?? (text ? brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }) : readFileSync(file))
  packed.set(key, bytes)
  return bytes
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
