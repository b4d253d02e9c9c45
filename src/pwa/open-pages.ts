/** The lock every open page of the app shares for as long as it is open. */
const PAGE_LOCK = 'app-page'

/**
 * Makes this page count among the open ones, until it closes.
 *
 * A lock counts frozen and sleeping pages too, which would never answer a message.
 */
export function countThisPage(locks: LockManager | undefined = navigator.locks): void {
  void locks?.request(PAGE_LOCK, { mode: 'shared' }, () => new Promise<never>(() => {})).catch(unlessRefused)
}

/** How many other pages of the app are open on this device; 0 where the browser cannot tell. */
export async function otherPages(locks: LockManager | undefined = navigator.locks): Promise<number> {
  const held = (await locks?.query().catch(unlessRefused))?.held ?? []
  return Math.max(0, held.filter(lock => lock.name === PAGE_LOCK).length - 1)
}

/** A page that may not use locks counts as the only one; a page that is being closed ends its lock. */
function unlessRefused(error: unknown): undefined {
  if (!(error instanceof DOMException))
    throw error
}
