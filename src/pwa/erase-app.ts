/** Removes the stored app itself: caches and service workers. The next visit needs a connection. */
export async function eraseApp(): Promise<void> {
  if ('caches' in window)
    await Promise.all((await caches.keys()).map(name => caches.delete(name)))
  if ('serviceWorker' in navigator)
    await Promise.all((await navigator.serviceWorker.getRegistrations()).map(registration => registration.unregister()))
}
