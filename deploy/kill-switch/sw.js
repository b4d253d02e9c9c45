// The emergency stop of the app: served in the place of sw.js, it takes the stored app off every device that looks.
//
// It removes the worker and the stored parts of the app, and loads the open pages again from the host. It leaves the
// notes alone: neither IndexedDB nor their mirror in the cache `notebook` is touched. See README.md beside this file.

const NOTES = 'notebook'

self.addEventListener('install', (event) => {
  // A page without an older worker has nothing to be rid of. Refusing to install there keeps the app from saying that it
  // is ready for use offline, and from loading itself again for ever.
  event.waitUntil(self.registration.active ? self.skipWaiting() : Promise.reject(new Error('nothing to stop')))
})

self.addEventListener('activate', event => event.waitUntil(stop()))

async function stop() {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name !== NOTES).map(name => caches.delete(name)))
  await self.registration.unregister()
  const pages = await self.clients.matchAll({ type: 'window' })
  // Where a browser cannot do this, the page has been told by the change of its worker and shows its own button.
  await Promise.all(pages.map(page => page.navigate(page.url).catch(() => undefined)))
}
