import type { IncomingMessage, ServerResponse } from 'node:http'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

/** A document of a change feed: its place in the feed grows whenever it changes. */
interface Document {
  readonly id: string
  readonly seq: number
  readonly revision: number
  readonly row: unknown
}

/** A host that peers can replicate from: what CouchDB's protocol asks for a pull, and a pull by checkpoint. */
export interface PeersHost {
  readonly url: string
  readonly requests: () => number
  /** Puts these rows in the place of those with the same ids. */
  readonly put: (rows: ReadonlyMap<string, unknown>) => void
  readonly stop: () => Promise<void>
}

/**
 * Serves a folder and a change feed out of memory. It is kinder than a real server: nothing is looked up on a disk, and
 * answers are not packed.
 *
 * @param files bodies of rows for the limit, by their addresses; packed with brotli as our own host does.
 */
export async function peersHost(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<PeersHost> {
  const feed = new Map<string, Document>()
  const packed = new Map([...files].map(([name, bytes]) => [name, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })]))
  /** The document of place `n` lies at `n - 1`; one that changed again lies there no longer in force. */
  const log: Document[] = []
  let requests = 0
  const server = createServer((request, response) => {
    requests++
    const { pathname } = new URL(request.url ?? '', 'http://localhost')
    const file = packed.get(pathname.slice(1))
    if (file)
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'br' }).end(file)
    else if (/^\/(?:couch|pull)/.test(pathname))
      void answered(request).then(({ status, body }) => response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body)))
    else
      page(folder, pathname, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()

  async function answered(request: IncomingMessage): Promise<{ readonly status: number, readonly body: unknown }> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    const number = (name: string) => Number(searchParams.get(name) ?? 0)
    if (pathname === '/pull')
      return { status: 200, body: pulled(number('after'), number('limit')) }
    const path = pathname.replace(/^\/couch\/(?:rows\/?)?/, '')
    if (path.startsWith('_local/'))
      return request.method === 'PUT' ? { status: 201, body: { ok: true, id: path, rev: '0-1' } } : { status: 404, body: { error: 'not_found', reason: 'missing' } }
    if (path === '_changes')
      return { status: 200, body: changes(number('since'), number('limit')) }
    if (path === '_bulk_get')
      return { status: 200, body: bulk(JSON.parse(await bodyOf(request))) }
    return { status: 200, body: { couchdb: 'Welcome', uuid: 'peers', db_name: 'rows', doc_count: feed.size, update_seq: log.length, instance_start_time: '0' } }
  }

  function since(after: number, limit: number): readonly Document[] {
    const found: Document[] = []
    for (let at = after; at < log.length && (limit === 0 || found.length < limit); at++) {
      const document = log[at]
      if (document && feed.get(document.id) === document)
        found.push(document)
    }
    return found
  }

  function pulled(after: number, limit: number) {
    const found = since(after, limit)
    return { documents: found.map(({ id, row }) => ({ id, row, _deleted: false })), checkpoint: { after: found.at(-1)?.seq ?? after } }
  }

  function changes(after: number, limit: number) {
    const found = since(after, limit)
    const seq = found.at(-1)?.seq ?? log.length
    return { results: found.map(({ id, seq, revision }) => ({ seq, id, changes: [{ rev: revisionOf(revision) }] })), last_seq: seq, pending: log.length - seq }
  }

  function bulk({ docs }: { readonly docs: readonly { readonly id: string }[] }) {
    return {
      results: docs.map(({ id }) => {
        const { revision = 0, row } = feed.get(id) ?? {}
        const ids = Array.from({ length: revision }, (_, back) => hashOf(revision - back))
        return { id, docs: [{ ok: { _id: id, _rev: revisionOf(revision), _revisions: { start: revision, ids }, row } }] }
      }),
    }
  }

  return {
    url: `http://localhost:${typeof bound === 'object' && bound ? bound.port : 0}/`,
    requests: () => requests,
    put: (rows) => {
      for (const [id, row] of rows) {
        const document = { id, seq: log.length + 1, revision: (feed.get(id)?.revision ?? 0) + 1, row }
        feed.set(id, document)
        log.push(document)
      }
    },
    stop: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

function revisionOf(revision: number): string {
  return `${revision}-${hashOf(revision)}`
}

function hashOf(revision: number): string {
  return String(revision).padStart(32, '0')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of request as AsyncIterable<Uint8Array>)
    parts.push(part)
  return Buffer.concat(parts).toString()
}

function page(folder: string, pathname: string, response: ServerResponse): void {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1)
  if (name === 'favicon.ico')
    response.writeHead(404).end()
  else
    response.writeHead(200, { 'content-type': name.endsWith('.js') ? 'text/javascript' : 'text/html' }).end(readFileSync(join(folder, name)))
}
