import type * as Japanese from '../sample'

/** What every screen and every sheet of paper says of an edition that speaks of no real city. */
export const SAMPLE: typeof Japanese.SAMPLE = {
  banner: 'This is sample data. It is not the plan of a real city.',
  margin: 'Sample data',
}
