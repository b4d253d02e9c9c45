import { afterEach, expect, test, vi } from 'vitest'
import { breathe, inSlices } from '../../src/storage/in-slices'
import { inLoads } from '../../src/storage/loads'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

let now = 1_000_000

/** A clock that moves with work alone, and how often others had their turn. */
function watched() {
  let turns = 0
  const Channel = MessageChannel
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  vi.stubGlobal('MessageChannel', function () {
    turns++
    return new Channel()
  })
  function* work(steps: number, milliseconds: number): Generator<void, string, void> {
    for (let step = 1; step <= steps; step++) {
      now += milliseconds
      if (step < steps)
        yield
    }
    return 'done'
  }
  return { work, turns: () => turns }
}

test('a long work lets others have their turn after every few milliseconds', async () => {
  const { work, turns } = watched()
  expect(await inSlices(work(20, 5))).toBe('done')
  expect(turns()).toBeGreaterThanOrEqual(9)
})

test('many short works one after the other do so too: they would fill one task together', async () => {
  const { work, turns } = watched()
  for (let each = 0; each < 20; each++)
    await inSlices(work(1, 5))
  expect(turns()).toBeGreaterThanOrEqual(9)
})

test('so do questions that are short each, where one breathes between them', async () => {
  const { work, turns } = watched()
  for (let each = 0; each < 20; each++) {
    work(1, 5).next()
    await breathe()
  }
  expect(turns()).toBeGreaterThanOrEqual(9)
})

test('records go to the store in loads of a megabyte and of 32, in their order; a larger one is a load by itself', () => {
  const mega = 1024 * 1024
  const sizes = [3 * mega, 1, mega / 2, mega / 2, mega / 2, ...Array.from({ length: 70 }, () => 10)]
  const loads = inLoads(sizes, size => size)
  expect(loads.flat()).toEqual(sizes)
  expect(loads.map(load => load.length)).toEqual([1, 2, 2, 32, 32, 6])
  expect(inLoads([], () => 1)).toEqual([])
})
