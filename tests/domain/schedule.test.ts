import type { LocalMoment, Openness, Schedule } from '../../src/domain/schedule'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { momentInJapan, openness, WEEKDAYS } from '../../src/domain/schedule'
import { holiday, schedule } from '../fixtures/content'

// The Monday of this week is a holiday; its Friday is an ordinary day.
const calendar = [holiday('2026-11-23')]
const MONDAY = '2026-11-23'
const TUESDAY = '2026-11-24'
const FRIDAY = '2026-11-27'
const SATURDAY = '2026-11-28'

function at(date: string, time: string): LocalMoment {
  return momentInJapan(new Date(`${date}T${time}:00+09:00`))
}

function opennessAt(date: string, time: string, changes: Partial<Schedule> = {}, holidays = calendar): Openness {
  return openness([schedule(changes)], at(date, time), holidays)
}

describe('a moment in Japan', () => {
  afterEach(() => vi.unstubAllEnvs())

  test.each([
    ['2026-11-21T14:59:59Z', { date: '2026-11-21', weekday: 'SA', time: '23:59' }],
    ['2026-11-21T15:00:00Z', { date: '2026-11-22', weekday: 'SU', time: '00:00' }],
    ['2026-12-31T15:00:00Z', { date: '2027-01-01', weekday: 'FR', time: '00:00' }],
    ['2028-02-28T15:30:00Z', { date: '2028-02-29', weekday: 'TU', time: '00:30' }],
    ['2026-11-21T03:05:00Z', { date: '2026-11-21', weekday: 'SA', time: '12:05' }],
  ])('%s is read off the clock and the calendar there', (instant, moment) => {
    expect(momentInJapan(new Date(instant))).toEqual(moment)
  })

  test.each([
    ['UTC', 0],
    ['America/Los_Angeles', 480],
    ['Pacific/Kiritimati', -840],
    ['Asia/Kathmandu', -345],
  ])('is the same on a machine in %s', (zone, offset) => {
    vi.stubEnv('TZ', zone)
    const instant = new Date('2026-11-21T15:00:00Z')
    expect(instant.getTimezoneOffset()).toBe(offset)
    expect(momentInJapan(instant)).toEqual({ date: '2026-11-22', weekday: 'SU', time: '00:00' })
    expect(openness([schedule({ byday: ['TU'] })], at(TUESDAY, '12:00'), calendar)).toMatchObject({ kind: 'open' })
    expect(openness([schedule({ byday: ['MO', 'TU'] })], at('2026-11-22', '12:00'), calendar)).toMatchObject({ next: { weekday: 'TU' } })
  })

  test('is nine hours ahead of UTC, always', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }), (instant) => {
      const japan = new Date(instant.getTime() + 9 * 3_600_000)
      expect(momentInJapan(instant)).toEqual({ date: japan.toISOString().slice(0, 10), time: japan.toISOString().slice(11, 16), weekday: WEEKDAYS[japan.getUTCDay()] })
    }))
  })
})

describe('a service', () => {
  test.each([
    ['before its first minute', '08:59', 'closed'],
    ['at its first minute', '09:00', 'open'],
    ['at its last minute but one', '16:59', 'open'],
    ['at its closing minute', '17:00', 'closed'],
  ])('%s is as it should be', (_, time, kind) => {
    expect(opennessAt(TUESDAY, time).kind).toBe(kind)
  })

  test('that is open says until when', () => {
    expect(opennessAt(TUESDAY, '12:00')).toEqual({ kind: 'open', until: '17:00' })
  })

  test('open until midnight is open in its last minute', () => {
    expect(opennessAt(TUESDAY, '23:59', { closesAt: '24:00' })).toEqual({ kind: 'open', until: '24:00' })
    expect(opennessAt(TUESDAY, '00:00', { opensAt: '00:00', closesAt: '24:00' })).toEqual({ kind: 'open', until: '24:00' })
  })

  test('is closed on a day that is none of its days', () => {
    expect(opennessAt(SATURDAY, '12:00')).toMatchObject({ kind: 'closed' })
  })

  test('of several hours is open in each of them and closed between', () => {
    const hours = [schedule({ closesAt: '12:00' }), schedule({ opensAt: '13:00' })]
    expect(openness(hours, at(TUESDAY, '11:59'), calendar)).toEqual({ kind: 'open', until: '12:00' })
    expect(openness(hours, at(TUESDAY, '12:30'), calendar)).toEqual({ kind: 'closed', next: { weekday: 'TU', at: '13:00' } })
    expect(openness(hours, at(TUESDAY, '13:00'), calendar)).toEqual({ kind: 'open', until: '17:00' })
  })

  test('whose hours overlap is open until the later end', () => {
    const hours = [schedule({ closesAt: '12:00' }), schedule({ opensAt: '11:00' })]
    expect(openness(hours, at(TUESDAY, '11:30'), calendar)).toEqual({ kind: 'open', until: '17:00' })
  })

  test('is open in exactly the minutes between its two times, on exactly its days', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 })
    const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    fc.assert(fc.property(minute, minute, minute, fc.subarray([...WEEKDAYS], { minLength: 1 }), fc.integer({ min: 0, max: 27 }), (opens, closes, now, byday, day) => {
      fc.pre(opens < closes)
      const moment = at(`2026-02-${String(day + 1).padStart(2, '0')}`, clock(now))
      const read = openness([schedule({ byday, opensAt: clock(opens), closesAt: clock(closes) })], moment, calendar)
      expect(read.kind).toBe(byday.includes(moment.weekday) && opens <= now && now < closes ? 'open' : 'closed')
    }))
  })
})

