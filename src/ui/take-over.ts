import { nextTick } from 'vue'

/** Where the page lies that stands before the app. */
const FIRST = 'first-page'

/** How long a frame is waited for that may not come, because the page has just gone out of sight, in milliseconds. */
const PATIENCE = 1_000

/**
 * The app takes the place of the page that stood before it, all at once.
 *
 * Until then that page stays as it is: what a reader has begun to read does not make way for a screen that still loads.
 * Where the app has to say that it cannot get the edition, it says so above the page, and the page stays below.
 *
 * Resolves once the app has been drawn in its place, so that what comes next does not make that frame longer.
 *
 * @param ready resolves once the app has something to show.
 * @param stuck resolves once it is known that this may take long.
 * @param sheetsHeldBack from {@link holdSheetsBack}.
 */
export async function takeOver(ready: Promise<void>, stuck: Promise<void>, sheetsHeldBack: () => void): Promise<void> {
  const first = document.getElementById(FIRST)
  if (!first)
    return
  const arrived = await Promise.race([ready.then(() => true), stuck.then(() => false)])
  const sheets = await Promise.all([...document.querySelectorAll<HTMLLinkElement>('link[data-with-app]')].map(loadStyle))
  await nextTick()
  // All at once: a frame with the app's styles around the page that is still there would throw everything about.
  sheets.forEach(sheet => sheet.media = 'all')
  sheetsHeldBack()
  document.querySelector('style')?.remove()
  document.getElementById('app')?.removeAttribute('hidden')
  if (!arrived) {
    standBelow(first)
    await ready
    await nextTick()
  }
  const held = first.contains(document.activeElement)
  first.remove()
  // Whoever was on their way through the page by keyboard goes on at the title.
  if (held)
    document.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true })
  await frameDrawn()
}

/** Resolves once the browser has drawn what was changed; a page that nobody sees is not waited for. */
export function frameDrawn(): Promise<void> {
  return new Promise((resolve) => {
    if (document.visibilityState === 'hidden')
      return resolve()
    setTimeout(resolve, PATIENCE)
    requestAnimationFrame(() => setTimeout(resolve))
  })
}

/**
 * Style sheets that come with parts of the app, while another page still stands, load without force: they would move what is being read.
 *
 * @returns gives them their force, and holds no other back.
 */
export function holdSheetsBack(): () => void {
  const held: HTMLLinkElement[] = []
  const watching = new MutationObserver(records => records.forEach(({ addedNodes }) => addedNodes.forEach((node) => {
    if (node instanceof HTMLLinkElement && node.rel === 'stylesheet' && node.media === '') {
      node.media = 'print'
      held.push(node)
    }
  })))
  if (document.getElementById(FIRST))
    watching.observe(document.head, { childList: true })
  return () => {
    watching.disconnect()
    held.forEach(sheet => sheet.media = 'all')
  }
}

/** Leaves of the page what is read: the app's own head, menu and main part are on the screen now. */
function standBelow(first: HTMLElement): void {
  first.querySelectorAll(':scope > header, :scope > nav').forEach(part => part.remove())
  const main = first.querySelector('main')
  const below = document.createElement('div')
  below.className = 'first-below'
  below.append(...main?.childNodes ?? [])
  main?.replaceWith(below)
}

/** Loads a style sheet that lay ready, without force as yet; one that cannot be had must not keep the app away. */
function loadStyle(link: HTMLLinkElement): Promise<HTMLLinkElement> {
  return new Promise((resolve) => {
    const sheet = document.createElement('link')
    sheet.rel = 'stylesheet'
    sheet.media = 'print'
    sheet.crossOrigin = link.crossOrigin
    sheet.href = link.href
    sheet.addEventListener('load', () => resolve(sheet))
    sheet.addEventListener('error', () => resolve(sheet))
    link.replaceWith(sheet)
  })
}
