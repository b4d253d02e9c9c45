import type { Ending } from '../../src/sync/patience'
import type { LockRequest } from '../../src/sync/sync-schedule'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { WAITS } from '../../src/sync/patience'
import { scheduleChecks, withOriginLock } from '../../src/sync/sync-schedule'
import { FakeLocks } from './fake-locks'
import { FakePage } from './fake-page'

afterEach(() => vi.unstubAllGlobals())

const SECOND = 1000
const MINUTE = 60 * SECOND
const good: Ending = { kind: 'good' }
const unanswered: Ending = { kind: 'unanswered' }
const busy = (retryAfter?: number): Ending => ({ kind: 'refused', retryAfter })

/** A page whose checks end at once as told; the moments at which they began. */
function scheduled(ending: () => Ending = () => good, luck = 0.5) {
  const page = new FakePage()
  page.luck = luck
  const times: number[] = []
  let due = () => {}
  const schedule = scheduleChecks(() => {
    times.push(page.time)
    due()
  }, page)
  due = () => schedule.ended(ending())
  due()
  return { page, times, schedule }
}

function flip(page: FakePage, times: number, wait: number): void {
  for (let flips = 0; flips < times; flips++) {
    page.pass(wait)
    page.reconnect()
  }
}

describe('a check is made', () => {
  test('at start', () => {
    expect(scheduled().times).toEqual([0])
  })

  test('when the connection returns, or the page, but not within a minute of the last good one', () => {
    const { page, times } = scheduled(() => good, 0)
    page.pass(59 * SECOND)
    page.reconnect()
    page.turn('visible')
    page.pass(0)
    expect(times).toHaveLength(1)
    page.pass(SECOND)
    page.reconnect()
    page.pass(0)
    expect(times).toEqual([0, MINUTE])
    page.pass(2 * MINUTE)
    page.turn('hidden')
    page.turn('visible')
    page.pass(0)
    expect(times).toEqual([0, MINUTE, 3 * MINUTE])
  })

  test('every fifteen minutes while the page is seen; the first time sooner, by the luck of the device', () => {
    const at = (luck: number) => {
      const { page, times } = scheduled(() => good, luck)
      page.pass(46 * MINUTE)
      return times.map(time => time / MINUTE)
    }
    expect(at(0)).toEqual([0, 15, 30, 45])
    expect(at(0.5)).toEqual([0, 8, 23, 38])
    expect(at(1)).toEqual([0, 1, 16, 31, 46])
    expect(WAITS.interval).toBe(15 * MINUTE)
  })

  test('behind other pages not at all, and once when the page comes to the front', () => {
    const { page, times } = scheduled()
    page.turn('hidden')
    page.pass(60 * MINUTE)
    page.reconnect()
    page.pass(0)
    expect(times).toEqual([0])
    page.turn('visible')
    page.pass(0)
    expect(times).toEqual([0, 60 * MINUTE])
  })

  test('without a timer behind other pages; the time that was set holds when the page is back', () => {
    const { page, times } = scheduled(() => good, 0.5)
    page.pass(30 * 1000)
    page.turn('hidden')
    expect(page.timers).toEqual([])
    page.pass(10 * 1000)
    page.turn('visible')
    page.pass(7 * MINUTE)
    expect(times).toEqual([0])
    page.pass(MINUTE)
    expect(times).toEqual([0, 8 * MINUTE])
  })

  test('without a timer also where a check ends behind other pages', () => {
    const { page, times, schedule } = scheduled(() => good, 0.5)
    page.turn('hidden')
    schedule.ended(good)
    expect(page.timers).toEqual([])
    page.turn('visible')
    page.pass(60 * MINUTE)
    expect(times.length).toBeGreaterThan(1)
  })

  test('no more once it was ended, not even by a run that ends later', () => {
    const { page, times, schedule } = scheduled()
    schedule.stop()
    schedule.ended(good)
    page.reconnect()
    page.turn('visible')
    page.pass(60 * MINUTE)
    expect([times, page.timers]).toEqual([[0], []])
  })
})

describe('after failures', () => {
  /** Waits between checks of a host that always fails so, in minutes, drawn with the highest luck. */
  function waits(ending: Ending, luck = 1): readonly number[] {
    const { page, times } = scheduled(() => ending, luck)
    page.pass(4 * 60 * MINUTE)
    return times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / MINUTE).slice(0, 8)
  }

  test('the wait grows from a minute to an hour where the host answers with an error', () => {
    expect(waits(busy())).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  })

  test('the wait grows from a minute to a quarter of an hour where nothing answers', () => {
    expect(waits(unanswered)).toEqual([1, 2, 4, 8, 15, 15, 15, 15])
  })

  test('the wait grows to an hour where the answer was no edition', () => {
    expect(waits({ kind: 'odd' })).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  })

  test('the wait is drawn evenly, and is never shorter than half a minute', () => {
    expect(waits(busy(), 0.5)).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30])
    expect(waits(busy(), 0)).toEqual(Array.from({ length: 8 }, () => 0.5))
  })

  test('a good one ends all patience', () => {
    const endings = [busy(), busy(), good, busy(), good]
    const { page, times } = scheduled(() => endings.shift() ?? good, 1)
    page.pass(6 * MINUTE)
    expect(times.map(time => time / MINUTE)).toEqual([0, 1, 3, 4, 5])
  })

  test.each([[120, 120], [24 * 60 * 60, 24 * 60 * 60]])('a host that asks for %i seconds is left alone for them', (asked, seconds) => {
    const { page, times } = scheduled(() => busy(asked * SECOND), 0)
    page.reconnect()
    page.turn('visible')
    page.pass(seconds * SECOND)
    page.reconnect()
    expect(times).toEqual([0])
    page.pass(30 * SECOND)
    expect(times).toHaveLength(2)
  })

  test('the connection coming back is no reason to ask a host again that said no', () => {
    const { page, times } = scheduled(() => busy(), 1)
    page.pass(40 * SECOND)
    page.reconnect()
    page.pass(0)
    expect(times).toHaveLength(1)
    page.pass(20 * SECOND)
    expect(times).toHaveLength(2)
  })

  test('the connection coming back is a reason where nothing had answered', () => {
    const { page, times } = scheduled(() => unanswered, 1)
    page.pass(4 * MINUTE)
    page.reconnect()
    page.pass(0)
    expect(times.map(time => time / MINUTE)).toEqual([0, 1, 3, 4])
  })

  test('a device without room asks no more until the reader does', () => {
    const { page, times, schedule } = scheduled(() => ({ kind: 'hopeless' }))
    flip(page, 10, 10 * MINUTE)
    page.turn('visible')
    expect([times, page.timers]).toEqual([[0], []])
    schedule.ended(good)
    page.pass(15 * MINUTE)
    expect(times).toHaveLength(2)
  })
})

