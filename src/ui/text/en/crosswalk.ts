import type { CROSSWALK as Japanese } from '../crosswalk'

function counted(total: number, one: string): string {
  return total === 1 ? `1 ${one}` : `${total} ${one}s`
}

/** What the later plan calls the level an item goes to, where that is known. */
function level(kind: string): string {
  return kind === '' ? '' : ` (${kind})`
}

/** Sentences of the screen that sets the earlier plan against the later one; what follows another sentence begins with a space. */
export const CROSSWALK: typeof Japanese = {
  title: 'Old and new plans compared',
  lead: (from, to) => `This page shows where the initiatives of one plan (${from}) were carried over to in the next plan (${to}).`,
  pair: 'Plans to compare',
  pairChoice: (from, to) => `${from} → ${to}`,
  called: (from, to) => `On this page, “earlier plan” means ${from}, and “current plan” means ${to}.`,
  none: 'This data has no table that compares the earlier plan with the current plan.',
  contents: 'On this page',
  table: 'City’s table of old and new plans',
  tableNote: (rows, doubtful) => ` The city’s table has ${counted(rows, 'row')}. Some characters in it are garbled. For ${counted(doubtful, 'row')}, this page explains how the row was read.`,
  total: (highest, items, nameless) => `Serial numbers run from 1 to ${highest}. The name is known for ${counted(items, 'initiative')}. For ${nameless}, only the number is known.`,

  typesTitle: 'How initiatives were carried over, and how many',
  typesNote: 'This app made these groups from the rows of the city’s table of old and new plans. They are not names given by the city. Each initiative belongs to one group only: the first that fits, in the order Not listed, New, Split, Continued, Merged.',
  type: 'Group',
  meaning: 'Meaning',
  count: 'Number of initiatives',
  sum: 'Total',
  types: { continued: 'Continued', split: 'Split', merged: 'Merged', added: 'New', unlisted: 'Not listed' },
  meanings: {
    continued: kind => `Carried over to one place${level(kind)}, without being joined with other initiatives.`,
    split: kind => `Carried over to two or more places${level(kind)}.`,
    merged: kind => `Carried over to one place${level(kind)}, joined with other initiatives.`,
    added: () => 'Has a row in the table of old and new plans, but is not in the progress report of the earlier plan (initiatives marked “new” in the table, and those of a goal added later). This is different from the “new” mark in the current plan.',
    unlisted: () => 'Has no row in the table of old and new plans. The documents do not say why.',
  },
  typesAllPlans: later => `The initiatives of the earlier plan were carried over to more than one plan: ${later}. The numbers here cover all of them.`,
  about: type => `What “${type}” means`,
  typeLabel: 'How it was carried over (grouped by this app)',
  unlistedCount: (named, nameless) => nameless === 0 ? '' : ` The name is known for ${named}. For ${nameless}, only the number is known.`,

  flowTitle: 'Flow chart',
  flowName: (from, to, directions, widest) => `Flow from the earlier plan (${counted(from, 'goal')}) to the current plan (${counted(to, 'goal')} and ${counted(directions, 'direction')}). A thicker band means more rows in the table of old and new plans. ${widest}`,
  flowWidest: (from, to, rows) => `The thickest band has ${counted(rows, 'row')}: from earlier goal ${from} to current goal ${to}.`,
  flowHeads: ['Earlier goal', 'Current goal', 'Direction'],
  flowRegion: 'Flow chart (scrolls sideways)',
  rows: total => counted(total, 'row'),
  flowTableTitle: 'The numbers of the chart as a table (counts of rows)',
  flowCounted: 'This app counted the rows of the table of old and new plans. One initiative can have two or more rows, so there are more rows than initiatives.',
  directionTableTitle: 'Rows for each direction of the current plan',
  oldGoal: 'Goal of the earlier plan',
  newGoals: 'Goals of the current plan',
  direction: 'Direction of the current plan',
  rowCount: 'Number of rows',

  listTitle: 'Comparison',
  way: 'Direction of view',
  ways: { old: 'Earlier plan → current plan', new: 'Current plan → earlier plan' },
  by: 'Arrange by',
  bys: { goal: 'By goal', item: 'Row by row' },
  filter: 'Filter by how they were carried over',
  all: 'All',
  filterHelp: 'What the groups mean',
  shown: (rows, others) => others === 0
    ? `Showing ${counted(rows, 'row')}.`
    : rows === 0
      ? `Showing ${counted(others, 'number')} without a row in the table of old and new plans.`
      : `Showing ${counted(rows, 'row')}, and ${counted(others, 'number')} without a row in the table of old and new plans.`,
  shownOpen: ' The list is filtered, so everything is opened.',
  unfoldHint: ' Select a goal to open it.',
  noneShown: 'No row belongs to this group.',
  unlistedBack: 'Initiatives that are “Not listed” have no place in the current plan, so they are not shown here. Please see “Numbers not in the table of old and new plans” below.',
  more: rest => `Show ${counted(rest, 'more row')}`,
  serial: (no, repeat) => repeat === 0 ? `Serial number ${no}` : `Serial number ${no}, repeated entry`,
  serialInferred: no => `Serial number ${no} (inferred from the order of the numbers)`,
  inferred: 'Inferred',
  unnamed: 'Only the number is known',
  printed: 'Department in charge in the table of old and new plans',
  note: 'Remarks',
  how: 'See how this row was read',
  noPlace: 'No row in the table of old and new plans',
  place: 'Place in the current plan',
  from: total => `${counted(total, 'initiative')} of the earlier plan`,
  gaps: codes => `The ${codes.length === 1 ? 'name' : 'names'} of ${codes.join(', ')} ${codes.length === 1 ? 'is' : 'are'} not known (no row in the table of old and new plans).`,
  rowNumber: (no, repeat) => repeat === 0 ? String(no) : `${no} (repeated entry)`,
  rowInferred: no => `${no} (inferred)`,
  elsewhere: 'Also carried over to',

  unlistedTitle: 'Numbers not in the table of old and new plans',
  unlistedLead: (total, from) => `Of the serial numbers 1 to ${from}, the following ${total} ${total === 1 ? 'has' : 'have'} no row in the table of old and new plans. The documents do not say why.`,
  unlistedNamed: 'The names are known from the report. The serial numbers were inferred from the numbers of the rows before and after, and from the order of the initiative numbers.',
  nameless: serials => `Only the ${serials.length === 1 ? 'number is' : 'numbers are'} known (serial ${serials.length === 1 ? 'number' : 'numbers'} ${serials.join(', ')}).`,
  noUnlisted: 'Every number is in the table of old and new plans.',

  wordingTitle: 'Differences in names',
  wordingLead: (total, all) => `Of the ${counted(all, 'direction')} of the current plan, ${total} ${total === 1 ? 'has' : 'have'} different names in the two documents. Both are shown as they are.`,
  wordingRows: 'Where the name of a specific initiative differs from row to row, the remarks of that row say so.',

  cells: {
    serial: 'Serial number',
    serialInferred: 'Serial number inferred',
    repeat: 'Order of repeated entry',
    oldCode: 'Earlier initiative number',
    oldName: 'Earlier initiative',
    type: 'How it was carried over (grouped by this app)',
    newGoal: 'Current goal',
    newGoalName: 'Name of the current goal',
    newDirection: 'Current direction',
    newDirectionName: 'Name of the current direction',
    newKind: 'Current specific initiative',
    newKindName: 'Name of the current specific initiative',
    departments: 'Department in charge',
    note: 'Remarks',
    doubtful: 'Reading in doubt',
    how: 'How it was read',
    noteSource: 'Remarks and source',
  },
  yes: 'Yes',
  file: 'Old and new plans compared',
  toCrosswalk: 'See this initiative in “Old and new plans compared”',
  toPage: 'See old and new plans compared (links with the earlier plan)',
}
