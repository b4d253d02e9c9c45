import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { InlineConfig, Plugin } from 'vite'
import { build } from 'vite'
import { testKey, trustIn } from '../fixtures/feed'
import { writeSmallCity } from '../fixtures/small-city'
import { wish } from './wish'

/** The app of the small city as its users get it, in some thirty files: for the whole matrix. */
export const APP = 'node_modules/.tmp/faults-app'

/**
 * The same app in a score of files: a worker stores them one after the other, so it is installed many times as fast.
 *
 * Its styles come in one file as well.
 */
export const APP_IN_FEW = 'node_modules/.tmp/faults-app-few'

const FEW_FILES: InlineConfig = {
  build: { cssCodeSplit: false },
}

/** The same app as a later release would be that keeps notes and editions in another form, and takes the old one over. */
export const APP_LATER_FORM = 'node_modules/.tmp/faults-app-later-form'

/** The step to that form rewrites every note, as slowly as a tablet with many. */
const LATER_FORM: Changes = {
  'src/storage/notebook-database.ts': code => code.replace(/export const NOTEBOOK_SCHEMA = (\d+)([^]*)this\.version\(NOTEBOOK_SCHEMA\)\.stores\(([^)]*)\)/, (_, schema: string, between: string, stores: string) => `export const NOTEBOOK_SCHEMA = ${Number(schema) + 1}${between}this.version(${schema}).stores(${stores})
    this.version(NOTEBOOK_SCHEMA).stores({ notes: 'id, item, revision', keys: 'slot' }).upgrade(async (step) => {
      for (let turn = 0; turn < 100; turn++) await step.table('notes').toCollection().modify((row) => { row.feed += '' })
    })`),
  'src/storage/library-database.ts': code => code.replace('const LIBRARY_SCHEMA = 1', 'const LIBRARY_SCHEMA = 2').replace('this.version(LIBRARY_SCHEMA)', `this.version(1).stores({ editions: 'version', shards: 'sha256', pointer: 'slot', changes: 'version' })
    this.version(LIBRARY_SCHEMA)`),
}

export const BENCH = 'node_modules/.tmp/faults-bench'

/** The city it is built for: its key is the tests' own. */
const CITY = 'node_modules/.tmp/faults-city'

/** Before all rows. */
export default async function buildOnce(): Promise<void> {
  await builtOnce(APP_IN_FEW, FEW_FILES)
  if (wish().depth === 'full')
    await builtOnce(APP)
  if (wish().depth !== 'everyday')
    await builtOnce(APP_LATER_FORM, changedBy(LATER_FORM))
  await buildBench()
}

/** While rows are being written, the app of the last run will do. */
async function builtOnce(folder: string, changes: InlineConfig = {}): Promise<void> {
  if (process.env.FAULTS_APP !== 'kept' || !existsSync(folder))
    await buildApp(folder, changes)
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

/** How the text of a source file is changed, by the end of its path. */
export type Changes = Readonly<Record<string, (code: string) => string>>

/**
 * Builds the app in few files from changed sources.
 *
 * @throws where a change finds nothing to change: the source has moved on
 */
export function buildChanged(folder: string, changes: Changes): Promise<string> {
  return buildApp(folder, changedBy(changes))
}

function changedBy(changes: Changes): InlineConfig {
  const plugin: Plugin = {
    name: 'changed-sources',
    enforce: 'pre',
    transform: (code, id) => {
      const [path = '', change] = Object.entries(changes).find(([end]) => id.endsWith(end)) ?? []
      const changed = change?.(code)
      if (changed === code)
        throw new Error(`${path}: what was to be changed was not found`)
      return changed
    },
  }
  return { ...FEW_FILES, plugins: [plugin] }
}

async function buildApp(folder: string, changes: InlineConfig): Promise<string> {
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
