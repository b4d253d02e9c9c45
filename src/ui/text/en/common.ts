import type * as Japanese from '../common'
import { grouped } from './grouped'

/** Sentences used on every screen. */
export const COMMON: typeof Japanese.COMMON = {
  skip: 'Skip to main content',
  menu: 'Main menu',
  breadcrumb: 'You are here',
  home: 'Home',
  plans: 'Plans',
  indicators: 'Indicators',
  search: 'Search',
  settings: 'Settings',
  summaryMark: 'Summary',
  summaryHelp: '“Summary” marks a short text that the makers of this app wrote from the city’s documents. For the official wording, please see the source document.',
  unregistered: 'Not registered',
  source: 'Source',
  dataDate: 'Data updated',
  editionOf: (day, edition) => `Data updated: ${day} (${edition})`,
  documentTitle: (page, app) => `${page} | ${app}`,
  edition: version => `Edition ${version}`,
  print: 'Print',
  share: 'Copy the link to this screen',
  shared: 'Link copied',
  table: 'Table',
  count: total => total === 1 ? '1 item' : `${grouped(total)} items`,
  more: rest => `Show ${rest} more`,
  items: total => total === 1 ? '1 initiative' : `${grouped(total)} initiatives`,
  loading: 'Loading…',
  yearLegend: (short, long) => `${short} = fiscal year ${long.replace(/^FY/, '')}. A fiscal year (FY) runs from April to March.`,
  sourceFacts: { title: 'Document', issuer: 'Made by', issued: 'Date', status: 'Stage', place: 'Line', note: 'Note' },
  notice: { info: 'Notice', success: 'Done', warning: 'Caution', error: 'Error' },
  sheetSource: { document: 'Source document', line: 'Source line' },
  shortLine: line => `line ${line}`,
  csv: total => `Save as a table (CSV, ${total === 1 ? '1 item' : `${grouped(total)} items`})`,
  services: 'Services',
  openSource: 'See what this app took from this document',
  line: line => `line ${line} of the text data`,
  lineNote: 'This is not a line or page of the paper document. Lines are counted in the text data made from the city’s document.',
  repost: 'Repeated entry',
  notReported: 'No grade (not in the report)',
  noGrade: 'No grade',
}

/** Why a number, a target or a cell is not there. None of these is zero. */
export const ABSENCE: typeof Japanese.ABSENCE = {
  notConducted: 'Not carried out',
  pending: 'Not yet decided',
  blank: 'Not filled in',
  notSet: 'Not set',
  undecided: 'Under consideration',
  dash: 'No entry (the source shows a dash)',
}

/** The four grades in words, after the city's own four steps. */
export const GRADE_WORD: typeof Japanese.GRADE_WORD = { A: 'On track or completed', B: 'Mostly carried out', C: 'Many shortcomings', D: 'Needs improvement or hardly carried out' }

export const GRADES_TEXT: typeof Japanese.GRADES_TEXT = {
  rule: 'Grade limits (achievement rate): A is 75% or more, B is 50% or more, C is 25% or more, D is less than 25% (from the city’s progress report).',
  meaning: 'What the grades mean: A: carried out as planned, or completed. B: mostly carried out, with small gaps. C: carried out, but with many shortcomings. D: needs improvement, or could hardly be carried out. The report also gives limits of achievement rates (75, 50 and 25%), but it does not say that the grades of initiatives are set by these rates.',
}

/** Each stands right before the letter of a grade. */
export const ORIGIN: typeof Japanese.ORIGIN = { printed: 'City grade: ', computed: 'Calculated by this app: ' }

export const JOINT: typeof Japanese.JOINT = {
  colon: ': ',
  list: ', ',
  next: ', ',
  dot: ', ',
  slash: ' / ',
  step: ' › ',
  stop: '. ',
  open: ' (',
  close: ')',
  openQuote: '“',
  closeQuote: '”',
  bracketed: text => `(${text})`,
  /** No bracket in a bracket. */
  beside: (name, about) => about.includes('(') ? `${name}: ${about}` : `${name} (${about})`,
}
