import type * as Japanese from '../home'

/** Sentences of the home screen. */
export const HOME: typeof Japanese.HOME = {
  title: 'Home',
  lead: 'Read the city’s regional welfare plan, even where there is no signal.',
  gradesTitle: year => `Grades for ${year}`,
  gradesNote: source => `Grades that the city gave, counted for each goal. Source: ${source}.`,
  recountDiffers: 'Some counts differ from the city’s table (see the evaluation screen)',
  movedSource: 'The source of each number is on the screen of its indicator.',
  movedTitle: 'Indicators with recent results',
  jobsTitle: 'What would you like to do?',
  jobs: {
    plan: { label: 'Read the plan', note: 'Go through goals, directions and initiatives in order' },
    fell: { label: 'See grades and what did not go well', note: 'Initiatives graded C or D, and what happened that year' },
    indicators: { label: 'See how the numbers change', note: 'Targets and results in charts and tables' },
    search: { label: 'Search by word', note: 'Names of initiatives and departments, or numbers' },
    services: { label: 'Find places to ask', note: 'From your problem, or who it is for, to desks and services' },
    settings: { label: 'Make the text larger', note: 'Text size, colors, data on this device' },
  },
  moreTitle: 'More to see',
  more: {
    notes: 'Notes and bookmarks',
    visits: 'Visit sheets',
    initiatives: 'List of initiatives',
    crosswalk: 'Old and new plans compared',
    programmes: 'Programmes and costs',
    meetings: 'Meeting records',
    departments: 'Initiatives by department in charge',
    glossary: 'Glossary',
    discrepancies: 'Discrepancies in the documents',
    sources: 'Sources and open data',
  },
}

/** Sentences about whether the app works without a connection. It never says it is ready before it is. */
export const OFFLINE: typeof Japanese.OFFLINE = {
  ready: 'Ready to use offline',
  readyNote: (version, size) => `Edition ${version} (${size}) is on this device. You can read everything without a signal.`,
  preparing: 'Preparing for offline use',
  preparingNote: 'Please wait a little. Do not close this screen until it is finished.',
  appMissing: 'Not yet ready to use offline',
  appMissingNote: 'The data of the plan is on this device, but the app itself is not fully saved yet. Please open it again where there is a signal.',
  unsupported: 'Cannot be used offline in this view',
  unsupportedNote: 'Please open it again in your usual browser.',
  dataMissing: 'The data of the plan is not on this device yet',
  dataMissingNote: 'Open the app where there is a signal, and it gets the data by itself.',
}
