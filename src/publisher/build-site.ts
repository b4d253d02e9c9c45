import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { cityFolder } from './city-folder'
import { tellProduction, tellRotation } from './key-messages'
import { PRODUCTION, productionFault } from './production'
import { readRoots } from './rotate'
import { readTrust, TrustFileError } from './trust-file'

/**
 * `npm run build`: the feed, its verification, the edition as open data, the app, the pages that stand before it, and the app's place beside the builds before it.
 *
 * `-- --production` builds for readers in earnest: it refuses the development key, an expired or absent key, a trust
 * file that trusts the development key, and any feed but the production one, before anything is written.
 */
const production = process.argv.includes('--production')

/** What stands in the way of a build in earnest. */
async function refusal(): Promise<string | undefined> {
  if (!process.env.FEED_KEY)
    return '本番のアプリには本番の鍵が要ります。FEED_KEY=秘密鍵.jwk.json を付けて実行してください。何も書いていません'
  const trust = await readTrust(join(cityFolder(), 'trust.json'))
  const chain = await readRoots('public/feed', trust)
  if (chain.kind === 'brokenChain')
    return tellRotation(chain, 'public/feed', '').join('\n')
  const fault = await productionFault(trust, chain.found, undefined, new Date())
  return fault && tellProduction(fault)
}

function run(...words: readonly string[]): number {
  const env = production ? { ...process.env, FEED_ENVIRONMENT: PRODUCTION } : process.env
  return spawnSync(process.execPath, words, { stdio: 'inherit', env }).status ?? 1
}

const tsx = 'node_modules/tsx/dist/cli.mjs'
try {
  const refused = production ? await refusal() : undefined
  if (refused)
    console.error(refused)
  process.exitCode = refused
    ? 1
    : run(tsx, 'src/publisher/main.ts', 'build')
      || run(tsx, 'src/publisher/main.ts', 'verify')
      || run(tsx, 'src/publisher/main.ts', 'export')
      || run('node_modules/vite/bin/vite.js', 'build')
      // Pages that stand before the app are one city's; where several can be chosen, none stands before the choice.
      || (process.env.CITY_LIST ? 0 : run(tsx, 'src/prerender.ts'))
      || run(tsx, 'src/publisher/put-build.ts')
}
catch (error) {
  if (!(error instanceof TrustFileError))
    throw error
  console.error(error.message)
  process.exitCode = 1
}
