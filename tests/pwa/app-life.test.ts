import type { AppLifeListener } from '../../src/pwa/app-life'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startAppLife } from '../../src/pwa/app-life'
import { FakeRegistration, FakeWorker, FakeWorkers } from './fake-workers'

const HOUR = 60 * 60 * 1000

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page in a browser with service workers; the app from an earlier visit is active unless told otherwise. */
async function open({ installed = true, otherPages = 0, answer }: { installed?: boolean, otherPages?: number, answer?: () => FakeRegistration } = {}) {
  const workers = new FakeWorkers()
  if (installed) {
    const registration = new FakeRegistration()
    registration.active = new FakeWorker()
    workers.controller = registration.active
    workers.registration = registration
    workers.answer = () => registration
  }
  workers.answer = answer ?? workers.answer
  const window = Object.assign(new EventTarget(), { setTimeout, clearTimeout, setInterval, clearInterval })
  const document = Object.assign(new EventTarget(), { readyState: 'complete', visibilityState: 'visible' })
  const reload = vi.fn()
  const held = Array.from({ length: otherPages + 1 }, () => ({ name: 'app-page' }))
  const locks = { request: async () => {}, query: async () => ({ held: [...held, { name: 'another' }] }) }
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', document)
  vi.stubGlobal('location', { href: 'http://city.test/', reload })
  vi.stubGlobal('navigator', { serviceWorker: workers, locks })
  const told = { readiness: vi.fn<AppLifeListener['readiness']>(), updateWaiting: vi.fn(), replaced: vi.fn() }
  const life = startAppLife('/sw.js', told)
  await vi.advanceTimersByTimeAsync(0)
  return { workers, window, document, reload, told, life, registration: workers.registration ?? new FakeRegistration() }
}

/** A new worker that has stored everything and waits. */
function waitingIn(registration: FakeRegistration): FakeWorker {
  const worker = new FakeWorker()
  worker.state = 'installed'
  registration.waiting = worker
  return worker
}

describe('switching to a new app', () => {
  test('asks the waiting worker to take over, and reloads when it has', async () => {
    const { life, registration, workers, reload } = await open()
    const worker = waitingIn(registration)
    life.useUpdate()
    await vi.advanceTimersByTimeAsync(0)
    expect(worker.told).toEqual([{ type: 'SKIP_WAITING' }])
    expect(reload).not.toHaveBeenCalled()
    workers.takeOver(worker)
    expect(reload).toHaveBeenCalledOnce()
  })

  test('reloads after two seconds where the browser never tells of the new worker', async () => {
    const { life, registration, reload } = await open()
    waitingIn(registration)
    life.useUpdate()
    await vi.advanceTimersByTimeAsync(1_900)
    expect(reload).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(reload).toHaveBeenCalledOnce()
  })

  test('in another tab is told to this one, which is not reloaded unasked', async () => {
    const { workers, told, reload } = await open()
    workers.takeOver(new FakeWorker())
    expect(told.replaced).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(reload).not.toHaveBeenCalled()
  })

  test('is not mistaken for the first worker of all, but is noticed after it', async () => {
    const { workers, told } = await open({ installed: false })
    workers.takeOver(new FakeWorker())
    expect(told.replaced).not.toHaveBeenCalled()
    workers.takeOver(new FakeWorker())
    expect(told.replaced).toHaveBeenCalledOnce()
  })

  test.each([0, 1, 3])('knows of %i other open pages', async (pages) => {
    const { life } = await open({ otherPages: pages })
    expect(await life.otherPages()).toBe(pages)
  })
})

describe('a look for a new app', () => {
  test('finds one that is being stored, once it is', async () => {
    const { life, registration, told } = await open()
    const coming = new FakeWorker()
    registration.update = async () => {
      registration.installing = coming
    }
    const found = life.checkForUpdate()
    await vi.advanceTimersByTimeAsync(0)
    expect(told.updateWaiting).not.toHaveBeenCalled()
    registration.waiting = coming
    coming.become('installed')
    expect(await found).toBe('waiting')
    expect(told.updateWaiting).toHaveBeenCalled()
  })

  test('says so when a new one could not be stored whole, and offers nothing', async () => {
    const { life, registration, told } = await open()
    const coming = new FakeWorker()
    registration.update = async () => {
      registration.installing = coming
    }
    const found = life.checkForUpdate()
    await vi.advanceTimersByTimeAsync(0)
    coming.become('redundant')
    expect(await found).toBe('incomplete')
    expect(told.updateWaiting).not.toHaveBeenCalled()
  })

  test('finds nothing new', async () => {
    const { life } = await open()
    expect(await life.checkForUpdate()).toBe('current')
  })

  test.each([['out of reach', new TypeError('Failed to fetch')], ['sending a login page', new DOMException('MIME', 'SecurityError')]])('leaves the app as it is with the host %s', async (_, error) => {
    const { life, registration, told } = await open()
    registration.update = () => Promise.reject(error)
    expect(await life.checkForUpdate()).toBe('unreachable')
    expect(told.readiness).not.toHaveBeenCalledWith('failed')
  })

  test('does not hide a fault of its own', async () => {
    const { life, registration } = await open()
    registration.update = () => Promise.reject(new RangeError('a fault'))
    await expect(life.checkForUpdate()).rejects.toThrow('a fault')
  })

  test('tries a first installation again that left nothing behind', async () => {
    const { life, workers } = await open({ installed: false })
    workers.registration = undefined
    await life.checkForUpdate()
    expect(workers.registered).toBe(2)
  })

  test('happens every hour, when the connection returns, and when the page comes to the front after a while', async () => {
    const { registration, window, document } = await open()
    const update = registration.update = vi.fn(async () => {})
    document.dispatchEvent(new Event('visibilitychange'))
    expect(update).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(update).toHaveBeenCalledTimes(1)
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(2 * 60_000)
    expect(update).toHaveBeenCalledTimes(2)
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(0)
    expect(update).toHaveBeenCalledTimes(3)
    document.visibilityState = 'hidden'
    await vi.advanceTimersByTimeAsync(2 * 60_000)
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(0)
    expect(update).toHaveBeenCalledTimes(3)
  })
})

describe('the promise that the app is stored', () => {
  const offline = () => {
    throw new TypeError('offline')
  }

  test('is not made where the first installation failed', async () => {
    const { told } = await open({ installed: false, answer: offline })
    expect(told.readiness.mock.calls.flat()).toEqual(['preparing', 'failed'])
  })

  test('stands at a start without a connection', async () => {
    const { told } = await open({ answer: offline })
    expect(told.readiness).toHaveBeenLastCalledWith('ready')
  })
})
