import { SEARCH } from './text/search'

/** What is said aloud of a search that has come to rest: how many hits, by what they were narrowed, near ones, or none. */
export function searchNews(total: number, near: boolean, chosen: readonly string[]): string {
  if (total === 0)
    return SEARCH.none
  if (near)
    return SEARCH.nearFound(total)
  return chosen.length > 0 ? SEARCH.narrowed(total, chosen.join('、')) : SEARCH.found(total)
}
