import type { CrosswalkRow } from '../../src/domain/crosswalk'
import type { Initiative } from '../../src/domain/initiative'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingSerials } from '../../src/domain/crosswalk'
import { directionFlows, goalFlows, heirDirections, passageOf, passageTo, planPairs, SUCCESSION_TYPES } from '../../src/domain/succession'
import { kamakura } from '../fixtures/city-folder'
import { address, crosswalkRow, initiative, plan } from '../fixtures/content'

/** The type of each item by its code. */
function typesOf(rows: readonly CrosswalkRow[], initiatives: readonly Initiative[]): Readonly<Record<string, string>> {
  return Object.fromEntries(passageOf(rows, initiatives, 'r2').items.map(item => [item.initiative.code, item.type]))
}

const one = initiative('1-1-1-1')
const two = initiative('1-1-1-2')

describe('an item of the earlier plan', () => {
  test('is unlisted where the table has no row for it', () => {
    expect(typesOf([crosswalkRow(1, '1-1-1-1')], [one, two])).toMatchObject({ '1-1-1-2': 'unlisted' })
  })

  test('is unlisted, not added, where it has neither a row nor a report', () => {
    expect(typesOf([], [initiative('1-1-1-1', { reported: false })])).toEqual({ '1-1-1-1': 'unlisted' })
  })

  test('is added where it has a row but the first report does not know it', () => {
    expect(typesOf([crosswalkRow(1, '1-1-1-1')], [initiative('1-1-1-1', { reported: false }), two])).toMatchObject({ '1-1-1-1': 'added' })
  })

  test('is not added where no item of its plan is reported, whatever another plan reports', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(2, '1-1-1-2', { to: address('1-1-2') }), crosswalkRow(2, '1-1-1-2', { repeat: 1, to: address('1-1-3') })]
    const items = [initiative('1-1-1-1', { reported: false }), initiative('1-1-1-2', { reported: false }), initiative('1-1-1-1', { plan: 'h28' })]
    expect(typesOf(rows, items)).toEqual({ '1-1-1-1': 'continued', '1-1-1-2': 'split' })
  })

  test('is added, not split, even where it goes to two actions', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(1, '1-1-1-1', { repeat: 1, to: address('1-1-2') })]
    expect(typesOf(rows, [initiative('1-1-1-1', { reported: false }), two])).toMatchObject({ '1-1-1-1': 'added' })
  })

  test('is split where it goes to two actions, whether these take in others or not', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(1, '1-1-1-1', { repeat: 1, to: address('1-1-2') }), crosswalkRow(2, '1-1-1-2')]
    expect(typesOf(rows, [one, two])).toEqual({ '1-1-1-1': 'split', '1-1-1-2': 'merged' })
  })

  test('is not split by a row printed twice for the same action', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(1, '1-1-1-1', { repeat: 1 })]
    expect(typesOf(rows, [one])).toEqual({ '1-1-1-1': 'continued' })
  })

  test('is continued where its one action takes in nothing else', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(2, '1-1-1-2', { to: address('1-1-2') })]
    expect(typesOf(rows, [one, two])).toEqual({ '1-1-1-1': 'continued', '1-1-1-2': 'continued' })
  })

  test('is merged where its one action takes in another item too', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(2, '1-1-1-2')]
    expect(typesOf(rows, [one, two])).toEqual({ '1-1-1-1': 'merged', '1-1-1-2': 'merged' })
  })

  test('is merged with an item that is split over this action and another', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(2, '1-1-1-2'), crosswalkRow(2, '1-1-1-2', { repeat: 1, to: address('1-1-2') })]
    expect(typesOf(rows, [one, two])).toEqual({ '1-1-1-1': 'merged', '1-1-1-2': 'split' })
  })

  test('is merged with an item the report does not know', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(2, '1-1-1-2')]
    expect(typesOf(rows, [one, initiative('1-1-1-2', { reported: false })])).toEqual({ '1-1-1-1': 'merged', '1-1-1-2': 'added' })
  })

  test('shares no action with one of the same number in another plan', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(2, '1-1-1-2', { to: address('1-1-1', 'r9') })]
    expect(typesOf(rows, [one, two])).toEqual({ '1-1-1-1': 'continued', '1-1-1-2': 'continued' })
  })

  test('has nothing to do with rows and items of another plan', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(1, '1-1-1-1', { plan: 'h28' })]
    const passage = passageOf(rows, [one, initiative('1-1-1-1', { plan: 'h28' })], 'r2')
    expect(passage.items).toEqual([{ initiative: one, serial: 1, rows: [rows[0]], to: [address('1-1-1')], type: 'continued' }])
  })

  test('stands with its rows and its places, first row first, each place once', () => {
    const rows = [
      crosswalkRow(1, '1-1-1-1', { repeat: 2, to: address('1-1-2') }),
      crosswalkRow(1, '1-1-1-1', { repeat: 1, to: address('2-1-1') }),
      crosswalkRow(1, '1-1-1-1', { to: address('1-1-2') }),
    ]
    expect(passageOf(rows, [one], 'r2').items).toEqual([
      { initiative: one, serial: 1, rows: [rows[2], rows[1], rows[0]], to: [address('1-1-2'), address('2-1-1')], type: 'split' },
    ])
  })

  test('stands in the order of the codes, by number, and the lists stay as they were', () => {
    const initiatives = ['1-1-1-10', '1-1-1-9', '1-1-1-2'].map(code => initiative(code))
    const before = [...initiatives]
    expect(passageOf([], initiatives, 'r2').items.map(item => item.initiative.code)).toEqual(['1-1-1-2', '1-1-1-9', '1-1-1-10'])
    expect(initiatives).toEqual(before)
  })
})

