import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { trustOf } from './feed/root'
import { cityFolder } from './publisher/city-folder'
import { readEdition } from './publisher/read-edition'
import { readRoots } from './publisher/rotate'
import { readTrust } from './publisher/trust-file'
import { fillPage, firstPages } from './ui/first-page/pages'

/**
 * Writes the pages that stand before the app into a fresh build, from the edition that is published with it.
 *
 * `tsx src/prerender.ts [BUILD] [FEED] [TRUST]`; nothing is written where there is no edition that can be verified.
 */
const [build = 'node_modules/.tmp/build', feed = 'public/feed', keys = join(cityFolder(), 'trust.json')] = process.argv.slice(2)

/** Addresses that are files on every system and host. */
const ADDRESS = /^(?:[a-z0-9][\w.-]*\/)*[a-z0-9][\w.-]*$/i

const trust = await readTrust(keys)
const chain = await readRoots(feed, trust)
const edition = await readEdition(feed, chain.kind === 'found' ? trustOf(chain.found.root) : trust)
if (edition.ok) {
  const template = await readFile(join(build, 'app.html'), 'utf8')
  const pages = firstPages({ ...edition.value.payload, content: edition.value.content })
    .filter(({ address }) => address === '' || ADDRESS.test(address))
  for (const page of pages) {
    const file = join(build, page.address === '' ? 'index.html' : `${page.address}.html`)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, fillPage(template, page, process.env.BASE_PATH ?? '/'))
  }
  process.stdout.write(`アプリが開くまで読める画面を ${pages.length} 作りました（第${edition.value.payload.version}版）\n`)
}
else {
  process.stderr.write(`アプリが開くまで読める画面を作れません：${feed} の版を確かめられません（${edition.failure.kind}）\n`)
  process.exitCode = 1
}
