import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import { fitsQr, qrPaperSide, qrPath, QUIET_ZONE } from '../../src/ui/qr-path'

/** What a path paints, module by module. */
function painted(path: string, side: number): boolean[][] {
  const matrix = Array.from({ length: side }, () => Array.from({ length: side }, () => false))
  for (const [, x, y, length, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(length)
    for (let at = Number(x); at < Number(x) + Number(length); at++)
      (matrix[Number(y)] ?? [])[at] = true
  }
  return matrix
}

const code = (text: string) => encode(text, { ecc: 'M', border: QUIET_ZONE }).data

describe('the path of a QR code', () => {
  test.each(['https://navi.example/plans/r2/goals/4', 'https://navi.example/departments/%E7%A6%8F%E7%A5%89', 'あ'.repeat(200)])('paints the code of %s, module for module', (text) => {
    const matrix = code(text)
    expect(painted(qrPath(matrix), matrix.length)).toEqual(matrix)
  })

  test('leaves four modules white on every side', () => {
    const matrix = code('https://navi.example/')
    const edge = [...matrix.slice(0, 4), ...matrix.slice(-4), ...matrix.map(row => [...row.slice(0, 4), ...row.slice(-4)])]
    expect(edge.flat().some(dark => dark)).toBe(false)
    expect(matrix[4]?.slice(4, 12)).toEqual([true, true, true, true, true, true, true, false])
  })

  test('is one rectangle for a run, and nothing for white', () => {
    expect(qrPath([[false, true, true, false, true], [false, false, false, false, false], [true, false, false, false, false]])).toBe('M1 0h2v1h-2zM4 0h1v1h-1zM0 2h1v1h-1z')
  })
})

describe('on paper', () => {
  test.each([21, 25, 41, 57, 85])('%i modules are at least 25 mm wide and half a millimetre each', (modules) => {
    const side = qrPaperSide(modules + 2 * QUIET_ZONE)
    const module = side / (modules + 2 * QUIET_ZONE)
    expect(module * modules).toBeGreaterThanOrEqual(25)
    expect(module).toBeGreaterThanOrEqual(0.5)
  })
})

test('an address too long for a camera has no code', () => {
  expect(fitsQr('あ'.repeat(200))).toBe(true)
  expect(fitsQr('あ'.repeat(201))).toBe(false)
})
