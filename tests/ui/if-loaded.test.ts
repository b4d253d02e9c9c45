import { describe, expect, test } from 'vitest'
import { ifLoaded } from '../../src/ui/charts/if-loaded'

describe('code that is fetched when it is needed', () => {
  test('is handed on once it is there', async () => {
    expect(await ifLoaded(Promise.resolve({ draws: true }))).toEqual({ draws: true })
  })

  test('is nothing where it cannot be fetched', async () => {
    expect(await ifLoaded(Promise.reject(new TypeError('Failed to fetch dynamically imported module')))).toBe(undefined)
  })

  test('does not hide a fault of its own', async () => {
    await expect(ifLoaded(Promise.reject(new RangeError('broken')))).rejects.toThrow('broken')
  })
})
