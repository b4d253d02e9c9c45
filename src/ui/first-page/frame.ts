import type { EditionContent } from '../../domain/edition'
import type { PlanOutline } from '../../domain/outline'
import type { SourceRef } from '../../domain/source'
import { COMMON, JOINT } from '../text/common'
import { FIRST_PAGE } from '../text/first-page'
import { longDay } from '../format'
import { sourceLineRoute } from '../routes'
import { html } from './markup'
import type { Markup } from './markup'

/** The edition that first pages are made of. */
export interface FirstEdition {
  readonly version: number
  /** ISO instant. */
  readonly created: string
  readonly content: EditionContent
  /** Its plans laid out, where whoever wants pages of them has done so already: it takes a slow device a while. */
  readonly outlines?: readonly PlanOutline[]
  /** Bytes it takes on the device that holds it, with the app; absent where a page is for everyone. */
  readonly bytes?: number
}

/** A page that can be read before the app has come, and without it. */
export interface FirstPage {
  /** The screen's address below the site's root, without a slash in front; empty for the home screen. */
  readonly address: string
  readonly title: string
  readonly body: Markup
}

/** A page not written yet: an edition has hundreds, and often one is wanted. */
export interface PageDraft {
  readonly address: string
  readonly write: () => FirstPage
}

/** What stands on a page between its title and its end. */
interface Screen {
  readonly address: string
  readonly title: string
  readonly crumbs: readonly { readonly label: string, readonly to: string }[]
  readonly body: readonly Markup[]
  /** Stands above the title. */
  readonly above?: string
}

/** Puts a screen between the head of every page and its end, which names the edition. */
export function framed(edition: FirstEdition, { address, title, crumbs, body, above }: Screen): FirstPage {
  const city = edition.content.city[0]?.title ?? ''
  const places = [
    { to: '/', label: COMMON.home },
    { to: '/plans', label: COMMON.plans },
    { to: '/indicators', label: COMMON.indicators },
    { to: '/services', label: COMMON.services },
    { to: '/search', label: COMMON.search },
  ]
  return {
    address,
    title: title === city ? city : COMMON.documentTitle(title, city),
    body: html`<header><a class="tap" href="/">${city}</a> <span class="quiet">${COMMON.edition(edition.version)}</span></header>
<nav class="menu" aria-label="${COMMON.menu}">${places.map(({ to, label }) => html`<a class="tap" href="${to}">${label}</a>`)}</nav>
<main>
${crumbs.length > 0 && html`<nav aria-label="${COMMON.breadcrumb}"><p class="row">${crumbs.map(({ label, to }) => html`<a class="tap" href="${to}">${label}</a>`)}</p></nav>`}
<article>
${above !== undefined && html`<p class="quiet">${above}</p>`}
<h1 data-page-title>${title}</h1>
${inTwoParts([
  ...body,
  html`<p class="quiet">${FIRST_PAGE.edition(longDay(edition.created), COMMON.edition(edition.version))}</p>
<p class="quiet">${FIRST_PAGE.withoutApp}</p>`,
])}
</article>
</main>`,
  }
}

/** How many letters fill a screen, with room to spare on a tablet. */
const SCREENFUL = 300
/** What a line of its own takes of it besides its letters: the rest of its last line, and the space around it. */
const LINE = 16

/** What is seen first, and the rest: a page kept on a device leaves that for its second frame (`FIRST_STYLE`). */
function inTwoParts(parts: readonly Markup[]): Markup {
  let letters = 0
  const full = parts.findIndex((part) => {
    letters += part.text.replace(/<[^>]*>/g, '').length + LINE * (part.text.match(/<(?:p|h2|h3|li|dt|dd|tr)\b/g)?.length ?? 0)
    return letters >= SCREENFUL
  })
  return full === -1 || full === parts.length - 1
    ? html`${parts}`
    : html`${parts.slice(0, full + 1)}<div class="rest">${parts.slice(full + 1)}</div>`
}

/** A summary of our own, marked as one; or the word for none. */
export function summary(text: string, missing: string): Markup {
  return text === '' ? html`<p class="quiet">${missing}</p>` : html`<p><span class="sign">${COMMON.summaryMark}</span> ${text}</p>`
}

/** The document and the line a fact is printed on. */
export function sourceLink({ content }: FirstEdition, source: SourceRef): Markup {
  const name = content.sources.find(({ doc }) => doc === source.doc)?.shortTitle ?? source.doc
  return html`<a class="tap" href="${sourceLineRoute(source)}"><span class="hear">${COMMON.source}${JOINT.colon}</span>${name}${source.line === undefined ? '' : JOINT.next + COMMON.shortLine(source.line)}</a>`
}

export function sourceLine(edition: FirstEdition, source: SourceRef): Markup {
  return html`<p>${COMMON.source}${JOINT.colon}${sourceLink(edition, source)}</p>`
}
