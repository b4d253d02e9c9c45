import { describe, expect, test } from 'vitest'
import { turnOfKey, turnOfStroke, turnOfTap } from '../../src/ui/page-turning'

const pressed = (key: string, held: object = {}) => turnOfKey({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, defaultPrevented: false, ...held })

describe('a key on the screen that everybody looks at', () => {
  test.each([['ArrowRight', 'next'], ['PageDown', 'next'], ['ArrowLeft', 'previous'], ['PageUp', 'previous'], ['Home', 'first'], ['End', 'last'], ['b', 'dark'], ['Escape', 'end']])('%s asks for %s', (key, turn) => {
    expect(pressed(key)).toBe(turn)
  })

  test('B of a keyboard that writes capitals darkens too', () => {
    expect(pressed('B', { shiftKey: true })).toBe('dark')
  })

  test('scrolls, writes and shortcuts as it always does, where it turns no page', () => {
    expect(pressed('ArrowDown')).toBeUndefined()
    expect(pressed('a')).toBeUndefined()
    expect(pressed('ArrowLeft', { altKey: true })).toBeUndefined()
    expect(pressed('PageDown', { shiftKey: true })).toBeUndefined()
  })

  test('that a chart has used turns no page', () => {
    expect(pressed('ArrowRight', { defaultPrevented: true })).toBeUndefined()
  })
})

describe('a stroke', () => {
  test('to the left goes on, to the right goes back', () => {
    expect(turnOfStroke({ x: -120, y: 10 })).toBe('next')
    expect(turnOfStroke({ x: 120, y: -10 })).toBe('previous')
  })

  test('that is short, or scrolls, turns no page', () => {
    expect(turnOfStroke({ x: -40, y: 0 })).toBeUndefined()
    expect(turnOfStroke({ x: -120, y: 90 })).toBeUndefined()
  })
})

test('a tap at the left edge goes back, at the right edge goes on, and between nothing happens', () => {
  expect(turnOfTap(20, 1180)).toBe('previous')
  expect(turnOfTap(1160, 1180)).toBe('next')
  expect(turnOfTap(590, 1180)).toBeUndefined()
})
