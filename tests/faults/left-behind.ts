import type { Reader } from './reader'
import { readFileSync } from 'node:fs'

/** Puts a kept release on the reader's device, as its users had it, before any app of this origin runs. */
export async function leaveBehind(reader: Reader, name: string): Promise<void> {
  await reader.page.open(`${reader.site.url}robots.txt`, false)
  await reader.page.evaluate(TAKE_AWAY)
  await reader.page.evaluate(leaving(name))
}

/** Databases, localStorage and mirror of a release. */
function leaving(name: string): string {
  const text = readFileSync(`tests/fixtures/releases/${name}.json`, 'utf8')
  return `(async () => {
    const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
    const release = JSON.parse(${JSON.stringify(text)}, (_, value) => value && typeof value === 'object' && '$bytes' in value ? bytes(value.$bytes) : value)
    for (const { name, version, stores } of release.databases) {
      const db = await new Promise((resolve, reject) => {
        const request = indexedDB.open(name, version)
        request.onupgradeneeded = () => {
          for (const { name, keyPath, autoIncrement, indexes, rows } of stores) {
            const store = request.result.createObjectStore(name, { keyPath, autoIncrement })
            for (const index of indexes) store.createIndex(index.name, index.keyPath, index)
            for (const { key, value } of rows) store.put(value, ...(keyPath === null ? [key] : []))
          }
        }
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      db.close()
    }
    for (const [key, value] of Object.entries(release.memory)) localStorage.setItem(key, value)
    const mirror = await caches.open('notebook')
    for (const [address, text] of Object.entries(release.mirror)) await mirror.put(address, new Response(text))
    return true
  })()`
}

/** Whatever another release left. */
const TAKE_AWAY = `(async () => {
  localStorage.clear()
  for (const name of await caches.keys()) await caches.delete(name)
  for (const { name } of await indexedDB.databases()) await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
  return true
})()`
