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
  test('is done and its result given back', async () => {
    const locks = new FakeLocks()
    expect(await withOriginLock('sync', async () => 'done', locks)).toBe('done')
    expect(locks.asked).toEqual([{ name: 'sync', ifAvailable: true }])
  })

  test('is not begun while another tab is at it', async () => {
    const locks = new FakeLocks('sync')
    const work = vi.fn(async () => 'done')
    expect(await withOriginLock('sync', work, locks)).toBeUndefined()
    expect(work).not.toHaveBeenCalled()
  })

  test('is done beside work under another name', async () => {
    expect(await withOriginLock('sync', async () => 'done', new FakeLocks('other'))).toBe('done')
  })

  test('is begun once only, however often it is asked for at once', async () => {
    const locks = new FakeLocks()
    let finish = () => {}
    const first = withOriginLock('sync', () => new Promise<string>((resolve) => {
      finish = () => resolve('first')
    }), locks)
    expect(await withOriginLock('sync', async () => 'second', locks)).toBeUndefined()
    finish()
    expect(await first).toBe('first')
    expect(await withOriginLock('sync', async () => 'third', locks)).toBe('third')
  })

  test('frees the lock when it fails, and the failure is told', async () => {
    const locks = new FakeLocks()
    await expect(withOriginLock('sync', () => Promise.reject(new RangeError('mistake')), locks)).rejects.toThrow(RangeError)
    expect(await withOriginLock('sync', async () => 'done', locks)).toBe('done')
  })

  test('is done without a lock where the browser has none', async () => {
    vi.stubGlobal('navigator', {})
    expect(await withOriginLock('sync', async () => 'done')).toBe('done')
  })

  test('uses the browser’s own locks unless told otherwise', async () => {
    vi.stubGlobal('navigator', { locks: new FakeLocks('sync') })
    expect(await withOriginLock('sync', async () => 'done')).toBeUndefined()
  })
})
