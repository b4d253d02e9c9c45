import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { MANIFEST_LIMIT, ROOT_LIMIT } from '../../src/feed/limits'
import { httpFeedSource } from '../../src/sync/http-feed-source'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const SHA256 = 'a'.repeat(64)
const bytes = new Uint8Array(1000).fill(7)
const never = new AbortController().signal

/** A real host on this machine, and the source that reads from it. */
async function hostThat(answers: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answers)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return sourceAt(server.address())
}

function sourceAt(address: AddressInfo | string | null) {
  if (address === null || typeof address === 'string')
    throw new TypeError('the host has no port')
  return httpFeedSource(`http://127.0.0.1:${address.port}/feed/`)
}

function shard(source: ReturnType<typeof httpFeedSource>, changes: { readonly bytes?: number, readonly reload?: boolean, readonly received?: (count: number) => void, readonly signal?: AbortSignal } = {}) {
  return source.shard({ sha256: SHA256, bytes: changes.bytes ?? bytes.byteLength, reload: changes.reload ?? false }, part => changes.received?.(part.byteLength), changes.signal ?? never)
}

function json(response: ServerResponse, body: Uint8Array = bytes): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body)
}

/** A source whose fetch is told what to do, for what no host can be made to do. */
function sourceFetching(fetcher: typeof fetch) {
  return httpFeedSource('/feed/', fetcher)
}

describe('a host that answers', () => {
  test('gives the manifest as received', async () => {
    const source = await hostThat((request, response) => request.url === '/feed/manifest.json' ? json(response) : response.writeHead(404).end())
    expect(await source.manifest(never)).toMatchObject({ ok: true, value: { bytes, tag: undefined } })
  })

  test('gives a shard by the name of its bytes', async () => {
    const source = await hostThat((request, response) => request.url === `/feed/${SHA256}.json` ? json(response) : response.writeHead(404).end())
    expect(await shard(source)).toEqual({ ok: true, value: bytes })
  })

  test('tells the bytes as they come', async () => {
    const source = await hostThat((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write(bytes.slice(0, 400), () => response.end(bytes.slice(400)))
    })
    const counts: number[] = []
    await shard(source, { received: count => counts.push(count) })
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(bytes.byteLength)
    expect(counts.every(count => count > 0)).toBe(true)
  })

  test('tells much that comes at once in pieces, so that none of them fills a task', async () => {
    const large = new Uint8Array(300 * 1024).fill(7)
    const source = await hostThat((_, response) => json(response, large))
    const counts: number[] = []
    await shard(source, { bytes: large.byteLength, received: count => counts.push(count) })
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(large.byteLength)
    expect(Math.max(...counts)).toBeLessThanOrEqual(64 * 1024)
  })

  test('has the bytes of a file told and not kept where they are dealt with as they come, and its limit holds all the same', async () => {
    const source = await hostThat((_, response) => json(response))
    const parts: number[] = []
    const ask = (bytes: number) => source.shard({ sha256: SHA256, bytes, reload: false, told: true }, part => parts.push(...part), never)
    expect(await ask(bytes.byteLength)).toEqual({ ok: true, value: new Uint8Array() })
    expect(parts).toEqual([...bytes])
    expect(await ask(bytes.byteLength - 1)).toMatchObject({ ok: false, failure: { kind: 'tooLarge' } })
  })

  test('may leave out the type, as some static hosts do', async () => {
    const source = await hostThat((_, response) => response.writeHead(200).end(bytes))
    expect(await shard(source)).toEqual({ ok: true, value: bytes })
  })

  test('may send fewer bytes than promised: that is judged later', async () => {
    const source = await hostThat((_, response) => json(response, bytes.slice(0, 999)))
    expect(await shard(source)).toEqual({ ok: true, value: bytes.slice(0, 999) })
  })

  test('may send nothing at all: that is judged later', async () => {
    const source = await hostThat((_, response) => json(response, new Uint8Array()))
    expect(await shard(source)).toEqual({ ok: true, value: new Uint8Array() })
  })

  test('may lead to another address', async () => {
    const source = await hostThat((request, response) => request.url === '/moved' ? json(response) : response.writeHead(302, { location: '/moved' }).end())
    expect(await shard(source)).toEqual({ ok: true, value: bytes })
  })
})

