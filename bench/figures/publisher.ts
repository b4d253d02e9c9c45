import type { MadeCity } from '../cities'
import type { Press } from '../publish-child'
import type { Figure } from '../statistics'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { busyCity, sampleCity } from '../cities'
import { press } from '../press'
import { remove } from '../site'
import { figure, ratios, told } from '../statistics'

/** What publishing may cost, whatever is published. */
const BOUND = { seconds: 60, megabytes: 1024 }
/** Rows of all tables of the largest city that a reader takes whole. */
const ROWS = 100_000
/** The sample city so many times over has more rows in one table than a table may have. */
const TOO_MANY = 100

/**
 * From 100,000 rows of tables to a signed edition, in a process of its own: time, memory, and both where there are too
 * many rows. Time is the processor's, which is more than the clock's on a machine at rest and does not grow with what
 * others do there.
 */
export function publisherFigures(rounds: number): readonly Figure[] {
  const city = busyCity(ROWS)
  const costs = Array.from({ length: rounds }, () => published(city))
  remove(city.folder)
  const tooLarge = sampleCity(TOO_MANY)
  const refused = costOf(tooLarge)
  remove(tooLarge.folder)
  const of = (read: (press: Press) => number) => costs.map(read)
  const seconds = of(press => press.processor)
  const limits = of(press => press.limit)
  return [
    figure('publisher: processor time ÷ 60 s', seconds.map(value => value / BOUND.seconds), 1, `${told(seconds, 's')}, ${told(of(press => press.seconds), 's')} by the clock`, city.rows),
    figure('publisher: memory of the process ÷ 1 GiB', of(press => press.megabytes / BOUND.megabytes), 1, told(of(press => press.megabytes), 'MiB'), city.rows),
    figure('publisher: processor time ÷ reading the tables and writing them as JSON', ratios(seconds, limits), 80, `${told(seconds, 's')} ÷ ${told(limits, 's')}`, city.rows),
    figure('publisher, one table too long: processor time ÷ 60 s', [refused.processor / BOUND.seconds], 1, `refused: ${refused.said}`, tooLarge.rows),
    figure('publisher, one table too long: memory of the process ÷ 1 GiB', [refused.megabytes / BOUND.megabytes], 1, told([refused.megabytes], 'MiB'), tooLarge.rows),
  ]
}

function published(city: MadeCity): Press {
  const cost = costOf(city)
  if (cost.said !== 'published')
    throw new Error(`the city does not publish: ${cost.said}`)
  return cost
}

function costOf({ folder }: MadeCity): Press {
  const out = mkdtempSync(join(tmpdir(), 'bench-feed-'))
  const cost = press(folder, out)
  remove(out)
  return cost
}
