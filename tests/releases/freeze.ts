import 'fake-indexeddb/auto'
import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { SCHEMA } from '../../src/feed/limits'
import { LIBRARY_NAME, LibraryDatabase } from '../../src/storage/library-database'
import { NOTEBOOK_NAME, NotebookDatabase } from '../../src/storage/notebook-database'
import { cacheMirror } from '../../src/storage/notebook-mirror'
import { storedLibrary } from '../../src/storage/stored-library'
import { storedNotebook } from '../../src/storage/stored-notebook'
import { synchronise } from '../../src/sync/synchronise'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { binder, homework, note, opinion, visit } from '../fixtures/notes'
import { richEdition } from '../fixtures/rich-edition'
import { memoryOf } from '../storage/memory'
import { FakeCaches } from '../storage/notebook'
import { FakeFeed } from '../sync/fake-feed'
import { dumpDatabase, releaseText } from './release'

/** Records the present build as a release: `npm run freeze-release -- NAME`. @see ../fixtures/releases/README.md */
const [name] = process.argv.slice(2)
if (!name || !/^[\w.-]+$/.test(name)) {
  console.error('使い方： npm run freeze-release -- 名前（英数字、「.」「-」）')
  process.exit(2)
}

const INSTANT = '2026-11-21T00:00:00.000Z'

/** What a reader chose and did, by the keys of localStorage. */
const CHOSEN = {
  'setting-text-size': 'large',
  'setting-theme': 'dark',
  'setting-furigana': 'shown',
  'setting-speech-rate': 'slow',
  'news-seen-version': '1',
  'guide-seen': '1',
  'favourite-services:testcity/dev': '[{"id":"sodan","name":"くらしの相談"}]',
  'recent-searches:testcity/dev': '["見守り"]',
}

const memory = memoryOf(CHOSEN)
const trust = (await signedFeed(richEdition())).trust
const library = new LibraryDatabase(LIBRARY_NAME, trust.feed)
const edition = (version: number) => signedFeed({ ...richEdition(), spellings: [make.spelling(1, ['見守り', `第${version}版`])] }, { version, note: `第${version}版` })
for (const version of [1, 2]) {
  const result = await synchronise({ library: storedLibrary(library), memory, trust, source: new FakeFeed(await edition(version)), instant: INSTANT, asked: false, signal: new AbortController().signal, progress: () => {} })
  if (result.kind !== 'updated')
    throw new Error(`the edition was not taken: ${JSON.stringify(result)}`)
}
library.close()

const caches = new FakeCaches()
const notebook = storedNotebook({ feed: trust.feed, db: new NotebookDatabase(NOTEBOOK_NAME), mirror: cacheMirror(caches.asStorage()), memory, makeRoom: async () => {} })
await notebook.open()
for (const written of [
  note({ id: 'a', feed: trust.feed, text: '葛󠄀城さんの声かけ\r\n👨‍👩‍👧‍👦 <b>"見守り"</b>' }),
  note({ id: 'b', feed: trust.feed, kind: 'bookmark', text: '' }),
  note({ id: 'c', feed: trust.feed, kind: 'question', item: 'point:consult/2024', meeting: 'binder', done: true }),
  homework({ id: 'd', feed: trust.feed }),
  binder({ id: 'e', feed: trust.feed }),
  visit({ id: 'f', feed: trust.feed }),
  opinion({ id: 'g', feed: trust.feed }),
])
  await notebook.write(written)
const { notes } = await notebook.read()
notebook.close()

const { manifest, shards } = await edition(2)
writeFileSync(`tests/fixtures/releases/${name}.json`, releaseText({
  feed: { schema: SCHEMA, manifest, shards: Object.fromEntries(shards) },
  version: 2,
  previous: 1,
  databases: await Promise.all([LIBRARY_NAME, NOTEBOOK_NAME].map(dumpDatabase)),
  memory: Object.fromEntries(memory.keys().map(key => [key, memory.getItem(key) ?? ''])),
  mirror: Object.fromEntries(caches.entries()),
  notes,
}))
