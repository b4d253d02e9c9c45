/** Removes the stored app itself: caches, service workers, the tab's own memory. The next visit needs a connection. */
export async function eraseApp(): Promise<void> {
  if ('caches' in window)
    await Promise.all((await caches.keys()).map(name => caches.delete(name)))
  if ('serviceWorker' in navigator)
    await Promise.all((await navigator.serviceWorker.getRegistrations()).map(registration => registration.unregister()))
  tabMemory()?.clear()
}

/** What of the stored app is still there: names of caches, places of workers, keys of the tab's own memory. */
export async function appLeft(): Promise<readonly string[]> {
  const stored = 'caches' in window ? await caches.keys() : []
  const workers = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistrations() : []
  return [...stored, ...workers.map(({ scope }) => scope), ...Object.keys(tabMemory() ?? {})]
}

/** The sessionStorage; undefined where the browser forbids it. */
function tabMemory(): Storage | undefined {
  try {
    return window.sessionStorage
  }
  catch (error) {
    if (error instanceof DOMException)
      return undefined
    throw error
  }
}

/** Removes the caches of one city; answers the names of those that are still there. */
export async function eraseCityCaches(isMine: (name: string) => boolean): Promise<readonly string[]> {
  if (!('caches' in window))
    return []
  const mine = async () => (await caches.keys()).filter(isMine)
  await Promise.all((await mine()).map(name => caches.delete(name)))
  return mine()
}

/** Removes pages kept of an edition that stand before the app: they are one city's, and their addresses every city's. */
export async function dropCityPages(): Promise<void> {
  try {
    await Promise.all(['kept-pages', 'kept-packs'].map(name => globalThis.caches?.delete(name)))
  }
  catch (error) {
    // The browser withholds its storage: then nothing was kept.
    if (!(error instanceof DOMException) && !(error instanceof TypeError))
      throw error
  }
}
