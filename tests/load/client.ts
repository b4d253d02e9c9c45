import type { Socket } from 'node:net'
import { once } from 'node:events'
import { connect } from 'node:net'

/** One answer as it went over the wire. */
export interface Answer {
  readonly status: number
  /** Bytes of request and answer, headers included. */
  readonly sent: number
  readonly received: number
}

/** What a browser of this kind sends along: as measured from Chromium 156 on a tablet. */
const BROWSER_HEADERS = [
  'Connection: keep-alive',
  'sec-ch-ua-platform: "Android"',
  'User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  'sec-ch-ua: "Chromium";v="156", "Not.A/Brand";v="24"',
  'sec-ch-ua-mobile: ?1',
  'Accept: */*',
  'Sec-Fetch-Site: same-origin',
  'Sec-Fetch-Mode: cors',
  'Sec-Fetch-Dest: empty',
  'Accept-Encoding: gzip, deflate, br, zstd',
  'Accept-Language: ja-JP,ja;q=0.9',
]

/** A connection of one device: asks one file after the other, as browsers do over HTTP/1.1. */
export class Client {
  private readonly socket: Socket
  private readonly host: string

  private constructor(socket: Socket, host: string) {
    this.socket = socket
    this.host = host
  }

  static async connected(port: number): Promise<Client> {
    const socket = connect(port, '127.0.0.1').setNoDelay(true)
    await once(socket, 'connect')
    return new Client(socket, `127.0.0.1:${port}`)
  }

  /** Asks for a file and counts its bytes; every answer of a static host says its length or comes in pieces. */
  async get(path: string, extra: readonly string[] = []): Promise<Answer> {
    const request = [`GET ${path} HTTP/1.1`, `Host: ${this.host}`, ...BROWSER_HEADERS, ...extra, '', ''].join('\r\n')
    this.socket.write(request)
    let seen = Buffer.alloc(0)
    while (!isWhole(seen)) {
      const [chunk]: readonly Buffer[] = await once(this.socket, 'data')
      seen = Buffer.concat([seen, chunk ?? Buffer.alloc(0)])
    }
    return { status: Number(seen.subarray(9, 12).toString('latin1')), sent: Buffer.byteLength(request), received: seen.byteLength }
  }

  close(): void {
    this.socket.destroy()
  }
}

function isWhole(answer: Buffer): boolean {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0)
    return false
  const head = answer.subarray(0, end).toString('latin1').toLowerCase()
  if (/^http\/1\.1 304/.test(head))
    return true
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1]
  return length === undefined ? answer.subarray(-5).toString('latin1') === '0\r\n\r\n' : answer.byteLength >= end + 4 + Number(length)
}
