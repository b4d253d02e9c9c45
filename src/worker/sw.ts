import type { PrecacheEntry } from 'workbox-precaching'
import { clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, createHandlerBoundToURL, getCacheKeyForURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { deviceEdition } from './device-edition'
import { keptPage } from './kept-page'
import { usedFile } from './used-file'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] }

/** Addresses below the app's that are data or files, never a screen; `/open` and `/open/` are one. */
const NO_SCREEN = [/\/feed\//, /\/assets\//, /\/open\/[^?]/]

self.addEventListener('message', ({ data }: { readonly data: unknown }) => {
  if (typeof data === 'object' && data && 'type' in data && data.type === 'SKIP_WAITING')
    void self.skipWaiting()
})
clientsClaim()
precacheAndRoute([...self.__WB_MANIFEST])
cleanupOutdatedCaches()

const app = createHandlerBoundToURL(new URL('app.html', self.registration.scope).pathname)
const stored = (file: string) => getCacheKeyForURL(new URL(file, self.registration.scope).href) !== undefined

// A screen is answered by the page kept of it, where that is of this app and of the edition on the device; else by the app.
registerRoute(new NavigationRoute(
  async context => await keptPage(context.url, { stored, edition: () => deviceEdition(), scope: self.registration.scope }) ?? app(context),
  { denylist: NO_SCREEN },
))

// What is not stored from the beginning is stored when it is first used; whatever is no script, style or picture is not.
registerRoute(({ url, sameOrigin }) => sameOrigin && /\/assets\/[^/]+\.(?:js|css|webp)$/.test(url.pathname), ({ request }) => usedFile(request))
