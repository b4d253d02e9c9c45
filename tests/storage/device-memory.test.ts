import { afterEach, describe, expect, test, vi } from 'vitest'
import { deviceMemory } from '../../src/storage/device-memory'
import { memoryOf } from './memory'

afterEach(() => vi.unstubAllGlobals())

/** Puts a localStorage, or a getter that refuses one, into the page. */
function pageWith(localStorage: () => object): void {
  vi.stubGlobal('window', Object.defineProperty({}, 'localStorage', { get: localStorage }))
}

function refuse(name: string): never {
  throw new DOMException('refused', name)
}

describe('where localStorage works', () => {
  test('what was remembered is there, also after the page was opened again', () => {
    const store = memoryOf()
    pageWith(() => store)
    deviceMemory().setItem('theme', 'dark')
    expect(deviceMemory().getItem('theme')).toBe('dark')
    expect(store.getItem('theme')).toBe('dark')
  })

  test('what was never remembered is null', () => {
    pageWith(() => memoryOf())
    expect(deviceMemory().getItem('theme')).toBeNull()
  })

  test('what was removed is gone', () => {
    const store = memoryOf({ theme: 'dark' })
    pageWith(() => store)
    deviceMemory().removeItem('theme')
    expect(store.keys()).toEqual([])
  })

  test('is counted key by key, and cleared at once', () => {
    const store = { theme: 'dark', size: 'large' }
    Object.defineProperty(store, 'clear', { value: () => Object.keys(store).forEach(key => Reflect.deleteProperty(store, key)) })
    pageWith(() => store)
    expect(deviceMemory().keys()).toEqual(['theme', 'size'])
    deviceMemory().clear()
    expect(deviceMemory().keys()).toEqual([])
  })
})

describe('where localStorage is forbidden', () => {
  test('what was remembered lasts until the page closes', () => {
    pageWith(() => refuse('SecurityError'))
    const memory = deviceMemory()
    memory.setItem('theme', 'dark')
    expect(memory.getItem('theme')).toBe('dark')
    expect(deviceMemory().getItem('theme')).toBeNull()
    expect(memory.keys()).toEqual(['theme'])
    memory.removeItem('theme')
    expect(memory.getItem('theme')).toBeNull()
    memory.setItem('theme', 'dark')
    memory.clear()
    expect([memory.getItem('theme'), memory.keys()]).toEqual([null, []])
  })
})

describe('where localStorage is full', () => {
  const full = (held: Readonly<Record<string, string>>) => ({ ...memoryOf(held), setItem: () => refuse('QuotaExceededError') })

  test('the new value is shown and not the old one', () => {
    const store = full({ theme: 'light' })
    pageWith(() => store)
    const memory = deviceMemory()
    memory.setItem('theme', 'dark')
    expect(memory.getItem('theme')).toBe('dark')
  })

  test('removing takes away both values', () => {
    const store = full({ theme: 'light' })
    pageWith(() => store)
    const memory = deviceMemory()
    memory.setItem('theme', 'dark')
    memory.removeItem('theme')
    expect(memory.getItem('theme')).toBeNull()
  })

  test('a value that can be stored later is stored', () => {
    const store = memoryOf()
    let room = false
    pageWith(() => ({ ...store, setItem: (key: string, value: string) => room ? store.setItem(key, value) : refuse('QuotaExceededError') }))
    const memory = deviceMemory()
    memory.setItem('theme', 'dark')
    room = true
    memory.setItem('theme', 'light')
    expect([memory.getItem('theme'), store.getItem('theme')]).toEqual(['light', 'light'])
  })
})

test('an error that is no refusal of the browser is thrown on', () => {
  pageWith(() => {
    throw new TypeError('a mistake of ours')
  })
  expect(() => deviceMemory().getItem('theme')).toThrow(TypeError)
})