describe('every item has exactly one type', () => {
  const item = fc.record({ number: fc.integer({ min: 1, max: 8 }), reported: fc.boolean() })
  const row = fc.record({ number: fc.integer({ min: 1, max: 8 }), to: fc.integer({ min: 1, max: 4 }) })
  const table = fc.record({ items: fc.uniqueArray(item, { selector: ({ number }) => number }), rows: fc.array(row, { maxLength: 12 }) }).map(({ items, rows }) => ({
    initiatives: items.map(({ number, reported }) => initiative(`1-1-1-${number}`, { reported })),
    rows: rows.map(({ number, to }, index) => crosswalkRow(number, `1-1-1-${number}`, { repeat: index, to: address(`1-1-${to}`) })),
  }))

  test('and the counts add up to the items', () => {
    fc.assert(fc.property(table, ({ initiatives, rows }) => {
      const { items, counts } = passageOf(rows, initiatives, 'r2')
      expect(items.map(({ initiative: { code } }) => code).sort()).toEqual(initiatives.map(({ code }) => code).sort())
      expect(Object.keys(counts).sort()).toEqual([...SUCCESSION_TYPES].sort())
      for (const type of SUCCESSION_TYPES)
        expect(counts[type]).toBe(items.filter(item => item.type === type).length)
    }))
  })

  test('namely the first that fits', () => {
    fc.assert(fc.property(table, ({ initiatives, rows }) => {
      const known = initiatives.some(item => item.reported)
      const placesOf = (code: string) => new Set(rows.filter(row => row.code === code).map(row => row.to.kind))
      for (const { initiative: { code, reported }, type } of passageOf(rows, initiatives, 'r2').items) {
        const places = placesOf(code)
        const others = rows.filter(row => row.code !== code && places.has(row.to.kind))
        const expected = places.size === 0
          ? 'unlisted'
          : known && !reported ? 'added' : places.size > 1 ? 'split' : others.length === 0 ? 'continued' : 'merged'
        expect(type).toBe(expected)
      }
    }))
  })
})

