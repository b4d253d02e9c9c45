import type { Server } from 'node:http'
import { createServer } from 'node:http'
import sirv from 'sirv'

/** A running host: its address and the way to end it. */
export interface Host {
  /** `http://localhost:4173/`, with the slash. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Sent with every answer. A static host for the public should send the same; see docs/hosting.md. */
export const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=()',
  'content-security-policy': 'default-src \'none\'; script-src \'self\'; style-src \'self\'; img-src \'self\' data:; font-src \'self\'; connect-src \'self\'; manifest-src \'self\'; worker-src \'self\'; base-uri \'none\'; form-action \'none\'; frame-ancestors \'none\'',
}

const HASHED = /^\/(?:assets\/|feed\/[0-9a-f]{64}\.json$)/
const NEVER_STORED = /^\/(?:feed\/manifest\.json|sw\.js|index\.html|$)/

/**
 * Serves a built site as a static host should: unknown addresses of screens get the app, missing files of the feed and
 * of the app get 404, hashed files may be kept for ever, the manifest and the worker never.
 *
 * @param port 0 for any free one.
 */
export async function startHost(folder: string, port: number, address = 'localhost'): Promise<Host> {
  const files = sirv(folder, {
    dev: true, // looks at the disk each time: a new edition is served without a restart
    single: true,
    ignores: [/^\/(?:assets|feed|icons)\//, /\/[^/]+\.[a-z0-9]+$/],
    setHeaders: (response, pathname) => {
      for (const [name, value] of Object.entries(HEADERS))
        response.setHeader(name, value)
      response.setHeader('cache-control', cacheControl(pathname))
    },
  })
  const server = createServer((request, response) => files(request, response, () => {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...HEADERS }).end('404\n')
  }))
  await listen(server, port, address)
  const bound = server.address()
  const actual = typeof bound === 'object' && bound ? bound.port : port
  return { url: `http://${address}:${actual}/`, stop: () => close(server) }
}

/** How long a file may be kept by the way: hashed ones for ever, the manifest and the worker never. */
export function cacheControl(pathname: string): string {
  if (HASHED.test(pathname))
    return 'public, max-age=31536000, immutable'
  return NEVER_STORED.test(pathname) ? 'no-store' : 'no-cache'
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
