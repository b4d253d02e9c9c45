/** What the screens need of the search to narrow its hits. */
export type { FacetChoice } from '../search/facets'
export { facetsOf, facetValues, narrow, soundChoice } from '../search/facets'
export type { SearchHit } from '../search/search'
export type { FacetName } from '../search/search-index'
export { FACETS } from '../search/search-index'