describe('serials without a row', () => {
  test('are nameless where no item is left that could be theirs', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(4, '1-1-1-2')]
    expect(passageOf(rows, [one, two], 'r2').namelessSerials).toEqual([2, 3])
  })

  test('are none where every hole has its unlisted item, or where there is no hole', () => {
    const three = initiative('1-1-1-3')
    expect(passageOf([crosswalkRow(1, '1-1-1-1'), crosswalkRow(3, '1-1-1-3')], [one, two, three], 'r2').namelessSerials).toEqual([])
    expect(passageOf([crosswalkRow(1, '1-1-1-1')], [one, two], 'r2').namelessSerials).toEqual([])
  })

  test('are counted in the earlier plan’s own table', () => {
    expect(passageOf([crosswalkRow(1, '1-1-1-1'), crosswalkRow(9, '1-1-1-1', { plan: 'h28' })], [one], 'r2').namelessSerials).toEqual([])
  })

  test('are those whose place no unlisted item fills: serials follow the codes', () => {
    const rows = [crosswalkRow(1, '1-1-1-1'), crosswalkRow(3, '1-1-1-2'), crosswalkRow(5, '1-1-1-4')]
    const initiatives = ['1-1-1-1', '1-1-1-2', '1-1-1-3', '1-1-1-4'].map(code => initiative(code))
    // 1-1-1-3 stands between 1-1-1-2 (serial 3) and 1-1-1-4 (serial 5): the hole without a name is 2.
    const passage = passageOf(rows, initiatives, 'r2')
    expect(passage.namelessSerials).toEqual([2])
    expect(passage.items.map(({ serial }) => serial)).toEqual([1, 3, 4, 5])
  })
})

describe('a plan that leads to two later plans', () => {
  const rows = [
    crosswalkRow(1, '1-1-1-1'),
    crosswalkRow(1, '1-1-1-1', { repeat: 1, to: address('1-1-1', 'r9') }),
    crosswalkRow(2, '1-1-1-2', { to: address('2-1-1', 'r9') }),
  ]
  const items = [one, two, initiative('1-1-1-3')]

  test('shows for each the items that go there, with the rows that lead there, and those without a row', () => {
    const parts = ['r8', 'r9'].map(later => passageTo(passageOf(rows, items, 'r2'), later))
    expect(parts.map(part => part.items.map(item => [item.initiative.code, item.type, item.rows]))).toEqual([
      [['1-1-1-1', 'split', [rows[0]]], ['1-1-1-3', 'unlisted', []]],
      [['1-1-1-1', 'split', [rows[1]]], ['1-1-1-2', 'continued', [rows[2]]], ['1-1-1-3', 'unlisted', []]],
    ])
    expect(parts.map(part => part.counts)).toEqual([
      { continued: 0, split: 1, merged: 0, added: 0, unlisted: 1 },
      { continued: 1, split: 1, merged: 0, added: 0, unlisted: 1 },
    ])
  })

  test('is two pairs of plans; the newest pair is first, plans nobody knows are left out', () => {
    const plans = [plan('r2'), plan('h28', { fromYear: 2016 }), plan('r8'), plan('r9', { fromYear: 2027 })]
    const all = [crosswalkRow(1, '1-1-1-1', { plan: 'h28', to: address('1-1-1', 'r2') }), crosswalkRow(1, '1-1-1-1', { plan: 'h28' }), ...rows, crosswalkRow(1, '1-1-1-1', { to: address('1-1-1', 'r99') })]
    expect(planPairs(all, plans)).toEqual([
      { from: 'r2', to: 'r9' },
      { from: 'r2', to: 'r8' },
      { from: 'h28', to: 'r8' },
      { from: 'h28', to: 'r2' },
    ])
    expect(planPairs([], plans)).toEqual([])
  })
})

