import type { Openness, Weekday } from '../../../domain/schedule'
import type * as Japanese from '../services'
import { grouped } from './grouped'

const services = (total: number) => total === 1 ? '1 service' : `${grouped(total)} services`

/** Sentences of the list of services. */
export const SERVICES_TEXT: typeof Japanese.SERVICES_TEXT = {
  title: 'Services and places to ask',
  lead: total => `There ${total === 1 ? 'is' : 'are'} ${services(total)} here, including places to ask for help. First, choose what you need help with.`,
  none: 'No services are registered in this edition yet.',
  needs: 'Choose what you need help with',
  audiences: 'Choose who it is for',
  all: total => `See all services (${grouped(total)})`,
  count: services,
  axis: { need: 'Help needed', audience: 'For whom' },
  wish: names => names.length === 0 ? 'All services' : names.join(', '),
  any: 'All',
  option: (name, count) => `${name} (${count})`,
  filter: 'Filter',
  again: 'Choose again what you need help with',
  found: (total, bodies) => `${services(total)} found${bodies === 0 || bodies === total ? '' : ` (${total - bodies} for people and families, ${bodies} for groups and helpers)`}.`,
  empty: names => names.length < 2 ? 'The documents list no service that fits (0 services).' : `The documents list no service that fits both ${names.map(name => `“${name}”`).join(' and ')} (0 services).`,
  emptyAdvice: 'Remove one of them to find services.',
  drop: (axis, name, count) => `Remove “${axis === 'need' ? 'Help needed' : 'For whom'}: ${name}” (${services(count)})`,
  groups: {
    made: audience => audience === undefined ? 'For people and families' : `For: ${audience}`,
    everybody: () => 'Open to everyone',
    bodies: () => 'For groups and helpers',
  },
  summaryMissing: 'Summary: not registered.',
  file: 'List of services',
}

/** Sentences about favourites; what may follow another sentence begins with a space. */
export const FAVOURITE: typeof Japanese.FAVOURITE = {
  title: 'Favorites',
  name: 'Favorite',
  here: ' Saved on this device only.',
  howTo: 'Press “Favorite” on the page of a service you often use, and it will appear at the top of this page. Favorites are saved on this device only.',
  in: 'This is one of your favorites.',
  out: 'This is not one of your favorites.',
  more: total => `See all favorites (${total})`,
  gone: name => `Your favorite “${name}” is not in the data of the current edition. It may have ended, or its name or code may have changed.`,
  goneTitle: 'Some of your favorites cannot be found',
  forget: 'Remove from favorites',
  forgetName: name => `Remove “${name}” from favorites`,
}

/** Without what stands in brackets. */
function sayable(name: string): string {
  return name.replace(/（[^）]*）|\([^)]*\)/g, '').replace(/[「」『』“”]/g, '').trim()
}

const WEEKDAY: Record<Weekday, string> = { SU: 'Sunday', MO: 'Monday', TU: 'Tuesday', WE: 'Wednesday', TH: 'Thursday', FR: 'Friday', SA: 'Saturday' }

const UNKNOWN: Record<Extract<Openness, { kind: 'unknown' }>['because'], (holiday: string) => string> = {
  noHours: () => 'the documents do not give the hours',
  noDays: () => 'the documents do not give the days of the week',
  holiday: holiday => `today is a public holiday (${holiday}), and the documents do not say whether it is open on public holidays`,
  yearEnd: () => 'the documents do not say whether it is open around the New Year',
  noCalendar: () => 'this year’s public holidays are not registered in this edition',
}

/** Sentences of one service; what may follow another sentence begins with a space. */
export const SERVICE: typeof Japanese.SERVICE = {
  callTitle: 'Call',
  noPhone: 'The phone number of this office is not registered. The button below calls the main number.',
  noPhoneAtAll: 'The phone number is not registered.',
  call: phone => `Call ${phone}`,
  callMain: (organization, phone) => `Call the main number of ${organization}: ${phone}`,
  noMain: 'No main number to call instead is registered in this edition.',
  ask: departments => `Ask for ${departments.map(({ text, latin }) => latin === undefined ? `“${text}”` : `“${latin}” (${text})`).join(' or ')}.`,
  askUnknown: 'The department in charge is not registered. Say what you need and ask to speak to the person in charge.',
  /** The name as it can be said aloud: without what stands in brackets. */
  say: ({ text, latin }) => `${latin === undefined ? ' Show or read this' : ` Say: “${sayable(latin)} ni tsuite kikitai desu” (I want to ask about this service). Or show or read this`}: “${sayable(text)}について聞きたいです。”`,
  departmentNote: 'The department names are from the documents. They may have changed since.',
  mainSource: ' Source of the main number',

  checked: {
    never: 'This has not been checked with the office yet.',
    fresh: day => `This was checked with the office on ${day}.`,
    old: day => `This was last checked with the office on ${day}, more than 1 year ago.`,
    oldAdvice: 'It may have changed since. Please call before you go.',
  },
  asOf: year => ` The content comes from documents for ${year}.`,
  asOfUnknown: ' The documents do not say which fiscal year the content is from.',

  openTitle: 'Is it open now?',
  open: until => `Open now (until ${until})`,
  closed: next => `Closed now (${next})`,
  next: (day, at) => `opens next: ${day} at ${at}`,
  nextWeek: weekday => `${weekday} next week`,
  nextUnknown: 'the next opening day and time are not known',
  today: 'today',
  unknown: (because, holiday) => `Not known: ${UNKNOWN[because](holiday)}`,
  computed: 'This device works this out from the hours in the documents. Please call before you go.',
  weekday: WEEKDAY,
  days: days => days.length === 0 ? 'Days not registered' : days.map(day => WEEKDAY[day].slice(0, 3)).join(', '),
  hoursOf: (days, from, to) => `${days}: ${from}–${to}`,
  onHolidays: { open: 'also open on public holidays', closed: 'closed on public holidays', unknown: 'the documents do not say whether it is open on public holidays' },
  basis: 'What this is based on',

  factsTitle: 'Details',
  facts: { type: 'Type', userType: 'Users', audiences: 'For whom', needs: 'Help needed', organization: 'Run by', department: 'Department to ask', location: 'Place', hours: 'Hours', opened: 'Started', note: 'Remarks' },
  userTypes: { 個人: 'People and families', 団体: 'Groups', 担い手: 'Helpers (people who support others)' },
  calendarYear: year => year,

  figuresTitle: 'In numbers',
  figures: { when: 'Fiscal year or time', label: 'Item', value: 'Number', note: 'Remarks', source: 'Source' },
  whenUnknown: 'Time not registered',
  figuresFile: name => `Service figures_${name}`,

  sourcesTitle: 'Sources',
  otherSources: total => `See ${total === 1 ? '1 other source' : `${total} other sources`}`,
}

/** Columns of the list as a table. */
export const SERVICE_SHEET: typeof Japanese.SERVICE_SHEET = {
  id: 'Code',
  name: 'Name',
  type: 'Type',
  userType: 'Users',
  audiences: 'For whom',
  needs: 'Help needed',
  summary: 'Summary',
  organization: 'Run by',
  department: 'Department to ask',
  location: 'Place',
  hours: 'Hours (as worded in the documents)',
  phone: 'Phone number',
  asOf: 'Fiscal year of the documents',
  lastChecked: 'Date checked with the office',
  related: 'Related items (stated in the documents)',
  inferred: 'Related items (inferred)',
}
