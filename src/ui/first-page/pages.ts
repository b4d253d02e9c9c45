import type { FirstEdition, FirstPage, PageDraft } from './frame'
import { indicatorPages, initiativePages, servicePages } from './item-pages'
import { homePage, planPages } from './plan-pages'
import { html } from './markup'
import { FIRST_STYLE } from './style'

/** Marks the app's style sheets: they come into force together with the app, so that nothing moves under a reader's eyes. */
const LATER = 'data-with-app'

/** Where the page stands that is read. */
const FIRST = 'first-page'

function drafts(edition: FirstEdition): readonly PageDraft[] {
  return [{ address: '', write: () => homePage(edition) }, ...planPages(edition), ...initiativePages(edition), ...indicatorPages(edition), ...servicePages(edition)]
}

/** Every page that can be read before the app has come: home, plans, goals, initiatives, indicators, services. */
export function firstPages(edition: FirstEdition): readonly FirstPage[] {
  return drafts(edition).map(({ write }) => write())
}

/** One of them, by its address; undefined where a screen has none. */
export function firstPageAt(edition: FirstEdition, address: string): FirstPage | undefined {
  return firstPagesOf(edition).at(address)
}

/** All of them, none written yet: for who wants many, one by one. */
export function firstPagesOf(edition: FirstEdition): { readonly addresses: readonly string[], readonly at: (address: string) => FirstPage | undefined } {
  const byAddress = new Map(drafts(edition).map(draft => [draft.address, draft]))
  return { addresses: [...byAddress.keys()], at: address => byAddress.get(address)?.write() }
}

/** How a reader wants to see a page; without one it follows the device. */
export interface FirstLook {
  readonly textSize: string
  /** `auto` follows the device. */
  readonly theme: string
}

/** What the app's page says of the file that begins the app later (`pwa/begin-later`). */
const BEGIN_LATER = /<meta name="begin-later" content="([^"]+)">/

/**
 * The app's own page, with a first page standing in it until the app takes over.
 *
 * On a page with a `look`, one that is kept on a device, the app's files are not even asked for before the page has
 * been seen: they are on the device as well, and reading them would keep it from the page. What lies below the screen is
 * left for then, too.
 *
 * @param base where the app lies on its host, with a slash at both ends.
 */
export function fillPage(template: string, page: FirstPage, base: string, look?: FirstLook): string {
  const body = page.body.text.replaceAll('href="/', `href="${base}`)
  const title = page.title.replace(/[&<>]/g, letter => `&#${letter.charCodeAt(0)};`)
  const app = template.match(/<script type="module"[^>]*><\/script>/)?.[0] ?? ''
  // Asked for together with the app, once everything that is read has come.
  const ahead = [...template.matchAll(/<link rel="modulepreload"[^>]*>/g)].map(([link]) => link)
  const apart = [...template.matchAll(/<script async [^>]*><\/script>/g)].map(([script]) => script)
  const styles = [...template.matchAll(/<link rel="stylesheet"[^>]*>/g)].map(([link]) => link.replace('rel="stylesheet"', `rel="preload" as="style" ${LATER}`))
  const later = look && BEGIN_LATER.exec(template)?.[1]
  const files = [...styles, ...ahead, app, ...apart]
  const beginning = later === undefined
    ? files
    : [...files.map(file => file.replace(' rel="', ' data-later="').replace('type="module"', 'type="later"')), html`<script type="module" crossorigin src="${later}"></script>`.text]
  // One frame for all of it: a slow device stops reading after the head, and would lay out a screen with nothing on it first.
  const whole = later === undefined ? '' : `\n    <link rel="expect" href="#${FIRST}" blocking="render">`
  const wishes = look ? html`${later !== undefined && ' data-kept'} data-text-size="${look.textSize}"${look.theme !== 'auto' && html` data-theme="${look.theme}"`}`.text : ''
  return template
    .replace(/<html\b[^>]*/, opened => opened + wishes)
    .replace(/\s*<script (?:async )?type="module"[^>]*><\/script>/g, '')
    .replace(/\s*<link rel="(?:modulepreload|stylesheet)"[^>]*>/g, '')
    .replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>\n    <style>${FIRST_STYLE}</style>${whole}`)
    .replace(/<div id="app">.*?<\/div>/s, () => `<div id="app" hidden></div>\n    <div id="${FIRST}">${body}</div>\n    ${beginning.join('\n    ')}`)
    .replace(/\s*<noscript>.*?<\/noscript>/s, '')
}