describe('the directions some items went to', () => {
  const directionsOf = (rows: readonly CrosswalkRow[]) =>
    heirDirections(passageOf(rows, [one, two], 'r2').items).map(heir => [heir.plan, heir.goal, heir.direction, heir.items])

  test('count an item once in each, however many of its actions lie there', () => {
    expect(directionsOf([
      crosswalkRow(1, '1-1-1-1', { to: address('1-2-1') }),
      crosswalkRow(1, '1-1-1-1', { repeat: 1, to: address('1-2-2') }),
      crosswalkRow(1, '1-1-1-1', { repeat: 2, to: address('2-1-1') }),
      crosswalkRow(2, '1-1-1-2', { to: address('1-2-2') }),
    ])).toEqual([['r8', 1, 2, 2], ['r8', 2, 1, 1]])
  })

  test('stand in the order of their numbers, goal before direction', () => {
    expect(directionsOf([
      crosswalkRow(1, '1-1-1-1', { to: address('10-1-1') }),
      crosswalkRow(1, '1-1-1-1', { repeat: 1, to: address('2-10-1') }),
      crosswalkRow(2, '1-1-1-2', { to: address('2-9-1') }),
    ])).toEqual([['r8', 2, 9, 1], ['r8', 2, 10, 1], ['r8', 10, 1, 1]])
  })

  test('are told apart by plan', () => {
    expect(directionsOf([crosswalkRow(1, '1-1-1-1'), crosswalkRow(2, '1-1-1-2', { to: address('1-1-1', 'r9') })])).toEqual([['r8', 1, 1, 1], ['r9', 1, 1, 1]])
  })

  test('are none for items without a row', () => {
    expect(directionsOf([])).toEqual([])
  })
})

describe('the streams from goal to goal', () => {
  const rows = [
    crosswalkRow(1, '10-1-1-1', { to: address('2-1-1') }),
    crosswalkRow(2, '2-1-1-1', { to: address('2-1-1') }),
    crosswalkRow(3, '2-1-1-2', { to: address('2-2-1') }),
    crosswalkRow(4, '2-1-1-3', { to: address('1-1-1') }),
  ]
  const goalOf = (row: CrosswalkRow) => Number(row.code.split('-')[0])

  test('count the rows, in the order of the numbers', () => {
    expect(goalFlows(rows, goalOf)).toEqual([
      { from: '2', to: '1', rows: 1 },
      { from: '2', to: '2', rows: 2 },
      { from: '10', to: '2', rows: 1 },
    ])
  })

  test('leave out rows whose goal is not known', () => {
    expect(goalFlows(rows, row => row.serial === 1 ? 4 : undefined)).toEqual([{ from: '4', to: '2', rows: 1 }])
  })

  test('run on from each goal of the later plan to its directions', () => {
    expect(directionFlows(rows)).toEqual([
      { from: '1', to: '1-1', rows: 1 },
      { from: '2', to: '2-1', rows: 2 },
      { from: '2', to: '2-2', rows: 1 },
    ])
  })

  test('are none without rows', () => {
    expect([goalFlows([], goalOf), directionFlows([])]).toEqual([[], []])
  })

  test('lose no row on the way', () => {
    const anyRow = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    fc.assert(fc.property(fc.array(anyRow), (places) => {
      const many = places.map(([from, goal, direction], index) => crosswalkRow(index, `${from}-1-1-1`, { to: address(`${goal}-${direction}-1`) }))
      for (const streams of [goalFlows(many, goalOf), directionFlows(many)]) {
        expect(streams.reduce((sum, { rows }) => sum + rows, 0)).toBe(many.length)
        expect(new Set(streams.map(({ from, to }) => `${from}>${to}`)).size).toBe(streams.length)
      }
    }))
  })
})

describe('the city’s own passage from R2 to R8', () => {
  test('types all 237 items', async () => {
    const { crosswalk, initiatives } = await kamakura()
    const { items, counts } = passageOf(crosswalk, initiatives, 'r2')
    expect(items).toHaveLength(237)
    expect(counts).toEqual({ continued: 2, split: 8, merged: 187, added: 34, unlisted: 6 })
  })

  test('leaves three serials without a name, of nine without a row', async () => {
    const { crosswalk, initiatives } = await kamakura()
    expect(missingSerials(crosswalk)).toHaveLength(9)
    expect(passageOf(crosswalk, initiatives, 'r2').namelessSerials).toEqual([225, 230, 237])
  })

  test('leads every row from goal to goal and on to its direction', async () => {
    const { crosswalk, initiatives } = await kamakura()
    const goals = new Map(initiatives.map(item => [item.code, item.goal]))
    const sum = (streams: readonly { readonly rows: number }[]) => streams.reduce((total, { rows }) => total + rows, 0)
    expect([sum(goalFlows(crosswalk, row => goals.get(row.code))), sum(directionFlows(crosswalk))]).toEqual([242, 242])
  })
})
