import { describe, expect, test } from 'vitest'
import { pairAsked, pairQuery } from '../../src/ui/crosswalk-address'

const newest = { from: 'r8', to: 'r16' }
const older = { from: 'r2', to: 'r8' }
const beside = { from: 'r2', to: 's8' }

describe('the crosswalk’s address', () => {
  test('names no plan where there is only one pair', () => {
    expect([pairQuery([older], older), pairQuery([], undefined)]).toEqual([{}, {}])
  })

  test('names the earlier plan where there are several pairs', () => {
    expect([newest, older].map(pair => pairQuery([newest, older], pair))).toEqual([{ from: 'r8' }, { from: 'r2' }])
  })

  test('names the later plan too where the earlier one leads to several', () => {
    expect([newest, older, beside].map(pair => pairQuery([newest, older, beside], pair))).toEqual([{ from: 'r8' }, { from: 'r2', to: 'r8' }, { from: 'r2', to: 's8' }])
  })

  test('leads back to its pair', () => {
    const pairs = [newest, older, beside]
    expect(pairs.map(pair => pairAsked(pairs, pairQuery(pairs, pair)))).toEqual(pairs)
  })

  test('means the newest pair where it asks for none, or for one that is not there', () => {
    const pairs = [newest, older, beside]
    expect([{}, { from: 'r99' }, { to: 'r8' }].map(query => pairAsked(pairs, query))).toEqual([newest, newest, newest])
    expect(pairAsked(pairs, { from: 'r2', to: 'r99' })).toEqual(older)
    expect(pairAsked([], { from: 'r2' })).toBeUndefined()
  })
})
