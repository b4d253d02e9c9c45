import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { InlineConfig } from 'vite'
import { build } from 'vite'
import { testKey, trustIn } from '../fixtures/feed'
import { writeSmallCity } from '../fixtures/small-city'

/** The app of the small city, built once for a run of the laboratory. */
export const APP = 'node_modules/.tmp/faults-app'

export const BENCH = 'node_modules/.tmp/faults-bench'

/** The city it is built for: its key is the tests' own. */
const CITY = 'node_modules/.tmp/faults-city'

/** Before all rows. */
export default async function buildOnce(): Promise<void> {
  // While rows are being written, the app of the last run will do.
  if (process.env.FAULTS_APP !== 'kept' || !existsSync(APP))
    await buildApp(APP)
  await buildBench()
}

/** What rows do with the app's own code in a page of the app. */
async function buildBench(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: BENCH, emptyOutDir: true, minify: false, target: 'es2022', lib: { entry: 'tests/faults/bench.ts', formats: ['es'], fileName: () => 'bench.js' } },
  })
}

/** Builds the app as its users get it, with changes for a later or a spoilt one. */
export async function buildApp(folder: string, changes: InlineConfig = {}): Promise<string> {
  rmSync(CITY, { recursive: true, force: true })
  mkdirSync(CITY, { recursive: true })
  await writeSmallCity(CITY)
  writeFileSync(join(CITY, 'trust.json'), JSON.stringify(trustIn(await testKey())))
  const before = { NODE_ENV: process.env.NODE_ENV, CITY_DATA: process.env.CITY_DATA, SITE_DIR: process.env.SITE_DIR }
  // Vitest's own `test` would make it a development build.
  Object.assign(process.env, { NODE_ENV: 'production', CITY_DATA: CITY, SITE_DIR: folder })
  await build({ logLevel: 'error', configFile: 'vite.config.ts', ...changes, build: { ...changes.build, outDir: folder } })
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined)
      Reflect.deleteProperty(process.env, name)
    else
      process.env[name] = value
  }
  rmSync(join(folder, 'feed'), { recursive: true, force: true })
  return folder
}
