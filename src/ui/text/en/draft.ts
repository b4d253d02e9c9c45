import type * as Japanese from '../draft'

/** What is said while an edition is shown that nobody has published yet. */
export const DRAFT: typeof Japanese.DRAFT = {
  heading: 'Draft: not published yet',
  note: 'It is seen on this screen of this device only. Loading the page again brings back the published edition. Notes and agendas cannot be written while you look at a draft.',
  leave: 'Leave the draft',
  back: 'Back to “Make an edition”',
  edition: 'Draft (not published)',
  left: 'You have left the draft and are reading the published edition.',
  newer: 'A new edition of the city has arrived while you look at the draft. Leave the draft to read it.',
}
