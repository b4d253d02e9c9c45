import type { PARTS as Japanese } from '../parts'

/** Words the parts say themselves, wherever they stand. */
export const PARTS: typeof Japanese = {
  newTab: 'opens in a new window',
  backToTop: heading => `Back to the top of “${heading}”`,
  sideways: 'scroll sideways to see more',
  sorted: { ascending: '(smallest first)', descending: '(largest first)', none: '(sort)' },
  clear: 'Clear',
  close: 'Close',
  stop: 'Stop',
  error: 'Please check: ',
  removeChip: label => `Remove “${label}”`,
  step: (step, total) => `Step ${step} of ${total}: `,
  steps: { done: 'Done', now: 'You are here', later: 'Coming up' },
  pageNavigation: 'Pages',
  pageRange: (total, from, to) => (total === 0 ? '0 items' : `${from}–${to} of ${total} items`),
  previous: 'Previous',
  next: 'Next',
}
