import type * as Japanese from '../note-places'

/** Sentences about where notes stand: a year of an indicator, a line of an agenda, a place in the list of all. */
export const NOTE_PLACE: typeof Japanese.NOTE_PLACE = {
  years: 'Notes on a year',
  whichYear: 'Which year?',
  writeOnYear: 'Note on this year',
  withCount: (place, notes) => `${place} (${notes})`,
  newOnYear: year => `New note on ${year}`,
  yearsWithNotes: 'Years with notes',
  newOnLine: 'New note on this line',
  fromLine: line => `Written on “${line}”, which was taken out of the agenda.`,
  order: 'Order',
  orders: { newest: 'Newest first', item: 'By item', meeting: 'By meeting' },
  noMeeting: 'Of no meeting',
}

/** Sentences about what taking a file or a code in would do to each note. */
export const IMPORT_DETAIL: typeof Japanese.IMPORT_DETAIL = {
  title: 'What happens to which note',
  fates: { added: 'New', both: 'Both are kept', updated: 'Replaced', kept: 'Left as it is' },
  here: 'Here now',
  there: 'Coming in',
  deleted: '(deleted)',
  empty: '(no text)',
  more: total => total === 1 ? 'And 1 more.' : `And ${total} more.`,
}
