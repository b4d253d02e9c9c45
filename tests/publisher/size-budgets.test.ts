import { describe, expect, test } from 'vitest'
import { sizeFaults } from '../../src/publisher/size-budgets'

const BUDGETS = [
  { kind: 'screens', files: /^assets\/lists-.*\.js$/, limit: 1000 },
  { kind: 'styles', files: /\.css$/, limit: 1500, together: true, stored: true },
] as const

const file = (name: string, bytes: number, stored = true) => ({ file: name, bytes, stored })

describe('a build', () => {
  test('within its budgets has nothing to tell', () => {
    expect(sizeFaults([file('assets/lists-1.js', 1000), file('assets/a.css', 700), file('assets/b.css', 800)], BUDGETS)).toEqual([])
  })

  test('with a file that is too heavy names it, its size and its limit', () => {
    expect(sizeFaults([file('assets/lists-1.js', 1001)], BUDGETS)).toEqual(['screens: assets/lists-1.js 1,001 B > 1,000 B'])
  })

  test('counts in sum what is limited in sum, and only what a first visit stores', () => {
    expect(sizeFaults([file('assets/a.css', 800), file('assets/b.css', 701), file('assets/office.css', 5000, false)], BUDGETS)).toEqual(['styles: 2 files 1,501 B > 1,500 B'])
  })

  test('with a stored script that nobody has set a limit for says so', () => {
    expect(sizeFaults([file('assets/new-1.js', 5), file('assets/office-1.js', 5, false)], BUDGETS)).toEqual(['no budget: assets/new-1.js 5 B'])
  })
})
