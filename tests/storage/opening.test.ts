import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { OPENING_PATIENCE, OPENING_SILENCE, openWatched, REOPENINGS, reopening } from '../../src/storage/opening'
import { dies } from './library'

let made = 0
function store(name = `opening-${++made}`, schema = 1): Dexie {
  const db = new Dexie(name)
  db.version(schema).stores({ things: 'id' })
  onTestFinished(() => db.delete())
  return db
}

function listener() {
  return { blocked: vi.fn(), silent: vi.fn(), late: vi.fn() }
}

const count = (db: Dexie) => () => db.table('things').count()

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('opening a store', () => {
  test('that answers tells of nothing but success', async () => {
    const db = store()
    const told = listener()
    expect(await openWatched(db, count(db), told)).toEqual({ ok: true, value: undefined })
    expect([told.blocked, told.silent, told.late].map(each => each.mock.calls.length)).toEqual([0, 0, 0])
  })

  test('that never answers is told of after five seconds, and once it answers, opens', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const db = store()
    let answer = () => {}
    const question = new Promise<void>(resolve => answer = resolve)
    const told = listener()
    const opened = openWatched(db, () => question, told)
    // Not every engine tells that another screen holds the store: within three seconds the reader hears of it.
    vi.advanceTimersByTime(OPENING_SILENCE - 1)
    expect(told.silent).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(told.silent).toHaveBeenCalledOnce()
    expect(OPENING_SILENCE).toBeLessThanOrEqual(3_000)
    vi.advanceTimersByTime(OPENING_PATIENCE - OPENING_SILENCE - 1)
    expect(told.late).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(told.late).toHaveBeenCalledOnce()
    answer()
    expect(await opened).toEqual({ ok: true, value: undefined })
  })

  test('that another screen holds is told of at once, and opens when that screen is closed', async () => {
    const old = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(`opening-${made + 1}`, 10)
      request.onupgradeneeded = () => request.result.createObjectStore('things', { keyPath: 'id' })
      request.onsuccess = () => resolve(request.result)
    })
    old.onversionchange = () => {} // deaf
    const db = store(undefined, 2)
    const told = listener()
    const opened = openWatched(db, count(db), told)
    await vi.waitFor(() => expect(told.blocked).toHaveBeenCalled())
    old.close()
    expect(await opened).toEqual({ ok: true, value: undefined })
  })

  test.each([
    ['SecurityError', 'unavailable'],
    ['QuotaExceededError', 'full'],
  ])('refused by the browser with %s is %s', async (name, failure) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('refused', name)
    })
    const db = store()
    expect(await openWatched(db, count(db), listener())).toEqual({ ok: false, failure })
    vi.restoreAllMocks()
  })
})

describe('work on a store whose connection died', () => {
  test.each(['UnknownError', 'InvalidStateError'])('is done after all where %s ends within three reopenings', async (name) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {}) // Dexie says that it reopens
    const db = store()
    await db.open()
    const connections = dies(db, 2, name)
    expect(await reopening(db)(count(db))).toBe(0)
    expect(connections.mock.calls.length).toBeGreaterThan(2)
  })

  test('gives up by name where every connection dies', async () => {
    const db = store()
    await db.open()
    const work = vi.fn(() => Promise.reject(new DOMException('lost', 'UnknownError')))
    await expect(reopening(db)(work)).rejects.toThrow('lost')
    expect(work).toHaveBeenCalledTimes(REOPENINGS + 1)
  })

  test('is not tried again where the store may not be opened, nor where the device is full', async () => {
    const db = store()
    const lost = vi.fn(() => Promise.reject(new DOMException('lost', 'UnknownError')))
    await expect(reopening(db, () => false)(lost)).rejects.toThrow('lost')
    expect(lost).toHaveBeenCalledOnce()
    const full = vi.fn(() => Promise.reject(new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError'))))
    await expect(reopening(db)(full)).rejects.toThrow('aborted')
    expect(full).toHaveBeenCalledOnce()
  })

  test('opens the store once for all that fail together', async () => {
    const db = store()
    await db.open()
    const closed = vi.spyOn(db, 'close')
    const heal = reopening(db)
    let alive = false
    closed.mockImplementation(() => void (alive = true))
    const work = () => alive ? Promise.resolve('done') : Promise.reject(new DOMException('lost', 'UnknownError'))
    expect(await Promise.all([heal(work), heal(work), heal(work)])).toEqual(['done', 'done', 'done'])
    expect(closed).toHaveBeenCalledOnce()
    closed.mockRestore()
  })

  test('a mistake of ours is thrown on', async () => {
    const db = store()
    await expect(reopening(db)(() => Promise.reject(new TypeError('ours')))).rejects.toThrow(TypeError)
  })
})