describe('a connection that comes and goes every fifth of a second for a minute', () => {
  test('asks every half minute where nothing answers, and once more in the end', () => {
    const { page, times } = scheduled(() => unanswered)
    flip(page, 300, 200)
    page.pass(30 * SECOND)
    expect(times.map(time => time / SECOND)).toEqual([0, 30, 60, 90])
  })

  test('asks once where the host answers', () => {
    const { page, times } = scheduled(() => good, 0)
    flip(page, 300, 200)
    expect(times.length).toBeLessThanOrEqual(2)
  })

  test('is not forgotten: the last return is followed by a check', () => {
    const { page, times } = scheduled(() => unanswered, 1)
    page.pass(10 * SECOND)
    page.reconnect()
    page.pass(20 * SECOND)
    expect(times).toEqual([0, 30 * SECOND])
  })
})

describe('work under the lock of the origin', () => {
  /** Asks for the lock and leaves the work to another tab that is at it, unless told to wait. */
  function asking(changes: Partial<LockRequest> = {}): LockRequest {
    return { name: 'sync', wait: false, signal: new AbortController().signal, ...changes }
  }

  const work = async () => 'done'

  test('is done and its result given back', async () => {
    const locks = new FakeLocks()
    expect(await withOriginLock(asking(), work, locks)).toBe('done')
    expect(await withOriginLock(asking({ wait: true }), work, locks)).toBe('done')
    expect(locks.asked).toEqual([{ name: 'sync', ifAvailable: true }, { name: 'sync', ifAvailable: false }])
  })

  test('is left to another tab that is at it', async () => {
    const locks = new FakeLocks('sync')
    const ours = vi.fn(work)
    expect(await withOriginLock(asking(), ours, locks)).toBeUndefined()
    expect(ours).not.toHaveBeenCalled()
  })

  test('waits for another tab where the reader asked', async () => {
    const locks = new FakeLocks('sync')
    const ours = vi.fn(work)
    const waiting = withOriginLock(asking({ wait: true }), ours, locks)
    expect(ours).not.toHaveBeenCalled()
    locks.release('sync')
    expect(await waiting).toBe('done')
  })

  test('is not begun if the reader breaks off while it waits', async () => {
    const controller = new AbortController()
    const ours = vi.fn(work)
    const waiting = withOriginLock(asking({ wait: true, signal: controller.signal }), ours, new FakeLocks('sync'))
    controller.abort()
    expect(await waiting).toBeUndefined()
    expect(ours).not.toHaveBeenCalled()
  })

  test('is done beside work under another name', async () => {
    expect(await withOriginLock(asking(), work, new FakeLocks('other'))).toBe('done')
  })

  test('is begun once only, however often it is asked for at once', async () => {
    const locks = new FakeLocks()
    let finish = () => {}
    const first = withOriginLock(asking(), () => new Promise<string>((resolve) => {
      finish = () => resolve('first')
    }), locks)
    expect(await withOriginLock(asking(), work, locks)).toBeUndefined()
    finish()
    expect(await first).toBe('first')
    expect(await withOriginLock(asking(), work, locks)).toBe('done')
  })

  test('frees the lock when it fails, and the failure is told', async () => {
    const locks = new FakeLocks()
    await expect(withOriginLock(asking(), () => Promise.reject(new RangeError('mistake')), locks)).rejects.toThrow(RangeError)
    expect(await withOriginLock(asking(), work, locks)).toBe('done')
  })

  test('is done without a lock where the browser has none', async () => {
    vi.stubGlobal('navigator', {})
    expect(await withOriginLock(asking(), work)).toBe('done')
  })

  test('is done without a lock where the browser forbids them', async () => {
    const locks = new FakeLocks()
    vi.spyOn(locks, 'request').mockRejectedValue(new DOMException('not here', 'SecurityError'))
    expect(await withOriginLock(asking(), work, locks)).toBe('done')
  })

  test('uses the browser’s own locks unless told otherwise', async () => {
    vi.stubGlobal('navigator', { locks: new FakeLocks('sync') })
    expect(await withOriginLock(asking(), work)).toBeUndefined()
  })
})
