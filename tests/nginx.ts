import type { ChildProcess } from 'node:child_process'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { FOLDER, NAME } from '../src/publisher/deploy-kit'
import { ensureNginx } from './browser'

/** A running nginx with the kit's own configuration. */
export interface Nginx {
  /** `http://127.0.0.1:…/`: the site without encryption, which browsers take as safe on this machine. */
  readonly url: string
  /** `https://127.0.0.1:…/`: the same site; its certificate was made a moment ago. */
  readonly secureUrl: string
  /** Where the kit leads visitors from HTTP to HTTPS. */
  readonly redirectUrl: string
  /** What it had to say against its configuration or a request. */
  readonly complaints: () => string
  readonly stop: () => Promise<void>
}

/**
 * Serves a built site by `deploy/nginx.conf`.
 *
 * Only the lines that the kit asks a city to fit are fitted: ports, names, folder, certificate. To the site itself one
 * line is added, a port without encryption.
 *
 * @param workers processes that serve.
 */
export async function startNginx(site: string, workers = 1): Promise<Nginx> {
  const { nginx, openssl } = ensureNginx()
  const home = mkdtempSync(join(tmpdir(), 'navi-nginx-'))
  const [plain, secure, redirect] = await freePorts()
  execFileSync(openssl, ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', `/CN=${NAME}`, '-keyout', join(home, 'key.pem'), '-out', join(home, 'cert.pem')], { stdio: 'ignore' })
  const fitted = [
    ['listen 80;', `listen 127.0.0.1:${redirect};`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${plain} backlog=4096; listen 127.0.0.1:${secure} ssl http2;`],
    [`root ${FOLDER};`, `root ${site};`],
    [`/etc/ssl/certs/${NAME}.pem`, join(home, 'cert.pem')],
    [`/etc/ssl/private/${NAME}.key`, join(home, 'key.pem')],
  ] as const
  const kit = fitted.reduce((text, [from, to]) => {
    if (!text.includes(from))
      throw new Error(`deploy/nginx.conf has no ${from}`)
    return text.replace(from, to)
  }, readFileSync('deploy/nginx.conf', 'utf8'))
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${join(home, name)};`).join(' ')
  // As root the workers stay root: the folders of a test are nobody else's to read.
  writeFileSync(join(home, 'nginx.conf'), `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; worker_processes ${workers}; pid ${join(home, 'pid')}; error_log stderr warn;
events { worker_connections 4096; }
http { access_log off; ${places}
${kit}
}`)
  let said = ''
  const child = spawn(nginx, ['-p', home, '-c', join(home, 'nginx.conf'), '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] })
  child.stderr.on('data', (chunk: Buffer) => said += chunk.toString())
  const url = `http://127.0.0.1:${plain}/`
  const stop = async () => {
    await ended(child)
    rmSync(home, { recursive: true, force: true })
  }
  for (let left = 200; left > 0 && !await fetch(url).then(() => true, () => false); left--) {
    if (child.exitCode !== null || left === 1) {
      await stop()
      throw new Error(`nginx does not serve: ${said}`)
    }
    await setTimeout(50)
  }
  return { url, secureUrl: `https://127.0.0.1:${secure}/`, redirectUrl: `http://127.0.0.1:${redirect}/`, complaints: () => said, stop }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null)
    return
  const gone = once(child, 'exit')
  child.kill()
  await gone
}

/** Three ports nobody listens on, held until all are known so that no two are the same. */
async function freePorts(): Promise<readonly [number, number, number]> {
  const servers = [createServer(), createServer(), createServer()] as const
  const ports = servers.map(async (server) => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  })
  const [first = 0, second = 0, third = 0] = await Promise.all(ports)
  await Promise.all(servers.map(server => once(server.close(), 'close')))
  return [first, second, third]
}
