/** Which items of a long list one page shows, counted from 1, and whether there are others before and after. */
export interface PageRange {
  readonly from: number
  readonly to: number
  readonly previous?: number
  readonly next?: number
}

/** The items of a page; a page that is not there becomes the nearest one that is. */
export function pageRange(total: number, size: number, page: number): PageRange {
  const last = Math.max(1, Math.ceil(total / size))
  const shown = Math.min(Math.max(1, page), last)
  return {
    from: total === 0 ? 0 : (shown - 1) * size + 1,
    to: Math.min(total, shown * size),
    ...(shown > 1 ? { previous: shown - 1 } : {}),
    ...(shown < last ? { next: shown + 1 } : {}),
  }
}
