/** How long work that can wait does wait for the page to rest, in milliseconds. */
const PATIENCE = 1_000

/** How long it waits where the browser does not tell when the page rests, in milliseconds. */
const PAUSE = 300

/** Resolves when the page rests, or after a while all the same. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari does not tell.
    if ('requestIdleCallback' in window)
      window.requestIdleCallback(() => resolve(), { timeout: PATIENCE })
    else
      setTimeout(resolve, PAUSE)
  })
}
