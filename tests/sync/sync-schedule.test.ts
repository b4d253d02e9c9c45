import type { LockRequest } from '../../src/sync/sync-schedule'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CHECK_INTERVAL, scheduleChecks, withOriginLock } from '../../src/sync/sync-schedule'
import { FakeLocks } from './fake-locks'
import { FakePage } from './fake-page'

afterEach(() => vi.unstubAllGlobals())

function scheduled() {
  const page = new FakePage()
  const check = vi.fn()
  const stop = scheduleChecks(check, page)
  return { page, check, stop }
}

describe('a check is made', () => {
  test('at start', () => {
    expect(scheduled().check).toHaveBeenCalledTimes(1)
  })

  test('when the connection returns', () => {
    const { page, check } = scheduled()
    page.reconnect()
    expect(check).toHaveBeenCalledTimes(2)
  })

  test('when the page comes to the front, and not when it goes', () => {
    const { page, check } = scheduled()
    page.turn('hidden')
    expect(check).toHaveBeenCalledTimes(1)
    page.turn('visible')
    expect(check).toHaveBeenCalledTimes(2)
  })

  test('every fifteen minutes while the page is seen, and not behind others', () => {
    const { page, check } = scheduled()
    expect(page.timers.map(timer => timer.interval)).toEqual([15 * 60 * 1000])
    expect(CHECK_INTERVAL).toBe(15 * 60 * 1000)
    page.passInterval()
    expect(check).toHaveBeenCalledTimes(2)
    page.turn('hidden')
    page.passInterval()
    expect(check).toHaveBeenCalledTimes(2)
  })

  test('no more once it was ended', () => {
    const { page, check, stop } = scheduled()
    stop()
    page.reconnect()
    page.turn('hidden')
    page.turn('visible')
    page.passInterval()
    expect(check).toHaveBeenCalledTimes(1)
    expect(page.timers).toEqual([])
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
