import { describe, expect, test } from 'vitest'
import { checkedAt, findServices } from '../../src/domain/service'
import { service } from '../fixtures/content'

const everybody = service('everybody', { audiences: ['general'], needs: ['consult'] })
const carers = service('carers', { audiences: ['carer', 'elderly'], needs: ['consult', 'rest'] })
const elderly = service('elderly', { audiences: ['elderly'], needs: ['watch'] })
const all = [everybody, carers, elderly]

function found(wanted: Parameters<typeof findServices>[1]): readonly string[] {
  return findServices(all, wanted).map(({ id }) => id)
}

describe('services', () => {
  test('are all there, in their own order, where nothing is asked', () => {
    expect(found({})).toEqual(['everybody', 'carers', 'elderly'])
  })

  test('for somebody are those made for this audience first, then those for everybody', () => {
    expect(found({ audience: 'elderly' })).toEqual(['carers', 'elderly', 'everybody'])
    expect(found({ audience: 'carer' })).toEqual(['carers', 'everybody'])
  })

  test('for an audience nobody made one for are those for everybody', () => {
    expect(found({ audience: 'children' })).toEqual(['everybody'])
  })

  test('for something are those that name it', () => {
    expect(found({ need: 'consult' })).toEqual(['everybody', 'carers'])
    expect(found({ need: 'money' })).toEqual([])
  })

  test('for somebody and something fit both', () => {
    expect(found({ audience: 'elderly', need: 'consult' })).toEqual(['carers', 'everybody'])
    expect(found({ audience: 'carer', need: 'watch' })).toEqual([])
  })

  test('for everybody are known by the name the city gives this audience', () => {
    const open = service('open', { audiences: ['all'] })
    expect(findServices([open, everybody], { audience: 'elderly' }, 'all')).toEqual([open])
  })

  test('are found without disturbing the list', () => {
    const list = [...all]
    findServices(list, { audience: 'elderly' })
    expect(list).toEqual(all)
  })
})

describe('the check of a window', () => {
  const checked = (lastChecked: string, now: string) => checkedAt({ lastChecked }, new Date(now))

  test('that nobody made is no check', () => {
    expect(checked('', '2026-11-21T00:00:00Z')).toEqual({ kind: 'never' })
  })

  test('of today is fresh, from midnight in Japan on', () => {
    expect(checked('2026-11-21', '2026-11-20T15:00:00Z')).toEqual({ kind: 'fresh', day: '2026-11-21' })
    expect(checked('2026-11-21', '2026-11-21T14:59:59Z')).toEqual({ kind: 'fresh', day: '2026-11-21' })
  })

  test('is fresh for 365 days and old afterwards', () => {
    expect(checked('2025-11-21', '2026-11-21T00:00:00+09:00')).toEqual({ kind: 'fresh', day: '2025-11-21' })
    expect(checked('2025-11-21', '2026-11-22T00:00:00+09:00')).toEqual({ kind: 'old', day: '2025-11-21' })
  })

  test('in the future, as a wrong clock sees it, is not old', () => {
    expect(checked('2030-01-01', '2026-11-21T00:00:00Z')).toMatchObject({ kind: 'fresh' })
  })
})
