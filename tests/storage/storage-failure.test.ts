import Dexie from 'dexie'
import { describe, expect, test } from 'vitest'
import { storageFailure } from '../../src/storage/storage-failure'

function inside(outer: Error, inner: unknown): Error {
  return Object.assign(outer, { inner })
}

describe('a failure of the device is named after what can be done', () => {
  test.each([
    ['QuotaExceededError', 'full'],
    ['InvalidStateError', 'closed'],
    ['VersionError', 'newer'],
    ['SecurityError', 'unavailable'],
    ['DataError', 'unknown'],
    ['UnknownError', 'unknown'],
    ['AbortError', 'unknown'],
  ])('%s as the browser throws it is %s', (name, failure) => {
    expect(storageFailure(new DOMException('refused', name))).toBe(failure)
  })

  test.each([
    [new Dexie.QuotaExceededError(), 'full'],
    [new Dexie.DatabaseClosedError(), 'closed'],
    [new Dexie.InvalidStateError(), 'closed'],
    [new Dexie.VersionError(), 'newer'],
    [new Dexie.MissingAPIError(), 'unavailable'],
    [new Dexie.OpenFailedError(), 'unavailable'],
    [new Dexie.ConstraintError(), 'unknown'],
  ])('%s as Dexie throws it is %s', (error, failure) => {
    expect(storageFailure(error)).toBe(failure)
  })
})

describe('a failure inside another', () => {
  test('is found where a full device ends a transaction', () => {
    expect(storageFailure(new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError')))).toBe('full')
    expect(storageFailure(inside(new DOMException('aborted', 'AbortError'), new DOMException('full', 'QuotaExceededError')))).toBe('full')
  })

  test('is found however deep it lies', () => {
    const full = new DOMException('full', 'QuotaExceededError')
    expect(storageFailure(new Dexie.AbortError('aborted', inside(new Dexie.UnknownError('unknown'), full)))).toBe('full')
  })

  test('says more than what is around it', () => {
    expect(storageFailure(new Dexie.DatabaseClosedError('closed', new DOMException('newer', 'VersionError')))).toBe('newer')
    expect(storageFailure(new Dexie.OpenFailedError('failed', new DOMException('full', 'QuotaExceededError')))).toBe('full')
  })

  test('that has no name of its own leaves the outer name', () => {
    expect(storageFailure(new Dexie.DatabaseClosedError('closed', new DOMException('?', 'UnknownError')))).toBe('closed')
    expect(storageFailure(inside(new DOMException('?', 'UnknownError'), 'text'))).toBe('unknown')
    expect(storageFailure(inside(new DOMException('?', 'UnknownError'), null))).toBe('unknown')
  })
})

test.each([new TypeError('a mistake of ours'), new RangeError('another'), new Error('plain'), 'text', undefined])('%s is no failure of the device and is thrown on', (error) => {
  let thrown: unknown = 'nothing'
  try {
    storageFailure(error)
  }
  catch (caught) {
    thrown = caught
  }
  expect(thrown).toBe(error)
})
