import type { Server } from 'node:http'
import { createServer } from 'node:http'
import sirv from 'sirv'
import { errorHeadersFor, FILE_ADDRESSES, headersFor } from './host-rules'

/** A running host: its address and the way to end it. */
export interface Host {
  /** `http://localhost:4173/`, with the slash. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/**
 * Serves a built site as a static host should: unknown addresses of screens get the app, missing files of the feed and
 * of the app get 404, hashed files may be kept for ever, the manifest and the worker never.
 *
 * @param port 0 for any free one.
 * @param now the clock that the `Date` of every answer is read from.
 */
export async function startHost(folder: string, port: number, address = 'localhost', now = () => new Date()): Promise<Host> {
  const files = sirv(folder, {
    dev: true, // looks at the disk each time: a new edition is served without a restart
    single: 'app.html',
    etag: true,
    ignores: FILE_ADDRESSES.map(address => new RegExp(address.replace(/^\^/, '^/'))),
  })
  const server = createServer((request, response) => {
    const address = addressOf(request.url ?? '')
    response.setHeader('date', now().toUTCString())
    for (const [name, value] of Object.entries(headersFor(address)))
      response.setHeader(name, value)
    files(request, response, () => {
      response.writeHead(404, { ...errorHeadersFor(address), 'content-type': 'text/plain; charset=utf-8' }).end('404\n')
    })
  })
  await listen(server, port, address)
  const bound = server.address()
  const actual = typeof bound === 'object' && bound ? bound.port : port
  return { url: `http://${address}:${actual}/`, stop: () => close(server) }
}

/** An address as the rules mean it: within the site, without a question. */
function addressOf(url: string): string {
  return url.replace(/[?#].*$/s, '').slice(1)
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
