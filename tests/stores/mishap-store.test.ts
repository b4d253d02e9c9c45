import { createPinia, disposePinia, setActivePinia } from 'pinia'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { useMishapStore } from '../../src/stores/mishap-store'

/** A page on which things go wrong, and what its reader is told. */
function page() {
  const window = new EventTarget()
  vi.stubGlobal('window', window)
  vi.stubGlobal('location', { origin: 'https://navi.example' })
  const pinia = createPinia()
  setActivePinia(pinia)
  onTestFinished(() => {
    // Another page of the test may have taken its place.
    vi.stubGlobal('window', window)
    disposePinia(pinia)
  })
  const mishap = useMishapStore()
  const happens = (type: string, fields: object) => window.dispatchEvent(Object.assign(new Event(type), fields))
  return {
    mishap,
    fails: (error: unknown, { filename = 'https://navi.example/assets/app.js', message = 'x is undefined' } = {}) => happens('error', { error, filename, message }),
    rejects: (reason: unknown) => happens('unhandledrejection', { reason }),
    loses: (payload: unknown) => happens('vite:preloadError', { payload }),
  }
}

describe('a mistake that nobody caught', () => {
  test('is told, whether it was thrown or refused', () => {
    const { mishap, fails } = page()
    expect(mishap.happened).toBe(false)
    fails(new TypeError('x is undefined'))
    expect(mishap.happened).toBe(true)
    const other = page()
    other.rejects(new TypeError('x is undefined'))
    expect(other.mishap.happened).toBe(true)
  })

  test.each([
    ['of what the reader added to the browser', { filename: 'chrome-extension://abc/content.js' }],
    ['of a layout that takes a second turn', { message: 'ResizeObserver loop completed with undelivered notifications.' }],
  ])('%s is none of ours', (_, event) => {
    const { mishap, fails } = page()
    fails(new Error('not ours'), event)
    expect(mishap.happened).toBe(false)
  })

  test('that the reader was told of in another way, or that was broken off on purpose, is not told again', () => {
    const { mishap, fails, rejects, loses } = page()
    const [drawn, lost] = [new Error('a screen that cannot be drawn'), new TypeError('Failed to fetch dynamically imported module')]
    mishap.toldOf(drawn)
    fails(drawn)
    loses(lost)
    rejects(lost)
    rejects(new DOMException('broken off', 'AbortError'))
    expect(mishap.happened).toBe(false)
    rejects(new Error('another'))
    expect(mishap.happened).toBe(true)
  })
})
