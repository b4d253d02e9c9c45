import type { StoredEdition } from './library-database'

/** The count of versions an edition belongs to: the root at which it began, 0 for the first. A later count comes first. */
export function eraOf(edition: StoredEdition): number {
  return edition.era ?? 0
}
