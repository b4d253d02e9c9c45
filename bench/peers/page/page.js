// Plain JavaScript: these packages are not installed where the types of the project are checked.
import PouchDB from 'pouchdb-browser'
import { createRxDatabase } from 'rxdb'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'

const SOURCE = `${location.origin}/couch/rows`
/** Documents asked for at a time, as in RxDB's own examples. */
const BATCH = 1000

async function timed(work) {
  const begin = performance.now()
  const value = await work()
  return { took: performance.now() - begin, value }
}

let pouch
/** Brings a database in the browser up to what the server holds, with the defaults; how many documents it then has. */
async function replicate() {
  pouch ??= new PouchDB('rows')
  await pouch.replicate.from(SOURCE)
  return (await pouch.info()).doc_count
}

let replication
let collection
/** Rows one by one in the free storage, pulled by checkpoint. */
async function pull() {
  if (replication) {
    replication.reSync()
    await replication.awaitInSync()
  }
  else {
    const database = await createRxDatabase({ name: 'rows', storage: getRxStorageDexie(), multiInstance: false })
    const collections = await database.addCollections({
      rows: { schema: { version: 0, primaryKey: 'id', type: 'object', properties: { id: { type: 'string', maxLength: 100 }, row: { type: 'object' } }, required: ['id', 'row'] } },
    })
    collection = collections.rows
    replication = replicateRxCollection({
      collection,
      replicationIdentifier: 'rows',
      live: true,
      pull: {
        batchSize: BATCH,
        handler: async (checkpoint, limit) => (await fetch(`/pull?after=${checkpoint?.after ?? 0}&limit=${limit}`)).json(),
      },
    })
    await replication.awaitInitialReplication()
  }
  return collection.count().exec()
}

globalThis.peers = {
  limit: url => timed(async () => JSON.parse(await (await fetch(url, { cache: 'no-store' })).text()).length),
  PouchDB: () => timed(replicate),
  RxDB: () => timed(pull),
}