describe('a manifest known already', () => {
  const known = { bytes, tag: '"5f-3e8"' }

  /** A host that has given its manifest the tag. */
  const taggingHost = (tag: string) => hostThat((request, response) => request.headers['if-none-match'] === tag
    ? response.writeHead(304, { etag: tag }).end()
    : response.writeHead(200, { 'content-type': 'application/json', 'etag': tag }).end(bytes))

  test.each(['"5f-3e8"', 'W/"5f-3e8"'])('is told by its tag %s, and comes back as it was', async (tag) => {
    const source = await taggingHost(tag)
    const first = await source.manifest(never)
    expect(first).toMatchObject({ ok: true, value: { bytes, tag } })
    expect(await source.manifest(never, { bytes: bytes.slice(0, 7), tag })).toMatchObject({ ok: true, value: { bytes: bytes.slice(0, 7), tag } })
  })

  test('gives way to another', async () => {
    const source = await taggingHost('"new"')
    expect(await source.manifest(never, { ...known, bytes: new Uint8Array(1) })).toMatchObject({ ok: true, value: { bytes, tag: '"new"' } })
  })

  test.each(['5f', '"5f', '"5 f"', '"版"', '"a", "b"', `"${'a'.repeat(101)}"`])('cannot be told by %s, which is no tag to send back', async (tag) => {
    const source = sourceFetching(async () => new Response(bytes, { headers: { etag: encodeURI(tag) === tag ? tag : Buffer.from(tag).toString('latin1') } }))
    expect(await source.manifest(never)).toMatchObject({ ok: true, value: { bytes, tag: undefined } })
  })

  test('is asked for past every cache all the same', async () => {
    const fetcher = vi.fn<typeof fetch>(async () => new Response(null, { status: 304 }))
    await sourceFetching(fetcher).manifest(never, known)
    expect(fetcher).toHaveBeenCalledWith('/feed/manifest.json', expect.objectContaining({ cache: 'no-store', headers: { 'if-none-match': '"5f-3e8"' } }))
  })
})

