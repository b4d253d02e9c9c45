import type { AddressInfo, Server, Socket } from 'node:net'
import type { SignedFeed } from '../fixtures/feed'
import type { AppFiles } from './app-files'
import type { Fault } from './fault'
import type { Answer, Encoding } from './wire'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { errorHeadersFor, headersFor } from '../../src/publisher/host-rules'
import { typeOf } from './app-files'
import { BENCH } from './build-app'
import { entityTag, misbehave, packed, send } from './wire'

/** One request as the host saw it. */
export interface SeenRequest {
  readonly path: string
  readonly headers: ReadonlyMap<string, string>
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** A wish for a fault: where it strikes, how many requests it lets pass first, how many it strikes. */
interface Rule {
  readonly where: RegExp | string
  readonly fault: Fault
  pass: number
  left: number
}

export const MANIFEST = '/feed/manifest.json'
export const SHARDS = /^\/feed\/[0-9a-f]{64}\.json$/

/**
 * A static host on raw sockets that serves an app and a feed as a real one does, and goes wrong exactly as it is told.
 *
 * Every server is an origin of its own: a new one is a new device as far as storage goes.
 */
export class FaultServer {
  /** Requests for this host, in the order of their arrival. */
  readonly requests: SeenRequest[] = []
  /** Addresses elsewhere that a browser using this host as its proxy asked for. */
  readonly foreign: string[] = []
  /** The app served; another one may be put in its place at any time. */
  app: AppFiles
  /** Whether the app may install its worker; without it pages open faster and scripts can be put before the app. */
  worker: boolean
  encoding: Encoding = 'identity'
  /** A script that runs in every page before the app; only where no worker answers in the place of this host. */
  script = ''
  /** Told of every request before it is answered. */
  asked: (path: string) => void = () => {}
  private rules: Rule[] = []
  private feed: SignedFeed | undefined
  private readonly shards = new Map<string, Uint8Array>()
  private readonly others = new Map<string, Uint8Array>()
  private readonly sockets = new Set<Socket>()
  private server: Server | undefined
  private port = 0

  private constructor(app: AppFiles, worker: boolean) {
    this.app = app
    this.worker = worker
  }

  static async start(app: AppFiles, options: { readonly worker?: boolean } = {}): Promise<FaultServer> {
    const server = new FaultServer(app, options.worker ?? false)
    await server.resume()
    return server
  }

  /** `http://localhost:…/`, with the slash. */
  get url(): string {
    return `http://localhost:${this.port}/`
  }

  /** The edition served now; its shards stay on the host for ever, as those of earlier editions do. */
  serve(feed: SignedFeed): this {
    this.feed = feed
    for (const [sha256, bytes] of feed.shards)
      this.shards.set(sha256, bytes)
    return this
  }

  /** Puts any other file on the host, or takes it away. */
  put(path: string, bytes: Uint8Array | undefined): this {
    if (bytes)
      this.others.set(path, bytes)
    else
      this.others.delete(path)
    return this
  }

  /** Takes a shard away from the host. */
  lose(sha256: string): this {
    this.shards.delete(sha256)
    return this
  }

  /** Goes wrong wherever a path is met, until told otherwise; the newest wish is met first. */
  fail(where: RegExp | string, fault: Fault, { after = 0, times = Infinity }: { readonly after?: number, readonly times?: number } = {}): this {
    this.rules.unshift({ where, fault, pass: after, left: times })
    return this
  }

  /** Does everything right again. */
  heal(): this {
    this.rules = []
    return this
  }

  /** How often a path was asked for. */
  count(where: RegExp | string): number {
    return this.requests.filter(request => meets(where, request.path)).length
  }

  forget(): void {
    this.requests.length = 0
  }

  /** Ends the host for real: open connections too. */
  async stop(): Promise<void> {
    const { server } = this
    this.server = undefined
    for (const socket of this.sockets)
      socket.destroy()
    if (server)
      await new Promise(resolve => server.close(resolve))
  }