describe('what the documents do not say is unknown, never closed', () => {
  test('without any hours', () => {
    expect(openness([], at(TUESDAY, '12:00'), calendar)).toEqual({ kind: 'unknown', because: 'noHours' })
  })

  test('with hours but no days', () => {
    expect(opennessAt(TUESDAY, '12:00', { byday: [] })).toEqual({ kind: 'unknown', because: 'noDays' })
  })

  test('with hours without days beside others', () => {
    expect(openness([schedule(), schedule({ byday: [] })], at(TUESDAY, '12:00'), calendar)).toEqual({ kind: 'unknown', because: 'noDays' })
  })

  test('within its hours in a year the calendar does not reach', () => {
    expect(opennessAt('2027-01-05', '12:00')).toEqual({ kind: 'unknown', because: 'noCalendar' })
    expect(opennessAt(TUESDAY, '12:00', {}, [])).toEqual({ kind: 'unknown', because: 'noCalendar' })
  })

  test('within its hours in such a year, even where it may be open on holidays', () => {
    expect(opennessAt('2027-01-05', '12:00', { holidays: 'unknown' })).toEqual({ kind: 'unknown', because: 'noCalendar' })
  })

  test('but outside its hours it is closed in such a year too, and nothing is promised for later', () => {
    expect(opennessAt('2027-01-05', '18:00')).toEqual({ kind: 'closed', next: undefined })
  })

  test('but one that is open on holidays needs no calendar', () => {
    expect(opennessAt('2027-01-05', '12:00', { holidays: 'open' })).toEqual({ kind: 'open', until: '17:00' })
    expect(opennessAt('2027-01-05', '18:00', { holidays: 'open' })).toEqual({ kind: 'closed', next: { weekday: 'WE', at: '09:00' } })
  })
})

describe('on a public holiday', () => {
  test('a service that says it is open is open', () => {
    expect(opennessAt(MONDAY, '12:00', { holidays: 'open' })).toEqual({ kind: 'open', until: '17:00' })
  })

  test('one that says it is closed is closed', () => {
    expect(opennessAt(MONDAY, '12:00')).toEqual({ kind: 'closed', next: { weekday: 'TU', at: '09:00' } })
  })

  test('one that says nothing is unknown', () => {
    expect(opennessAt(MONDAY, '12:00', { holidays: 'unknown' })).toEqual({ kind: 'unknown', because: 'holiday' })
  })

  test('one that says nothing is closed outside its hours', () => {
    expect(opennessAt(MONDAY, '08:59', { holidays: 'unknown' })).toEqual({ kind: 'closed', next: { weekday: 'TU', at: '09:00' } })
  })

  test('hours that are certain speak before hours that are not', () => {
    const hours = [schedule({ holidays: 'unknown' }), schedule({ holidays: 'open', closesAt: '15:00' })]
    expect(openness(hours, at(MONDAY, '12:00'), calendar)).toEqual({ kind: 'open', until: '15:00' })
  })

  test('hours that may be open speak before hours that are closed', () => {
    expect(openness([schedule(), schedule({ holidays: 'unknown' })], at(MONDAY, '12:00'), calendar)).toEqual({ kind: 'unknown', because: 'holiday' })
  })

  test('that falls on no day of the service, it is closed', () => {
    expect(opennessAt(MONDAY, '12:00', { byday: ['TU'], holidays: 'unknown' })).toMatchObject({ kind: 'closed' })
  })
})

