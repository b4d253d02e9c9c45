import { KEPT_PACKS, packOf, packPlace, pageIn } from './page-packs'

/** The cache of pages that stand before the app on a device which has it. */
export const KEPT_PAGES = 'kept-pages'

/** What a kept page says of itself in the heads of its answer. */
export const KEPT_HEAD = {
  /** The {@link editionName} of the edition it was written from. */
  edition: 'x-kept-edition',
  /** The scripts and styles it begins the app with, by their paths, parted by spaces. */
  app: 'x-kept-app',
  /** The reader's settings it was written by. */
  look: 'x-kept-look',
} as const

/** What names an edition for good: versions can be counted anew, and a test environment counts its own. */
export interface NamedEdition {
  readonly feed: string
  readonly era: number
  readonly version: number
  /** ISO instant at which it was made. */
  readonly created: string
}

/** The name of an edition, in letters that a head may hold. */
export function editionName({ feed, era, version, created }: NamedEdition): string {
  return [feed, era, version, created].map(encodeURIComponent).join(' ')
}

/** What a kept page is held against. */
export interface KeptPageChecks {
  /** Whether this worker has stored a file of the app, by its path. */
  readonly stored: (file: string) => boolean
  /** The name of the edition the device shows now; undefined where it has none, or does not say. */
  readonly edition: () => Promise<string | undefined>
  /** Where the app lies, a whole address with a slash at its end. */
  readonly scope: string
}

/**
 * The page kept of an address, where it may be shown; undefined leaves the screen to the app.
 *
 * A page of another edition than the device's, or of another build than this worker's, is as good as absent, whoever
 * forgot to remove it. An address with a question in it is a screen in a state of its own.
 */
export async function keptPage(address: URL, { stored, edition, scope }: KeptPageChecks): Promise<Response | undefined> {
  const place = address.origin + address.pathname
  if (address.search !== '' || !place.startsWith(scope))
    return undefined
  // Asked for at once: reading the store takes longer than finding the page, and most addresses were never opened.
  const shown = edition()
  const below = place.slice(scope.length)
  const mayBeShown = async (kept: Response | undefined) => {
    const app = kept?.headers.get(KEPT_HEAD.app)
    return kept !== undefined && app?.split(' ').every(stored) === true && await shown !== undefined && kept.headers.get(KEPT_HEAD.edition) === await shown
  }
  try {
    // `caches.open` would make one on a device where everything has been erased.
    const [page, pack] = await Promise.all([
      caches.match(place, { cacheName: KEPT_PAGES }),
      caches.match(packPlace(packOf(below), scope), { cacheName: KEPT_PACKS }),
    ])
    if (page && await mayBeShown(page))
      return page
    const html = pack && await mayBeShown(pack) ? await pageIn(pack, below) : undefined
    return html === undefined ? undefined : new Response(html, { headers: pack?.headers ?? {} })
  }
  catch (error) {
    // The browser withholds its storage, or a pack has been damaged: the app itself may still be there.
    if (error instanceof DOMException || error instanceof TypeError || error instanceof SyntaxError)
      return undefined
    throw error
  }
}