  /** Starts it, or starts it again at the same address. */
  async resume(): Promise<void> {
    if (this.server)
      return
    const server = createServer(socket => void this.attend(socket))
    server.listen(this.port, 'localhost')
    await once(server, 'listening')
    this.port = (server.address() as AddressInfo).port
    this.server = server
  }

  /** Reads requests off a connection one after the other: none has a body. */
  private async attend(socket: Socket): Promise<void> {
    this.sockets.add(socket)
    // A reader that goes away in the middle is what many rows are about.
    socket.on('error', () => {}).on('close', () => this.sockets.delete(socket))
    let received = ''
    try {
      for await (const part of socket as AsyncIterable<Buffer>) {
        received += part.toString('latin1')
        for (let end = received.indexOf('\r\n\r\n'); end >= 0; end = received.indexOf('\r\n\r\n')) {
          const head = received.slice(0, end)
          received = received.slice(end + 4)
          await this.answer(head, socket)
        }
      }
    }
    catch (error) {
      if (!(error instanceof Error && 'code' in error))
        throw error
    }
  }

  private async answer(head: string, socket: Socket): Promise<void> {
    const [first = '', ...lines] = head.split('\r\n')
    const [method = '', target = ''] = first.split(' ')
    const headers = new Map(lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
    if (!target.startsWith('/')) {
      this.foreign.push(target)
      return send(socket, { status: 502, headers: {}, body: new Uint8Array() }, method)
    }
    const { pathname } = new URL(target, this.url)
    this.requests.push({ path: pathname, headers, at: Date.now() })
    this.asked(pathname)
    const fault = this.faultAt(pathname)
    const good = this.good(pathname, headers)
    if (fault)
      await misbehave(fault, good, this.encoding, socket, method)
    else
      send(socket, packed(good, this.encodingFor(headers)), method)
  }

  private faultAt(path: string): Fault | undefined {
    const rule = this.rules.find(({ where, left }) => left > 0 && meets(where, path))
    if (!rule)
      return undefined
    if (rule.pass > 0) {
      rule.pass--
      return undefined
    }
    rule.left--
    return rule.fault
  }

  /** What a host that works would send. */
  private good(path: string, headers: ReadonlyMap<string, string>): Answer {
    const body = this.fileAt(path)
    if (!body)
      return { status: 404, headers: { ...errorHeadersFor(path.slice(1)), 'content-type': 'text/plain; charset=utf-8' }, body: new TextEncoder().encode('404\n') }
    const headersOfHost = headersFor(path.slice(1))
    const etag = entityTag(body)
    const all = { ...headersOfHost, 'date': new Date().toUTCString(), 'content-type': typeOf(path), etag }
    return headers.get('if-none-match') === etag ? { status: 304, headers: all, body: new Uint8Array() } : { status: 200, headers: all, body }
  }

  private fileAt(path: string): Uint8Array | undefined {
    const other = this.others.get(path)
    if (other)
      return other
    if (path === MANIFEST)
      return this.feed?.manifest
    if (SHARDS.test(path))
      return this.shards.get(path.slice('/feed/'.length, -'.json'.length))
    if (path === '/before-the-app.js')
      return new TextEncoder().encode(this.script)
    if (path === '/bench.js')
      return readFileSync(`${BENCH}/bench.js`)
    if (path === '/sw.js' && !this.worker)
      return undefined
    const file = this.app.get(path) ?? (/^\/(?:assets|feed|icons)\/|\/[^/]+\.[a-z0-9]+$/.test(path) ? undefined : this.app.get(path === '/' ? '/index.html' : '/app.html'))
    if (file && this.script !== '' && ['/index.html', '/app.html'].some(page => file === this.app.get(page)))
      return new TextEncoder().encode(new TextDecoder().decode(file).replace('<head>', '<head><script src="/before-the-app.js"></script>'))
    return file
  }

  private encodingFor(headers: ReadonlyMap<string, string>): Encoding {
    return headers.get('accept-encoding')?.includes(this.encoding) ? this.encoding : 'identity'
  }
}

function meets(where: RegExp | string, path: string): boolean {
  return typeof where === 'string' ? where === path : where.test(path)
}