describe('something else that answers', () => {
  test.each(['text/html', 'text/html; charset=utf-8'])('is told by its type %s', async (type) => {
    const source = await hostThat((_, response) => response.writeHead(200, { 'content-type': type }).end('<!DOCTYPE html>'))
    expect(await source.manifest(never)).toEqual({ ok: false, failure: { kind: 'notTheFeed', what: 'text/html' } })
    expect(await shard(source)).toEqual({ ok: false, failure: { kind: 'notTheFeed', what: 'text/html' } })
  })

  test('is told where the host leads to a login page', async () => {
    const source = await hostThat((request, response) => request.url === '/login'
      ? response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html>')
      : response.writeHead(302, { location: '/login' }).end())
    expect(await source.manifest(never)).toEqual({ ok: false, failure: { kind: 'notTheFeed', what: 'text/html' } })
  })

  test.each([401, 403, 404, 500, 503])('is an error of the host: %d', async (status) => {
    const source = await hostThat((_, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<!DOCTYPE html>'))
    expect(await source.manifest(never)).toEqual({ ok: false, failure: { kind: 'http', status } })
    expect(await shard(source)).toEqual({ ok: false, failure: { kind: 'http', status } })
  })

  test('is an unexpected 304, which brings no body', async () => {
    const source = await hostThat((_, response) => response.writeHead(304).end())
    expect(await source.manifest(never)).toEqual({ ok: false, failure: { kind: 'http', status: 304 } })
  })
})

describe('a body longer than promised', () => {
  test('is broken off: one byte too many is too many', async () => {
    const source = await hostThat((_, response) => json(response))
    expect(await shard(source, { bytes: 999 })).toEqual({ ok: false, failure: { kind: 'tooLarge', what: expect.stringContaining(`${SHA256}.json`), limit: 999 } })
  })

  test('is broken off even if it never ends', async () => {
    let closed = () => {}
    const hungUp = new Promise<void>((resolve) => {
      closed = resolve
    })
    const source = await hostThat((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const pour = (): void => {
        if (!response.destroyed)
          response.write(bytes, pour)
      }
      response.on('close', closed)
      pour()
    })
    let received = 0
    const result = await shard(source, { bytes: 5000, received: (count) => {
      received += count
    } })
    expect(result).toMatchObject({ ok: false, failure: { kind: 'tooLarge', limit: 5000 } })
    expect(received).toBeLessThanOrEqual(5000)
    await hungUp
  })

  test('is broken off at the limit every manifest has', async () => {
    const source = await hostThat((_, response) => json(response, new Uint8Array(MANIFEST_LIMIT + 1)))
    expect(await source.manifest(never)).toMatchObject({ ok: false, failure: { kind: 'tooLarge', limit: MANIFEST_LIMIT } })
  })

  test('is not one that fills the limit exactly', async () => {
    const source = await hostThat((_, response) => json(response, new Uint8Array(MANIFEST_LIMIT)))
    expect(await source.manifest(never)).toMatchObject({ ok: true, value: { bytes: new Uint8Array(MANIFEST_LIMIT), tag: undefined } })
  })
})

describe('no connection', () => {
  test('is told where nobody listens', async () => {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const source = sourceAt(server.address())
    server.close()
    await once(server, 'close')
    expect(await source.manifest(never)).toEqual({ ok: false, failure: { kind: 'offline' } })
  })

  test('is told where the host hangs up at once', async () => {
    const source = await hostThat(request => request.socket.destroy())
    expect(await source.manifest(never)).toEqual({ ok: false, failure: { kind: 'offline' } })
  })

  test('is told where the connection is lost within the body', async () => {
    const source = await hostThat((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write(bytes.slice(0, 500), () => response.destroy())
    })
    expect(await shard(source)).toEqual({ ok: false, failure: { kind: 'offline' } })
  })

  test('is told where addresses lead in a circle', async () => {
    const source = await hostThat((request, response) => response.writeHead(302, { location: request.url ?? '' }).end())
    expect(await source.manifest(never)).toEqual({ ok: false, failure: { kind: 'offline' } })
  })

  test('is told where the browser forbids the address it is led to', async () => {
    const source = sourceFetching(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await source.manifest(never)).toEqual({ ok: false, failure: { kind: 'offline' } })
  })
})

describe('a reader who breaks off', () => {
  test('before the request sends none', async () => {
    const asked = vi.fn()
    const source = await hostThat(asked)
    expect(await source.manifest(AbortSignal.abort())).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(asked).not.toHaveBeenCalled()
  })

  test('within the body gets nothing of it', async () => {
    const source = await hostThat((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write(bytes.slice(0, 500))
    })
    const controller = new AbortController()
    expect(await shard(source, { signal: controller.signal, received: () => controller.abort() })).toEqual({ ok: false, failure: { kind: 'cancelled' } })
  })
})

describe('a deadline', () => {
  afterEach(() => void vi.useRealTimers())

  /** Puts the clock of every deadline into the hands of the test; the network keeps its own. */
  function holdTime(): void {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  }

  test('of fifteen seconds that passes before the manifest answers is a timeout', async () => {
    holdTime()
    const source = await hostThat(() => void vi.advanceTimersByTime(15_000))
    expect(await source.manifest(never)).toEqual({ ok: false, failure: { kind: 'timeout' } })
  })

  test('of fifteen seconds without anything that passes within the body of a shard is a timeout', async () => {
    holdTime()
    const source = await hostThat((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write(bytes.slice(0, 500))
    })
    expect(await shard(source, { received: () => void vi.advanceTimersByTime(15_000) })).toEqual({ ok: false, failure: { kind: 'timeout' } })
  })

  /** A host that sends a body in pieces, with some time before each; a body whose request is broken off fails. */
  function inPieces(count: number, size: number, wait: number) {
    return sourceFetching(async (_, init) => {
      let sent = 0
      return new Response(new ReadableStream<Uint8Array>({
        pull: (controller) => {
          vi.advanceTimersByTime(wait)
          if (init?.signal?.aborted)
            controller.error(new DOMException('broken off', 'TimeoutError'))
          else if (sent++ < count)
            controller.enqueue(new Uint8Array(size))
          else
            controller.close()
        },
      }, { highWaterMark: 0 }))
    })
  }

  test('begins anew while a slow connection brings something: ten minutes for a shard are no timeout', async () => {
    holdTime()
    expect(await shard(inPieces(50, 2048, 12_000), { bytes: 50 * 2048 })).toMatchObject({ ok: true })
  })

  test('does not begin anew for a host that drips a byte every half second', async () => {
    holdTime()
    let received = 0
    expect(await shard(inPieces(200, 1, 500), { received: () => received++ })).toEqual({ ok: false, failure: { kind: 'timeout' } })
    expect(received).toBeLessThan(30)
    expect(await inPieces(200, 1, 500).manifest(never)).toEqual({ ok: false, failure: { kind: 'timeout' } })
  })

  test('that has not passed yet leaves the answer alone', async () => {
    holdTime()
    const source = await hostThat((_, response) => {
      vi.advanceTimersByTime(14_999)
      json(response)
    })
    expect((await source.manifest(never)).ok).toBe(true)
  })

  test('ends with its request', async () => {
    // No real host, and none counted but its own: a connection that an earlier test kept has timers, too.
    const [begun, ended] = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'clearTimeout')]
    const source = sourceFetching(async () => new Response(bytes))
    expect((await source.manifest(never)).ok).toBe(true)
    const deadlines = begun.mock.results.filter((_, call) => begun.mock.calls[call]?.[1] === 15_000).map(({ value }) => value)
    expect(deadlines.length).toBeGreaterThan(0)
    expect(ended.mock.calls.map(([timer]) => timer)).toEqual(expect.arrayContaining(deadlines))
  })
})

