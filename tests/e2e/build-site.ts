import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import process from 'node:process'

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
  // A process of its own, as for readers: vitest's says `test` before the compilers are loaded, and what they write then is for development.
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--outDir', SITE, '--logLevel', 'error'], { env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'inherit'] })
  for (const folder of ['feed', 'open'])
    rmSync(`${SITE}/${folder}`, { recursive: true, force: true })
}
