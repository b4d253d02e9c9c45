import type { RouteLocationNormalizedLoaded, Router } from 'vue-router'

/** Where a page is to be found, for a machine and for a reader. */
export interface PageAddress {
  readonly exact: string
  /** With Japanese letters as letters. */
  readonly readable: string
}

/** The whole address of a page, without the place on it: what stands behind `#` may be data handed over, and is nobody else's. */
export function pageAddress(router: Router, route: Pick<RouteLocationNormalizedLoaded, 'path' | 'query'>): PageAddress {
  const exact = location.origin + router.resolve({ path: route.path, query: route.query }).href
  return { exact, readable: readable(exact) }
}

function readable(exact: string): string {
  try {
    return decodeURI(exact)
  }
  catch (error) {
    // Typed by hand: a per cent sign that stands for nothing.
    if (error instanceof URIError)
      return exact
    throw error
  }
}