describe('a host that asks to be left alone', () => {
  const busy = (headers: Record<string, string>) => sourceFetching(async () => new Response('', { status: 503, headers })).manifest(never)
  const retryAfter = (milliseconds: number | undefined) => ({ ok: false, failure: { kind: 'http', status: 503, retryAfter: milliseconds } })

  test.each([
    ['120', 120_000],
    ['0', 0],
    ['86400', 86_400_000],
    ['999999999', 86_400_000],
    ['-5', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('for %j seconds is heard', async (said, milliseconds) => {
    expect(await busy({ 'retry-after': said })).toEqual(retryAfter(milliseconds))
  })

  test('until a moment is heard by its own clock, whatever the device’s says', async () => {
    const date = 'Wed, 01 Jan 2003 00:00:00 GMT'
    expect(await busy({ date, 'retry-after': 'Wed, 01 Jan 2003 01:00:00 GMT' })).toEqual(retryAfter(3_600_000))
    expect(await busy({ date, 'retry-after': 'Wed, 01 Jan 2003 00:00:00 GMT' })).toEqual(retryAfter(0))
    expect(await busy({ date, 'retry-after': 'Tue, 31 Dec 2002 00:00:00 GMT' })).toEqual(retryAfter(0))
    expect(await busy({ date, 'retry-after': 'Wed, 01 Jan 2033 00:00:00 GMT' })).toEqual(retryAfter(86_400_000))
  })

  test('until a moment says nothing where it does not tell its clock', async () => {
    expect(await busy({ 'retry-after': 'Wed, 01 Jan 2003 01:00:00 GMT' })).toEqual(retryAfter(undefined))
  })

  test('without saying for how long is an ordinary failure', async () => {
    expect(await busy({})).toEqual(retryAfter(undefined))
  })
})

test('the host’s clock comes with its manifest, where it tells it', async () => {
  const served = async (headers: Record<string, string>) => sourceFetching(async () => new Response(bytes, { headers })).manifest(never)
  expect(await served({ date: 'Wed, 01 Jan 2003 00:00:00 GMT' })).toMatchObject({ value: { servedAt: new Date('2003-01-01T00:00:00Z') } })
  expect(await served({})).toMatchObject({ value: { servedAt: undefined } })
  expect(await served({ date: 'once' })).toMatchObject({ value: { servedAt: undefined } })
})

describe('a step of the chain of roots', () => {
  test('is asked for by its number, past every cache', async () => {
    const fetcher = vi.fn<typeof fetch>(async () => new Response(bytes))
    expect(await sourceFetching(fetcher).root(2, never)).toEqual({ ok: true, value: bytes })
    expect(fetcher).toHaveBeenCalledWith('/feed/2.root.json', expect.objectContaining({ cache: 'no-store', credentials: 'omit' }))
  })

  test('is broken off past 16 KB', async () => {
    const source = sourceFetching(async () => new Response(new Uint8Array(ROOT_LIMIT + 1)))
    expect(await source.root(2, never)).toEqual({ ok: false, failure: { kind: 'tooLarge', what: '/feed/2.root.json', limit: ROOT_LIMIT } })
  })
})

describe('a request', () => {
  const answered = () => vi.fn<typeof fetch>(async () => new Response(bytes))

  test('for the manifest goes past every cache and carries nothing of the reader', async () => {
    const fetcher = answered()
    await sourceFetching(fetcher).manifest(never)
    expect(fetcher).toHaveBeenCalledWith('/feed/manifest.json', expect.objectContaining({ cache: 'no-store', credentials: 'omit' }))
  })

  test('for a shard may be answered by a cache, unless its copy proved damaged', async () => {
    const fetcher = answered()
    await shard(sourceFetching(fetcher))
    await shard(sourceFetching(fetcher), { reload: true })
    expect(fetcher.mock.calls.map(([url, init]) => [url, init?.cache, init?.credentials])).toEqual([
      [`/feed/${SHA256}.json`, 'default', 'omit'],
      [`/feed/${SHA256}.json`, 'reload', 'omit'],
    ])
  })
})

test('a mistake of ours is no failure of the network and is thrown on', async () => {
  const source = sourceFetching(() => Promise.reject(new RangeError('a mistake of ours')))
  await expect(source.manifest(never)).rejects.toThrow(RangeError)
})
