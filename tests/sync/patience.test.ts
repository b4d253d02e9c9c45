import type { Ending } from '../../src/sync/patience'
import type { SyncFailure } from '../../src/sync/synchronise'
import { describe, expect, test } from 'vitest'
import { endingOf } from '../../src/sync/patience'
import { scheduleChecks } from '../../src/sync/sync-schedule'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

describe('what a run means for the next one', () => {
  const failed = (failure: SyncFailure) => endingOf({ kind: 'failed', failure })

  test('good is whatever ended well, also where nothing was new', () => {
    expect([endingOf({ kind: 'updated', version: 1, changes: [] }), endingOf({ kind: 'current', version: 1 }), endingOf({ kind: 'heldBack', version: 2 })]).toEqual([{ kind: 'good' }, { kind: 'good' }, { kind: 'good' }])
  })

  test('a run left to another tab says nothing', () => {
    expect(endingOf(undefined)).toEqual({ kind: 'elsewhere' })
  })

  test.each<[SyncFailure, Ending['kind']]>([
    [{ kind: 'offline' }, 'unanswered'],
    [{ kind: 'timeout' }, 'unanswered'],
    [{ kind: 'cancelled' }, 'unanswered'],
    ...[304, 401, 403, 404, 500, 503].map((status): [SyncFailure, Ending['kind']] => [{ kind: 'http', status }, 'refused']),
    [{ kind: 'notTheFeed', what: 'text/html' }, 'odd'],
    [{ kind: 'damaged', what: 'goals/r2' }, 'odd'],
    [{ kind: 'untrusted', what: 'key' }, 'odd'],
    [{ kind: 'appTooOld', needed: 9 }, 'odd'],
    [{ kind: 'insecure' }, 'hopeless'],
    [{ kind: 'storage', reason: 'full' }, 'hopeless'],
    [{ kind: 'storage', reason: 'closed' }, 'unanswered'],
  ])('%j', (failure, kind) => {
    expect(failed(failure).kind).toBe(kind)
  })

  test('what the host asks for is handed on', () => {
    expect(failed({ kind: 'http', status: 503, retryAfter: 5000 })).toEqual({ kind: 'refused', retryAfter: 5000 })
  })
})

/** Numbers from 0 up to 1 that are the same at every run (mulberry32). */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

interface Crowd {
  readonly size: number
  /** How the host answers at an instant. */
  readonly host: (at: number) => Ending
  readonly until: number
  /** When the device of this number is switched on. */
  readonly start: (device: number) => number
}

/** Plays a crowd of devices, each with the schedule the app has, and returns how many asked in each second, and who was answered when. */
function play({ size, host, until, start }: Crowd) {
  const random = draws(20261121)
  const seconds: (() => void)[][] = []
  const asked = new Map<number, number>()
  const answered = new Map<number, number[]>()
  let now = 0
  const at = (time: number, work: () => void) => {
    const second = Math.ceil(time / SECOND)
    ;(seconds[second] ??= []).push(work)
  }
  const open = (device: number) => {
    let timer = 0
    let due = () => {}
    const schedule = scheduleChecks(() => {
      const second = now / SECOND
      asked.set(second, (asked.get(second) ?? 0) + 1)
      due()
    }, {
      now: () => now,
      random,
      document: { visibilityState: 'visible', addEventListener: () => {}, removeEventListener: () => {} },
      window: {
        addEventListener: () => {},
        removeEventListener: () => {},
        clearTimeout: () => void timer++,
        setTimeout: (handler: TimerHandler, wait = 0) => {
          const mine = ++timer
          at(now + wait, () => mine === timer && typeof handler === 'function' && handler())
          return mine
        },
      },
    })
    due = () => {
      const ending = host(now)
      if (ending.kind === 'good')
        (answered.get(device) ?? answered.set(device, []).get(device))?.push(now)
      schedule.ended(ending)
    }
    due()
  }
  for (let device = 0; device < size; device++)
    at(start(device), () => open(device))
  for (let second = 0; second * SECOND <= until; second++) {
    now = second * SECOND
    for (const work of seconds[second] ?? [])
      work()
    seconds[second] = []
  }
  const most = (from: number, to: number) => Math.max(0, ...[...asked].filter(([second]) => second * SECOND >= from && second * SECOND < to).map(([, count]) => count))
  const total = (from: number, to: number) => [...asked].filter(([second]) => second * SECOND >= from && second * SECOND < to).reduce((sum, [, count]) => sum + count, 0)
  return { most, total, answered }
}

describe('10,000 open tablets', () => {
  const size = 10_000

  test('all switched on within ten minutes never come together again: at most 40 in one second', () => {
    const crowd = play({ size, host: () => ({ kind: 'good' }), until: 3 * HOUR, start: device => device / size * 10 * MINUTE })
    expect(crowd.most(11 * MINUTE, 3 * HOUR)).toBeLessThanOrEqual(40)
  })

  test('all switched on in the same second are spread over the quarter of an hour after it', () => {
    const crowd = play({ size, host: () => ({ kind: 'good' }), until: 2 * HOUR, start: () => 0 })
    expect(crowd.most(SECOND, 2 * HOUR)).toBeLessThanOrEqual(40)
  })

  // The waits stop growing after an hour, so that from then on every hour of a fault is like the next: three stand for a day.
  test('outlast a host that is down: all are served within 15 minutes of its return, at most 60 in any second, and 100 as it goes', () => {
    const [down, back] = [HOUR, 4 * HOUR]
    const crowd = play({ size, host: now => now >= down && now < back ? { kind: 'unanswered' } : { kind: 'good' }, until: back + 16 * MINUTE, start: device => device / size * 10 * MINUTE })
    const served = [...crowd.answered.values()].map(times => times.find(time => time >= back) ?? Number.POSITIVE_INFINITY)
    expect(served).toHaveLength(size)
    expect(Math.max(...served) - back).toBeLessThanOrEqual(15 * MINUTE)
    expect(crowd.most(11 * MINUTE, down + 10 * MINUTE)).toBeLessThanOrEqual(100)
    expect(crowd.most(down + 30 * MINUTE, back + 16 * MINUTE)).toBeLessThanOrEqual(60)
  })

  test('spare a host that is busy: at most 3 an hour each, all served within the hour, at most 30 in any second', () => {
    const [down, back] = [HOUR, 6 * HOUR]
    const crowd = play({ size, host: now => now >= down && now < back ? { kind: 'refused', retryAfter: undefined } : { kind: 'good' }, until: back + HOUR, start: device => device / size * 10 * MINUTE })
    expect(crowd.total(down + 2 * HOUR, back) / size / 3).toBeLessThanOrEqual(3)
    expect(crowd.most(down + 2 * HOUR, back + 15 * MINUTE)).toBeLessThanOrEqual(30)
    const served = [...crowd.answered.values()].map(times => times.find(time => time >= back) ?? Number.POSITIVE_INFINITY)
    expect(Math.max(...served) - back).toBeLessThanOrEqual(HOUR)
  })

  test('who are all told to come back in five minutes do not come back in one second', () => {
    const crowd = play({ size, host: now => now < SECOND ? { kind: 'refused', retryAfter: 5 * MINUTE } : { kind: 'good' }, until: 10 * MINUTE, start: () => 0 })
    expect(crowd.total(SECOND, 5 * MINUTE)).toBe(0)
    expect(crowd.most(SECOND, 10 * MINUTE)).toBeLessThanOrEqual(300)
  })
})
