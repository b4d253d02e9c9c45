import { readFileSync } from 'node:fs'

/** An expression that puts a kept release on the device of a page, as its users had it: databases, localStorage, mirror. */
export function leaveBehind(name: string): string {
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

/** Takes it away again, so that the next release finds an empty device. */
export const TAKE_AWAY = `(async () => {
  localStorage.clear()
  for (const name of await caches.keys()) await caches.delete(name)
  for (const { name } of await indexedDB.databases()) await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
  return true
})()`
