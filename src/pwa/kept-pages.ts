import { KEPT_HEAD, KEPT_PAGES } from '../worker/kept-page'
import { KEPT_PACKS, PACKED, packOf, packPlace, PACKS } from '../worker/page-packs'

/** How many pages are kept; those kept first go. */
const MOST = 60

/** How many pages that were never opened are kept, in the order in which the edition has them; a city of ten thousands of services keeps no more. */
const MOST_AHEAD = 4_000

/** What a kept page was written from. */
export interface KeptMarks {
  /** The name of the edition. */
  readonly edition: string
  /** The files of the app it begins. */
  readonly app: string
  /** The reader's settings. */
  readonly look: string
}

/** A page that is kept, by its address below the app's. */
export interface KeptPage extends KeptMarks {
  readonly address: string
}

/** The app's own page as this device has it, for first pages to be put into. */
export interface AppPage {
  readonly html: string
  /** The files of the app it begins. */
  readonly app: string
  /** What the host answered with it: its rules hold for every page. */
  readonly heads: Headers
}

/** Pages of the edition on this device that stand before the app when it starts again; the worker shows them. */
export interface KeptPages {
  /** The app's own page; undefined where it is of another build than this page, or cannot be had. */
  readonly appPage: () => Promise<AppPage | undefined>
  /** What is kept, the newest last. */
  readonly list: () => Promise<readonly KeptPage[]>
  readonly put: (page: KeptPage, html: string, heads: Headers) => Promise<void>
  readonly remove: (address: string) => Promise<void>
  /** The addresses of pages nobody has opened, by the packs they belong into. */
  readonly packs: (addresses: readonly string[]) => readonly (readonly string[])[]
  /** What each pack was written from, in their order; undefined where there is none. */
  readonly packed: () => Promise<readonly (KeptMarks | undefined)[]>
  /** Puts a pack away. @param pages each by its address. */
  readonly putPack: (pack: number, marks: KeptMarks, pages: ReadonlyMap<string, string>, heads: Headers) => Promise<void>
  /** Removes all of them. */
  readonly drop: () => Promise<void>
}

/** Heads that are about the bytes of one answer, not about pages. */
const OF_THE_BYTES = ['content-encoding', 'content-length', 'etag', 'last-modified', 'vary', 'date']

/** @param base where the app lies, a whole address with a slash at its end. */
export function keptPages(base: string, stores: CacheStorage): KeptPages {
  const place = (address: string) => new URL(address, base).href

  async function list(): Promise<readonly KeptPage[]> {
    if (!await stores.has(KEPT_PAGES))
      return []
    const kept = await stores.open(KEPT_PAGES)
    const pages = await Promise.all((await kept.keys()).map(async ({ url }) => {
      return { address: url.slice(base.length), ...marksOf(await kept.match(url)) }
    }))
    return pages
  }

  async function remove(address: string): Promise<void> {
    if (await stores.has(KEPT_PAGES))
      await (await stores.open(KEPT_PAGES)).delete(place(address))
  }

  async function put({ address, ...marks }: KeptPage, html: string, heads: Headers): Promise<void> {
    const kept = await stores.open(KEPT_PAGES)
    await kept.put(place(address), new Response(html, { headers: marked(heads, marks) }))
    // Home is what most starts begin with: it stays whatever was opened since.
    const others = (await kept.keys()).filter(({ url }) => url !== place(''))
    await Promise.all(others.slice(0, Math.max(0, others.length + 1 - MOST)).map(({ url }) => kept.delete(url)))
  }

  /** The address as the browser writes it, which is how the worker will ask. */
  const below = (address: string) => place(address).slice(base.length)

  function packs(addresses: readonly string[]): readonly (readonly string[])[] {
    const sorted: string[][] = Array.from({ length: PACKS }, () => [])
    for (const address of addresses.slice(0, MOST_AHEAD))
      sorted[packOf(below(address))]?.push(address)
    return sorted
  }

  async function packed(): Promise<readonly (KeptMarks | undefined)[]> {
    const kept = await stores.has(KEPT_PACKS) ? await stores.open(KEPT_PACKS) : undefined
    return Promise.all(Array.from({ length: PACKS }, async (_, pack) => {
      const found = await kept?.match(packPlace(pack, base))
      return found && marksOf(found)
    }))
  }

  async function putPack(pack: number, marks: KeptMarks, pages: ReadonlyMap<string, string>, heads: Headers): Promise<void> {
    const own = marked(heads, marks)
    const text = new Blob([JSON.stringify(Object.fromEntries([...pages].map(([address, html]) => [below(address), html])))])
    const kept = await stores.open(KEPT_PACKS)
    // Safari before 16.4 cannot pack: there they lie as they are.
    const gzip = 'CompressionStream' in globalThis
    if (gzip)
      own.set(PACKED, 'gzip')
    const body = gzip ? await new Response(text.stream().pipeThrough(new CompressionStream('gzip'))).blob() : text
    await kept.put(packPlace(pack, base), new Response(body, { headers: own }))
  }

  async function drop(): Promise<void> {
    await Promise.all([KEPT_PAGES, KEPT_PACKS].map(name => stores.delete(name)))
  }

  async function appPage(): Promise<AppPage | undefined> {
    const answer = await fetch(place('app.html'))
    const html = answer.ok ? await answer.text() : ''
    // Named after the page: a file that only who reads English has is none of these.
    const files = [...html.matchAll(/(?:src|href|name="begin-later" content)="([^"]*\/assets\/[^"]+\.(?:js|css))"/g)].map(([, file = '']) => file)
    const running = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src
    // A newer worker may answer an older page already: what this one writes is not for that app.
    if (!running || !files.some(file => new URL(file, base).href === running))
      return undefined
    return { html, app: files.join(' '), heads: answer.headers }
  }

  return { appPage, list, put, remove, packs, packed, putPack, drop }
}

function marksOf(kept: Response | undefined): KeptMarks {
  const said = (name: keyof typeof KEPT_HEAD) => kept?.headers.get(KEPT_HEAD[name]) ?? ''
  return { edition: said('edition'), app: said('app'), look: said('look') }
}

/** The host's heads for a page of its own, with what the page was written from. */
function marked(heads: Headers, { edition, app, look }: KeptMarks): Headers {
  const own = new Headers(heads)
  for (const name of OF_THE_BYTES)
    own.delete(name)
  own.set(KEPT_HEAD.edition, edition)
  own.set(KEPT_HEAD.app, app)
  own.set(KEPT_HEAD.look, look)
  return own
}
