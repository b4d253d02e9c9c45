import type * as Japanese from '../meetings'

/** Kinds of record in words, and as headings over several. */
export const RECORD_KIND: typeof Japanese.RECORD_KIND = {
  agenda: 'Agenda',
  case: 'Cases and discussion',
  fact: 'What was reported',
  issue: 'Issues',
  decision: 'Decisions',
  followup: 'Next steps',
}

const decided = (total: number) => total === 1 ? '1 decision' : `${total} decisions`
const followed = (total: number) => total === 1 ? '1 next step' : `${total} next steps`
const people = (total: number) => total === 1 ? '1 person' : `${total} people`

/** Sentences of the meeting screens. */
export const MEETING: typeof Japanese.MEETING = {
  title: 'Meetings',
  past: 'Records of the city’s meetings',
  none: 'Meeting records: not registered.',
  lead: total => `This app has the records of ${total === 1 ? '1 meeting' : `${total} meetings`}. The newest comes first.`,
  when: 'Date and time',
  place: 'Place',
  counts: (agenda, decisions, followups) => `${agenda === 1 ? '1 agenda item' : `${agenda} agenda items`}, ${decided(decisions)}, ${followed(followups)}`,
  countsName: 'Records',
  summaryMissing: 'Summary: not registered',
  overview: 'Decisions and next steps',
  overviewLead: (decisions, followups) => `Collected from the records: ${decided(decisions)} and ${followed(followups)}. Press one to go to that part of the discussion.`,
  overviewNone: 'The records have no decisions or next steps.',
  agendaTitle: 'Agenda',
  recordsTitle: 'Records for each agenda item',
  recordsLead: 'The makers of this app wrote the headings and short texts, based on the minutes.',
  figuresOf: title => `${title}: figures presented`,
  links: 'Related information',
  linksOf: title => `Information related to ${title}`,
  department: name => `In charge: ${name}`,
  inferredLink: label => `${label} (inferred)`,
  named: (kind, label) => `${kind}: ${label}`,
  listSign: '; ',
  nameless: 'This app does not include people’s names.',
  attendee: total => `Participants (${people(total)})`,
  secretariat: total => `Secretariat (${people(total)})`,
  separator: ', ',
  seatsOf: parts => `Departments and positions present: ${parts}`,
  office: 'Department',
  role: 'Position',
  roleIn: (role, office) => office ? `${role} (${office})` : role,
  noSeats: 'Departments and positions present: not registered.',
  csvName: held => `Meeting record ${held}`,
  csvList: 'List of meetings',
  csv: { meeting: 'Name of the meeting', held: 'Date', start: 'Start', end: 'End', agendaItems: 'Number of agenda items', decisions: 'Number of decisions', followups: 'Number of next steps', no: 'Record number', parent: 'Number of the record it belongs to', kind: 'Kind', agenda: 'Agenda', heading: 'Heading', summary: 'Summary', department: 'In charge', figures: 'Figures presented', links: 'Related information' },
}
