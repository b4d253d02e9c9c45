import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import process from 'node:process'
import { build } from 'vite'

/** The app as users get it, built once for all journeys; every test copies it and a feed of its own into it. */
export const SITE = 'node_modules/.tmp/site'

/** The repository's own city. */
export const CITY = 'data/kamakura'

/** Its first edition, which has the same bytes wherever and whenever it is made: a site whose tables are as they lie here copies it. */
export const FIRST_EDITION = `${SITE}-feed`

export default async function buildSite(): Promise<void> {
  rmSync(SITE, { recursive: true, force: true })
  rmSync(FIRST_EDITION, { recursive: true, force: true })
  process.env.SITE_DIR = SITE
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/publisher/main.ts', 'build', '--data', CITY, '--out', FIRST_EDITION], { stdio: ['ignore', 'ignore', 'inherit'] })
  // Vitest's own `test` would make it a development build: with the page of all parts, and Vue's warnings.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  await build({ logLevel: 'error', configFile: 'vite.config.ts', build: { outDir: SITE, copyPublicDir: true } })
  process.env.NODE_ENV = NODE_ENV
  for (const folder of ['feed', 'open'])
    rmSync(`${SITE}/${folder}`, { recursive: true, force: true })
}
