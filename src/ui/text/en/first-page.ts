import type * as Japanese from '../first-page'

/** Sentences of the pages that stand before the app itself has come. */
export const FIRST_PAGE: typeof Japanese.FIRST_PAGE = {
  edition: (day, edition) => `This screen shows the data of ${day} (${edition}).`,
  withoutApp: 'You can read this screen even if the app does not open. Notes and search work once it has.',
  services: total => `All services (${total})`,
}
