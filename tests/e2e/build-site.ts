import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import process from 'node:process'
import { build } from 'vite'

/** The app as users get it, built once for all journeys; every test copies it and publishes its own feed into it. */
export const SITE = 'node_modules/.tmp/site'

export default async function buildSite(): Promise<void> {
  rmSync(SITE, { recursive: true, force: true })
  process.env.SITE_DIR = SITE
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/publisher/main.ts', 'build', '--out', `${SITE}-feed`], { stdio: ['ignore', 'ignore', 'inherit'] })
  await build({ logLevel: 'error', configFile: 'vite.config.ts', build: { outDir: SITE, copyPublicDir: true } })
  rmSync(`${SITE}/feed`, { recursive: true, force: true })
}
