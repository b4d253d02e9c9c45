import type { Socket } from 'node:net'
import type { Fault, Framing } from './fault'
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { HEADERS } from '../../src/publisher/host-rules'
import { encoded } from './encoded'
import { flipped, placeIn, PORTAL_PAGE } from './fault'

export type Encoding = 'identity' | 'gzip' | 'br'

/** What a host sends in answer to one request. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const REASON: Readonly<Record<number, string>> = { 200: 'OK', 302: 'Found', 304: 'Not Modified', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable' }

/** Sends a good answer as the fault has it. */
export async function misbehave(fault: Fault, good: Answer, encoding: Encoding, socket: Socket, method: string): Promise<void> {
  const whole = packed(good, encoding)
  switch (fault.kind) {
    case 'cut': return cut(socket, whole, fault.framing, placeIn(fault.at, whole.body.byteLength))
    case 'cutFile': return send(socket, { ...whole, body: whole.body.slice(0, placeIn(fault.at, whole.body.byteLength)) }, method)
    case 'flip': return send(socket, packed({ ...good, body: flipped(good.body, fault.bit) }, encoding), method)
    case 'portal': return send(socket, { status: 200, headers: { 'content-type': fault.type ?? 'text/html; charset=utf-8' }, body: new TextEncoder().encode(PORTAL_PAGE) }, method)
    case 'status': return send(socket, { status: fault.status, headers: { ...HEADERS.data, ...fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter } }, body: new Uint8Array() }, method)
    case 'silent': return
    case 'drip': return drip(socket, whole, fault.everyMs)
    case 'late':
      await pause(fault.ms)
      return send(socket, whole, method)
    case 'endless': return endless(socket, whole)
    case 'longer': return send(socket, packed({ ...good, body: Buffer.concat([good.body, Buffer.alloc(fault.by, 0x20)]) }, encoding), method)
    case 'reset': return void socket.resetAndDestroy()
    case 'redirect': return send(socket, { status: 302, headers: { location: fault.to }, body: new Uint8Array() }, method)
    case 'replace': return send(socket, replaced(good, fault), method)
  }
}

/** Another file in the place of the right one: with the name a host gives to what it sends, or a browser asked about it later would keep it for the right one. */
function replaced({ headers }: Answer, fault: Extract<Fault, { readonly kind: 'replace' }>): Answer {
  const body = typeof fault.body === 'string' ? new TextEncoder().encode(fault.body) : fault.body
  return { status: 200, headers: { ...headers, 'etag': entityTag(body), 'content-type': fault.type ?? headers['content-type'] ?? 'application/json' }, body }
}

/** The name of a file's content, by which browsers ask whether it is still the same. */
export function entityTag(body: Uint8Array): string {
  return `"${createHash('sha1').update(body).digest('hex')}"`
}

/** The answer as it goes over the line, compressed if it has a body. */
export function packed(answer: Answer, encoding: Encoding): Answer {
  if (encoding === 'identity' || answer.body.byteLength === 0)
    return answer
  return { ...answer, headers: { ...answer.headers, 'content-encoding': encoding, 'vary': 'accept-encoding' }, body: encoded(answer.body, encoding) }
}

function headOf(status: number, headers: Readonly<Record<string, string>>): string {
  return `HTTP/1.1 ${status} ${REASON[status] ?? 'Other'}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
}

/** Sends an answer as it should be sent. */
export function send(socket: Socket, { status, headers, body }: Answer, method: string): void {
  const length: Record<string, string> = status === 304 ? {} : { 'content-length': String(body.byteLength) }
  socket.write(headOf(status, { ...headers, ...length }))
  if (method !== 'HEAD')
    socket.write(body)
}

function cut(socket: Socket, { status, headers, body }: Answer, framing: Framing, at: number): void {
  const part = body.slice(0, at)
  const ending = framing === 'length' ? { 'content-length': String(body.byteLength) } : framing === 'chunked' ? { 'transfer-encoding': 'chunked' } : { connection: 'close' }
  socket.write(headOf(status, { ...headers, ...ending }))
  if (framing !== 'chunked')
    return void socket.end(part)
  // Whole chunks, but never the last one that says so: engines differ in whether they mind.
  socket.end(Buffer.concat(part.byteLength === 0 ? [] : [Buffer.from(`${part.byteLength.toString(16)}\r\n`), part, Buffer.from('\r\n')]))
}

async function drip(socket: Socket, { status, headers, body }: Answer, everyMs: number): Promise<void> {
  socket.write(headOf(status, { ...headers, 'content-length': String(body.byteLength) }))
  for (const byte of body) {
    if (socket.destroyed)
      return
    socket.write(Uint8Array.of(byte))
    await pause(everyMs)
  }
}

async function endless(socket: Socket, { status, headers }: Answer): Promise<void> {
  socket.write(headOf(status, { ...headers, 'transfer-encoding': 'chunked' }))
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  while (!socket.destroyed) {
    if (!socket.write(chunk)) {
      await new Promise<void>((resolve) => {
        const done = () => {
          socket.off('drain', done).off('close', done)
          resolve()
        }
        socket.once('drain', done).once('close', done)
      })
    }
  }
}
