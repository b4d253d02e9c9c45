/** The cache of pages that were never opened: many in each of its entries, because they pack well together. */
export const KEPT_PACKS = 'kept-packs'

/** In how many packs the pages of an edition lie: few enough to be looked over at a start, so many that one is opened in a few milliseconds. */
export const PACKS = 32

/** In the heads of a pack that is packed: how. */
export const PACKED = 'x-kept-packed'

/** Where a pack lies. @param scope where the app lies, a whole address with a slash at its end. */
export function packPlace(pack: number, scope: string): string {
  return new URL(`kept-packs/${pack}`, scope).href
}

/** The pack that the page of an address lies in. @param address below the app's, as the browser writes it. */
export function packOf(address: string): number {
  let hash = 0
  for (let at = 0; at < address.length; at++)
    hash = (hash * 31 + address.charCodeAt(at)) >>> 0
  return hash % PACKS
}

/** A page out of a pack; undefined where it is not in it. */
export async function pageIn(pack: Response, address: string): Promise<string | undefined> {
  const text = pack.headers.get(PACKED) === 'gzip' && pack.body
    ? new Response(pack.body.pipeThrough(new DecompressionStream('gzip')))
    : pack
  const pages: unknown = await text.json()
  const page: unknown = typeof pages === 'object' && pages && Object.hasOwn(pages, address) ? Reflect.get(pages, address) : undefined
  return typeof page === 'string' ? page : undefined
}