describe('the next opening of a closed service', () => {
  const nextOf = (date: string, time: string, changes: Partial<Schedule> = {}, holidays = calendar) => {
    const read = opennessAt(date, time, changes, holidays)
    return read.kind === 'closed' ? read.next : read
  }

  test('is later the same day, before it opens', () => {
    expect(nextOf(TUESDAY, '08:59')).toEqual({ weekday: 'TU', at: '09:00' })
  })

  test('is the next day, after it closed', () => {
    expect(nextOf(TUESDAY, '17:00')).toEqual({ weekday: 'WE', at: '09:00' })
  })

  test('passes over a weekend', () => {
    expect(nextOf(FRIDAY, '17:00')).toEqual({ weekday: 'MO', at: '09:00' })
  })

  test('passes over a weekend and the holiday behind it', () => {
    expect(nextOf('2026-11-20', '17:00')).toEqual({ weekday: 'TU', at: '09:00' })
    expect(nextOf('2026-11-20', '17:00', { holidays: 'unknown' })).toEqual({ weekday: 'TU', at: '09:00' })
  })

  test('is the holiday itself where it is open then', () => {
    expect(nextOf('2026-11-20', '17:00', { holidays: 'open' })).toEqual({ weekday: 'MO', at: '09:00' })
  })

  test('is never promised for a year the calendar does not reach', () => {
    expect(nextOf('2026-12-31', '17:00')).toBeUndefined()
    expect(nextOf('2026-12-31', '17:00', {}, [...calendar, holiday('2027-01-01')])).toEqual({ weekday: 'MO', at: '09:00' })
  })

  test('is the earliest of several on one day, in whatever order they are written', () => {
    const hours = [schedule({ opensAt: '13:00' }), schedule({ opensAt: '10:00', closesAt: '12:00' })]
    expect(openness(hours, at(TUESDAY, '08:00'), calendar)).toEqual({ kind: 'closed', next: { weekday: 'TU', at: '10:00' } })
  })

  test('of one day a week is found six days ahead', () => {
    expect(nextOf('2026-11-25', '12:00', { byday: ['TU'] })).toEqual({ weekday: 'TU', at: '09:00' })
  })

  test('is none where no day of the next week is certain', () => {
    expect(nextOf('2026-11-22', '12:00', { byday: ['MO'] })).toBeUndefined()
  })

  test('of one day a week is the same day of next week, once it closed', () => {
    expect(nextOf(TUESDAY, '17:00', { byday: ['TU'] })).toEqual({ weekday: 'TU', at: '09:00' })
  })

  test('is none more than a week ahead', () => {
    expect(nextOf(MONDAY, '08:00', { byday: ['MO'] })).toBeUndefined()
  })

  test('is a moment at which the service is open, and the first one', () => {
    const days = fc.subarray([...WEEKDAYS], { minLength: 1 })
    const opens = fc.integer({ min: 0, max: 20 })
    const hours = fc.tuple(days, opens, fc.integer({ min: 1, max: 3 }), fc.constantFrom<Schedule['holidays'][]>('open', 'closed', 'unknown'))
      .map(([byday, from, length, holidays]) => schedule({ byday, holidays, opensAt: hour(from), closesAt: hour(from + length) }))
    const free = fc.uniqueArray(fc.integer({ min: 1, max: 28 })).map(list => [...list.map(day => holiday(`2026-02-${String(day).padStart(2, '0')}`)), holiday('2026-11-23')])
    fc.assert(fc.property(fc.array(hours, { minLength: 1, maxLength: 3 }), free, fc.integer({ min: 0, max: 20 * 24 }), (schedules, holidays, start) => {
      const moment = (hours: number) => momentInJapan(new Date(Date.parse('2026-02-01T00:00:00+09:00') + hours * 3_600_000))
      const read = openness(schedules, moment(start + 0.5), holidays)
      fc.pre(read.kind === 'closed')
      const week = Array.from({ length: 7 * 24 }, (_, index) => moment(start + index + 1))
      const first = week.find(later => openness(schedules, later, holidays).kind === 'open')
      fc.pre(first !== undefined)
      expect(read).toEqual({ kind: 'closed', next: { weekday: first?.weekday, at: first?.time } })
    }))
  })

  function hour(number: number): string {
    return `${String(number).padStart(2, '0')}:00`
  }
})

describe('around the turn of the year, when offices close though the law does not say so', () => {
  const years = [holiday('2025-01-01'), holiday('2026-01-01'), holiday('2027-01-01')]
  const weekdays = schedule({ holidays: 'closed' })

  test.each(['2025-12-29', '2025-12-31', '2026-01-02'])('%s is not told as open', (date) => {
    expect(openness([weekdays], at(date, '10:00'), years)).toEqual({ kind: 'unknown', because: 'yearEnd' })
  })

  test('the days before and after are usual ones', () => {
    expect(openness([weekdays], at('2025-12-26', '10:00'), years).kind).toBe('open')
    expect(openness([weekdays], at('2026-01-05', '10:00'), years).kind).toBe('open')
  })

  test('the next opening lies behind it', () => {
    expect(openness([weekdays], at('2025-12-29', '18:00'), years)).toEqual({ kind: 'closed', next: { weekday: 'MO', at: '09:00' } })
  })

  test('what is open on holidays is open then', () => {
    expect(openness([schedule({ holidays: 'open' })], at('2025-12-31', '10:00'), years).kind).toBe('open')
  })
})

test('hours that follow without a break are told as one', () => {
  const hours = [schedule({ opensAt: '09:00', closesAt: '12:00' }), schedule({ opensAt: '12:00', closesAt: '17:00' })]
  expect(openness(hours, at('2026-11-24', '10:00'), [holiday('2026-11-23')])).toEqual({ kind: 'open', until: '17:00' })
})
