import type { ViteDevServer } from 'vite'
import type { BrowserContext, Page } from 'playwright-core'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createServer } from 'vite'
import { FIRST_EDITION } from './build-site'

/** A development server, as `npm run dev` starts it, with its own cache and a port of its own. */
export async function startDesignServer(): Promise<{ readonly url: string, readonly server: ViteDevServer }> {
  const server = await createServer({
    configFile: 'vite.config.ts',
    logLevel: 'error',
    cacheDir: 'node_modules/.tmp/design-vite',
    server: { host: '127.0.0.1', port: 5390, hmr: false, watch: null },
  })
  await server.listen()
  const url = server.resolvedUrls?.local[0]
  if (!url)
    throw new Error('the development server has no address')
  return { url, server }
}

/** Opens the page of all parts; the feed comes from the one made for the tests, whatever lies in public/. */
export async function openDesign(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.route(`${url}feed/**`, (route) => {
    const file = join(FIRST_EDITION, basename(new URL(route.request().url()).pathname))
    return existsSync(file) ? route.fulfill({ body: readFileSync(file), contentType: 'application/json' }) : route.fulfill({ status: 404 })
  })
  await page.goto(`${url}design`, { timeout: 90_000 })
  await page.locator('[data-board]').waitFor()
  return page
}
