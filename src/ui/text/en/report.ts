import type * as Japanese from '../report'
import { grouped } from './grouped'

/** Sentences of the report of one year. */
export const REPORT: typeof Japanese.REPORT = {
  title: year => `Progress report, ${year}`,
  crumb: 'Progress report',
  open: 'Open the progress report (can be printed)',
  openNote: 'Grades, initiatives graded C or D, the list of initiatives and mismatches in the sources, in one document.',
  notOfficial: 'This document was made by this app from the city’s documents. It is not an official report of the city.',
  none: 'There is no report of this year, because this app has no grades of initiatives for it.',
  facts: { plan: 'Plan', year: 'Fiscal year', document: 'Source of the grades', items: 'Number of initiatives', graded: 'Initiatives with a grade', ungraded: 'Initiatives without a grade', overall: 'The city’s overall grade' },
  overallNone: 'Not in the city’s table',
  contents: 'Contents',
  summary: 'City totals and recount',
  shares: 'Shares of grades',
  noneGraded: 'No initiative of this goal has a grade for this year. This does not mean that its grades were low.',
  fell: 'Initiatives graded C or D, and what was done that year',
  next: 'What comes next',
  nextNone: 'There is no record yet of what comes next for this goal (not registered).',
  nextMeetings: 'Opinions and answers from meetings',
  nextSheets: 'Next steps written in the city’s evaluation sheet',
  indicators: 'Outcome indicators of this goal',
  decided: 'What we decided (to fill in by hand)',
  items: 'List of initiatives (in the order of their numbers)',
  itemsLead: total => `The ${grouped(total)} initiatives of this plan. “Not filled in”, “Not registered” and “No entry” do not mean zero.`,
  findings: 'Mismatches in the sources',
  findingsLead: total => total === 1 ? '1 of them concerns the source of the grades.' : `${grouped(total)} of them concern the source of the grades.`,
  findingsNone: 'None of them concerns the source of the grades.',
  found: 'What the sources say',
  shown: 'What this app shows',
  columns: { item: 'Initiative', departments: 'Departments', target: 'Target', result: 'What was done (summary)', grade: 'Grade', line: 'Source line' },
  notReported: 'Not in the report',
  covid: 'Mentions COVID-19',
}

/** Sentences of the brief before a meeting. */
export const BRIEF: typeof Japanese.BRIEF = {
  title: 'Five-minute brief',
  open: 'Read the five-minute brief',
  lead: 'What to know before the next meeting, gathered from the data on this device. It takes about 5 minutes to read aloud.',
  changes: 'What changed since the edition before',
  changesOf: (edition, total) => total === 1 ? `${edition} changed 1 item.` : `${edition} changed ${grouped(total)} items.`,
  changesNone: 'Nothing has changed since the edition before.',
  changesFirst: 'This is the first edition this device received. There is no earlier edition to compare it with.',
  changed: { added: 'Added', changed: 'Changed', removed: 'Removed' },
  below: 'Indicators below their targets',
  belowLead: total => total === 1 ? 'The newest result of 1 indicator is below its target.' : `The newest results of ${grouped(total)} indicators are below their targets.`,
  belowNone: 'No indicator’s newest result is below its target.',
  fell: year => `Initiatives graded C or D for ${year}`,
  fellNone: 'No initiative was graded C or D.',
  ungraded: 'This app has no grades of initiatives yet.',
  counts: (c, d) => `${[c > 0 ? `${grouped(c)} of grade C` : '', d > 0 ? `${grouped(d)} of grade D` : ''].filter(count => count !== '').join(' and ')}.`,
  homework: 'Open homework',
  homeworkNone: 'There is no open homework.',
  owner: owner => `Owner: ${owner}`,
  due: due => `Due: ${due}`,
  rest: total => `There are ${grouped(total)} more.`,
  restAt: total => `See ${grouped(total)} more`,
}

/** Sentences of the sheet left at a door. */
export const HANDOUT: typeof Japanese.HANDOUT = {
  reason: 'Why we suggest it',
  place: 'Place',
  hours: 'Hours',
  department: 'Department to ask for',
  note: 'Note',
  day: day => `Printed on ${day}. Details may change. Please check by phone before you go.`,
  qrOf: name => `QR code that opens the screen of “${name}”`,
}
