/** How long the app waits for the page to be seen where the browser does not say so, in milliseconds. */
const PATIENCE = 1_000

/** What a page that can be read before the app leaves undone until it has been seen, the app itself first: `fillPage` of `ui/first-page` writes it so. */
const SCRIPTS = 'script[type="later"]'
const FILES = 'link[data-later]'
/** On the page as long as it shows no more than a screenful (`FIRST_STYLE`). */
const KEPT = 'data-kept'

/**
 * The entrance of a page kept for the next start: the app begins once the page has been seen.
 *
 * Asking for the app's files, reading them and running them took the device longer than the page itself, and came
 * before its first letter.
 */
async function begin(): Promise<void> {
  const [app, ...apart] = document.querySelectorAll<HTMLScriptElement>(SCRIPTS)
  if (!app)
    return
  await seen()
  document.documentElement.removeAttribute(KEPT)
  for (const link of document.querySelectorAll<HTMLLinkElement>(FILES))
    link.rel = link.dataset.later ?? ''
  for (const script of [...apart, app]) {
    // The first is the app's main script now, for whoever looks for that; a type that is changed afterwards runs nothing.
    script.type = 'module'
    await import(/* @vite-ignore */ script.src)
    // Each in a task of its own: a touch is answered in between.
    await new Promise(resolve => setTimeout(resolve))
  }
}

/** Resolves once the page's first letters stand on the screen; a page that nobody sees is not waited for. */
function seen(): Promise<void> {
  return new Promise((resolve) => {
    if (document.visibilityState === 'hidden')
      return resolve()
    setTimeout(resolve, PATIENCE)
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0)
        resolve()
    }).observe({ type: 'paint', buffered: true })
  })
}

void begin()
