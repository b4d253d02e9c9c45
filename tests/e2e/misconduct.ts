import type { BrowserContext } from 'playwright-core'

/** What the browser stops by policy: the host's, or that of Trusted Types. */
const STOPPED = /Content[- ]Security[- ]Policy|requires 'Trusted|TrustedTypePolicy/

const seen: string[] = []

/** Writes down from now on what no journey may do: a request that leaves this machine, or anything the policy stops. */
export function watchConduct(context: BrowserContext): void {
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^https?:$|^wss?:$/.test(protocol) && hostname !== 'localhost' && hostname !== '127.0.0.1')
      seen.push(`left the site: ${request.url()}`)
  })
  context.on('console', (message) => {
    if (STOPPED.test(message.text()))
      seen.push(`stopped by the policy: ${message.text()}`)
  })
  context.on('weberror', (error) => {
    if (STOPPED.test(error.error().message))
      seen.push(`stopped by the policy: ${error.error().message}`)
  })
}

/** What was written down in this file of tests so far; the list begins anew. */
export function misconduct(): readonly string[] {
  return seen.splice(0)
}
