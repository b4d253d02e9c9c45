import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forgetFloor, raiseFloor, readFloor } from '../../src/storage/floor'
import { memoryOf } from './memory'

const feed = 'testcity/dev'

test('the floor of a new device is zero', () => {
  expect(readFloor(feed, memoryOf())).toBe(0)
})

test('the floor is the highest version it was ever raised to', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (versions) => {
    const memory = memoryOf()
    for (const version of versions)
      raiseFloor(feed, version, memory)
    expect(readFloor(feed, memory)).toBe(Math.max(...versions))
  }))
})

test('each feed has a floor of its own', () => {
  const memory = memoryOf()
  raiseFloor(feed, 7, memory)
  expect(readFloor('testcity/prod', memory)).toBe(0)
  raiseFloor('testcity/prod', 3, memory)
  expect([readFloor(feed, memory), readFloor('testcity/prod', memory)]).toEqual([7, 3])
})

test('a floor that was forgotten is zero again, and others stay', () => {
  const memory = memoryOf()
  raiseFloor(feed, 7, memory)
  raiseFloor('testcity/prod', 3, memory)
  forgetFloor(feed, memory)
  expect([readFloor(feed, memory), readFloor('testcity/prod', memory)]).toEqual([0, 3])
})

test.each(['', 'seven', '-3', '1.5', 'NaN', 'Infinity', '9007199254740993'])('a remembered %j is no version', (remembered) => {
  const memory = memoryOf()
  raiseFloor(feed, 1, memory)
  const [key = ''] = memory.keys()
  memory.setItem(key, remembered)
  expect(readFloor(feed, memory)).toBe(0)
  raiseFloor(feed, 2, memory)
  expect(readFloor(feed, memory)).toBe(2)
})
