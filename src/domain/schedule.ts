import type { SourceRef } from './source'
import { japanTime } from './japan-time'

/** Days of the week as iCalendar and HSDS write them, Sunday first as `Date` counts. */
export const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

export type Weekday = typeof WEEKDAYS[number]

/** When a service is open. Names after HSDS `schedule`. */
export interface Schedule {
  /** Empty where the document prints hours but no days. */
  readonly byday: readonly Weekday[]
  /** `HH:MM`, Japan. */
  readonly opensAt: string
  readonly closesAt: string
  /** What happens on a public holiday. */
  readonly holidays: 'open' | 'closed' | 'unknown'
  readonly description: string
  readonly source: SourceRef
}

/** 祝日. */
export interface Holiday {
  /** ISO date. */
  readonly date: string
  readonly name: string
  readonly source: SourceRef
}

/** A moment as the clock and the calendar in Japan show it. */
export interface LocalMoment {
  readonly date: string
  readonly weekday: Weekday
  /** `HH:MM`. */
  readonly time: string
}

/**
 * Whether a service is open at a moment.
 *
 * `unknown` where the documents do not say enough: no hours, no days, nothing about a holiday or the turn of the year. It is never read as
 * closed.
 */
export type Openness =
  | { readonly kind: 'open', readonly until: string }
  | { readonly kind: 'closed', readonly next: { readonly weekday: Weekday, readonly at: string } | undefined }
  | { readonly kind: 'unknown', readonly because: 'noHours' | 'noDays' | 'holiday' | 'noCalendar' | 'yearEnd' }

/** The moment in Japan, whatever the device's own time zone. */
export function momentInJapan(now: Date): LocalMoment {
  const { date, time } = japanTime(now)
  return { date, weekday: weekdayOf(date), time }
}

function weekdayOf(date: string): Weekday {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'SU'
}

/** Opens at its first minute, is closed from its last on; a holiday the calendar does not reach is no weekday. */
export function openness(schedules: readonly Schedule[], at: LocalMoment, holidays: readonly Holiday[]): Openness {
  if (schedules.length === 0)
    return { kind: 'unknown', because: 'noHours' }
  const dated = schedules.filter(schedule => schedule.byday.length > 0)
  if (dated.length < schedules.length)
    return { kind: 'unknown', because: 'noDays' }
  const today = dated.filter(schedule => schedule.byday.includes(at.weekday))
  const day = dayKind(at.date, holidays)
  const certain = today.filter(schedule => schedule.holidays === 'open' || day === 'usual')
  const until = closingTime(certain, at.time)
  if (until !== undefined)
    return { kind: 'open', until }
  const doubtful = today.filter(schedule => isRunning(schedule, at.time) && (day === 'holiday' ? schedule.holidays === 'unknown' : true) && !certain.includes(schedule))
  if (doubtful.length > 0 && day !== 'usual')
    return { kind: 'unknown', because: day }
  return { kind: 'closed', next: nextOpening(dated, at, holidays) }
}

function isRunning(schedule: Schedule, time: string): boolean {
  return schedule.opensAt <= time && time < schedule.closesAt
}

/** When the hours that run now end, hours that follow without a break included; undefined where none runs. */
function closingTime(schedules: readonly Schedule[], time: string): string | undefined {
  const [latest] = schedules.filter(schedule => isRunning(schedule, time)).map(schedule => schedule.closesAt).sort().reverse()
  return latest === undefined ? undefined : closingTime(schedules, latest) ?? latest
}

/**
 * What is known of a day: a usual one, a public holiday, one the calendar does not reach, or one around the new year, when
 * offices close though the law knows only the first of January.
 */
function dayKind(date: string, holidays: readonly Holiday[]): 'usual' | 'holiday' | 'noCalendar' | 'yearEnd' {
  if (holidays.some(holiday => holiday.date === date))
    return 'holiday'
  if (!holidays.some(holiday => holiday.date.slice(0, 4) === date.slice(0, 4)))
    return 'noCalendar'
  return date.slice(5) >= '12-29' || date.slice(5) <= '01-03' ? 'yearEnd' : 'usual'
}

/** The next opening within a week that is certain; doubtful days are passed over unless the service is open on holidays. */
function nextOpening(schedules: readonly Schedule[], at: LocalMoment, holidays: readonly Holiday[]): { readonly weekday: Weekday, readonly at: string } | undefined {
  for (let ahead = 0; ahead <= 7; ahead++) {
    const date = new Date(Date.parse(`${at.date}T00:00:00Z`) + ahead * 86_400_000).toISOString().slice(0, 10)
    const weekday = weekdayOf(date)
    const usual = dayKind(date, holidays) === 'usual'
    const [first] = schedules
      .filter(schedule => schedule.byday.includes(weekday) && (schedule.holidays === 'open' || usual))
      .map(schedule => schedule.opensAt)
      .filter(opens => ahead === 0 ? opens > at.time : ahead < 7 || opens <= at.time)
      .sort()
    if (first !== undefined)
      return { weekday, at: first }
  }
  return undefined
}
