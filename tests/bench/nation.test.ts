import type { City, Habits, MeasuredChange, MeasuredEdition } from '../../bench/nation/model'
import { describe, expect, test } from 'vitest'
import { CLASSES, HABITS } from '../../bench/nation/assumptions'
import { drawCities, simulate } from '../../bench/nation/model'
import { PRICES, yearlyCost } from '../../bench/nation/prices'
import { dice } from '../fixtures/nation'

/** Two years, two editions kept, one pack each, and round numbers: every total below was added up by hand. */
const HABITS_BY_HAND: Habits = {
  years: 2,
  opensPerYear: 10,
  checkRequests: 2,
  checkBytes: 1,
  turnover: 0.5,
  away: 0.25,
  appRequests: 5,
  appBytes: 1000,
  appUpdatesPerYear: 1,
  appUpdateRequests: 2,
  appUpdateBytes: 100,
  updateRequests: 2,
  updateOverhead: 3,
  kept: 2,
  packs: 1,
  keptWhole: 2,
  wholeLimit: 1100,
}
const month: MeasuredChange = { shardFiles: 1, shardRaw: 20, shardWire: 8, packRaw: 5, packWire: 2, farPackRaw: 5, grownRaw: 0, grownWire: 0 }
const year: MeasuredChange = { shardFiles: 2, shardRaw: 60, shardWire: 30, packRaw: 40, packWire: 20, farPackRaw: 40, grownRaw: 10, grownWire: 4 }
const edition: MeasuredEdition = { name: 'by hand', files: 4, raw: 500, wire: 200, wholeWire: 150, manifestRaw: 7, manifestWire: 6, month, year }
const small: City = { edition, scale: 1, devices: 4 }
const large: City = { edition, scale: 2, devices: 8 }

describe('the simulation of a nation', () => {
  test('adds up to what paper and pencil make of one city with an edition a year', () => {
    expect(simulate([small], 1, HABITS_BY_HAND)).toEqual({
      editions: 2,
      // Second edition 510, the replaced shards of the first 60, one pack 40, three manifests (two numbered, one not) 21, and both as one file.
      storedKept: 510 + 60 + 40 + 21 + 500 + 510,
      storedAll: 510 + 60 + 40 + 21 + 500 + 510,
      uploads: 2 + 1 + 2 + 1,
      served: [
        // Four first visits of 1000 + 150 + 6, forty checks, four new apps.
        4 * 1156 + 40 + 400,
        // Two first visits of 1000 + 154 + 6, forty checks, three updates of 20 + 6 + 3, one late one of 30 + 6 + 3, four new apps.
        2 * 1160 + 40 + 3 * 29 + 39 + 400,
      ],
      requests: [4 * 7 + 2 * 40 + 8, 2 * 7 + 2 * 40 + 3 * 2 + 3 + 8],
      checks: 2 * 40,
      appRequests: 2 * 5 + 8,
      updates: 3 * 29 + 39,
      updatesWithoutPacks: 3 * 39 + 39,
    })
  })

  test('adds up with an edition a month: eleven small changes a year and one large one', () => {
    const totals = simulate([small], 12, HABITS_BY_HAND)
    expect(totals).toMatchObject({
      editions: 24,
      // The edition replaced may have been the year's; two packs of a month; two files of all shards.
      storedKept: 510 + 60 + 2 * 5 + 21 + 2 * 510,
      // One year's change and twenty-two of a month; a pack for all but the first; twenty-five manifests; a file of all shards each.
      storedAll: 510 + 60 + 22 * 20 + 23 * 5 + 25 * 7 + 12 * 500 + 12 * 510,
      uploads: 2 + 11 + 12 * 4,
      updates: 3 * 22 * (2 + 9) + 3 * 29 + 39,
      updatesWithoutPacks: 3 * 22 * (8 + 9) + 3 * 39 + 39,
    })
    expect(totals.requests[1]).toBe(2 * 7 + 2 * 40 + 3 * 12 * 2 + 3 + 8)
  })

  test('counts every city: two together come to the sum of both, a large one has twice the bytes and files', () => {
    const [one, other, both] = [[small], [large], [small, large]].map(cities => simulate(cities, 12, HABITS_BY_HAND))
    expect(both.storedAll).toBe(one.storedAll + other.storedAll)
    expect(both.served).toEqual(one.served.map((bytes, index) => bytes + (other.served[index] ?? 0)))
    expect(simulate([large], 1, HABITS_BY_HAND).uploads).toBe(4 + 4)
  })

  test('has no file of all shards above what one may weigh: a first visit fetches each', () => {
    const [whole, none] = [HABITS_BY_HAND, { ...HABITS_BY_HAND, wholeLimit: 1000 }].map(habits => simulate([large], 1, habits))
    // In the second year the edition has grown from 1000 to 1020.
    expect(whole.storedKept - none.storedKept).toBe(1020)
    expect(none.requests.map((requests, index) => requests - (whole.requests[index] ?? 0))).toEqual([0, 4 * (8 - 1)])
    expect(none.uploads).toBe(whole.uploads - 1)
  })

  test('stores no pack that weighs as much as the shards it spares', () => {
    const heavy = { ...edition, year: { ...year, packRaw: 60, farPackRaw: 60 } }
    expect(simulate([{ ...small, edition: heavy }], 1, HABITS_BY_HAND).storedKept).toBe(510 + 60 + 21 + 500 + 510)
  })

  test('draws the same 1,741 cities each time, within the bounds of their kinds', () => {
    const cities = drawCities(CLASSES, [edition, { ...edition, name: 'other' }], dice(1))
    expect(cities).toHaveLength(1741)
    expect(cities).toEqual(drawCities(CLASSES, [edition, { ...edition, name: 'other' }], dice(1)))
    expect(cities.every(({ scale }) => scale >= 0.1 && scale <= 8)).toBe(true)
    expect(new Set(cities.map(({ edition: { name } }) => name)).size).toBe(2)
    expect(simulate(cities, 12, HABITS).editions).toBe(1741 * 120)
  })
})

test('a year costs what lies beyond the free part, month by month', () => {
  const [r2, b2] = PRICES
  const busy = { stored: 20e9, sent: 1200e9, reads: 240_000_000, writes: 24_000_000 }
  // 10 GB at 0.015, ten million reads at 0.36, one million writes at 4.50: 8.25 dollars a month... and sending is free.
  expect(yearlyCost(r2, busy)).toBeCloseTo(12 * (0.15 + 3.6 + 4.5))
  // 10 GB at 0.005, 19.925 million reads at 0.4, 70 GB at 0.01.
  expect(yearlyCost(b2, busy)).toBeCloseTo(12 * (0.05 + 7.97 + 0.7))
  expect(yearlyCost(r2, { stored: 10e9, sent: 1e15, reads: 120_000_000, writes: 12_000_000 })).toBe(0)
})
