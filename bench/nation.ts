import type { MeasuredEdition, Totals } from './nation/model'
import { writeFileSync } from 'node:fs'
import { dice } from '../tests/fixtures/nation'
import { CLASSES, HABITS, YEN } from './nation/assumptions'
import { measureCity } from './nation/measure'
import { drawCities, simulate } from './nation/model'
import { PRICES, yearlyCost } from './nation/prices'

/** `npx tsx bench/nation.ts`: ten years of 1,741 cities as a table, always the same for the same tables of the two cities. */
const FILE = 'docs/performance/nation.md'
const SEED = 1741

function amount(bytes: number): string {
  for (const [unit, size] of [['TB', 1e12], ['GB', 1e9], ['MB', 1e6], ['kB', 1e3]] as const) {
    if (bytes >= size)
      return `${Number((bytes / size).toPrecision(3))} ${unit}`
  }
  return `${Math.round(bytes)} B`
}

function count(value: number): string {
  return value >= 1e6 ? `${Number((value / 1e6).toPrecision(3)).toLocaleString('en')} million` : Math.round(value).toLocaleString('en')
}

function dollars(value: number): string {
  return value === 0 ? '$0' : value < 1 ? '< $1' : `$${Math.round(value).toLocaleString('en')} (¥${(Math.round(value * YEN / 1000) * 1000).toLocaleString('en')})`
}

function editionRows(edition: MeasuredEdition): readonly string[] {
  const { month, year } = edition
  return [`| ${edition.name} | ${edition.files} | ${amount(edition.raw)} | ${amount(edition.wire)} | ${amount(edition.wholeWire)} | ${amount(edition.manifestWire)} | ${amount(month.shardWire)} → ${amount(month.packWire)} | ${amount(year.shardWire)} → ${amount(year.packWire)} | ${amount(year.grownRaw)} |`]
}

const last = (values: readonly number[]) => values.at(-1) ?? 0
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

function costs(totals: Totals): readonly (readonly [string, string])[] {
  return PRICES.flatMap(price => ([['first year', totals.served[0] ?? 0, totals.requests[0] ?? 0], ['tenth year', last(totals.served), last(totals.requests)]] as const).map(([name, sent, reads]) =>
    [`${price.name}, ${name}`, dollars(yearlyCost(price, { stored: totals.storedKept, sent, reads, writes: totals.uploads }))] as const))
}

async function run(): Promise<void> {
  const editions = [await measureCity('data/kamakura', 'the real city'), await measureCity('data/sample', 'the made-up city')]
  const cities = drawCities(CLASSES, editions, dice(SEED))
  const [yearly, monthly] = [simulate(cities, 1, HABITS), simulate(cities, 12, HABITS)]
  const row = (name: string, of: (totals: Totals) => string) => `| ${name} | ${of(yearly)} | ${of(monthly)} |`
  const devices = cities.reduce((sum, city) => sum + city.devices, 0)
  writeFileSync(FILE, `# A nation of editions

Written by \`npx tsx bench/nation.ts\`; do not edit. Ten years of ${cities.length.toLocaleString('en')} cities, each with an edition a year or a month. A simulation: sizes and changes are
measured on the two cities of this repository, everything about readers is assumed below. The same tables give the same page. 1 GB is 10⁹ bytes.

## What is measured

| edition | files | as stored | on the wire (Brotli 11) | as one file | manifest with eleven packs | a month: shards → pack | a year: shards → pack | grows a year by |
|--|--:|--:|--:|--:|--:|--|--|--:|
${editions.flatMap(editionRows).join('\n')}

A month confirms one service in fifty at its window. A year adds a report and a grade to every initiative that has one, with words as many as the newest and in another order.

## What is assumed

| kind | cities | size beside the edition drawn | devices each |
|--|--:|--|--:|
${CLASSES.map(({ name, count: many, scale, devices: each }) => `| ${name} | ${many} | ${scale[0]}–${scale[1]} times | ${each.toLocaleString('en')} |`).join('\n')}

- Each city draws one of the two editions, and its size within its kind's bounds, from a seeded row of numbers (${SEED}). A smaller city has as many files as the edition drawn, a larger one more. ${count(devices)} devices in all.
- A device opens the app ${HABITS.opensPerYear} times a year with a connection; each asks ${HABITS.checkRequests} times, the app for a new edition and the browser for a new app (${HABITS.checkBytes} bytes together for “unchanged”). ${HABITS.turnover * 100} % of devices are new each year from the second on; the first year all are.
- A first visit: ${HABITS.appRequests} requests and ${amount(HABITS.appBytes)} for the app (measured on 22 November 2026), and the edition: as one file beside the manifest where that has at most ${amount(HABITS.wholeLimit)}, else shard by shard. ${HABITS.appUpdatesPerYear} new apps a year, each ${HABITS.appUpdateRequests} requests and ${amount(HABITS.appUpdateBytes)}.
- An update: ${HABITS.updateRequests} requests beside the check that found it, the manifest and the pack. ${HABITS.away * 100} % of devices are away for longer than packs reach and take the year's shards once a year instead.
- The host keeps ${HABITS.kept} editions with their packs, and of the newest ${HABITS.keptWhole} the file of all shards, as the publisher does; files lie there unpacked, and are sent packed. Open data and pages written beforehand are not counted.
- Shards of different cities are never shared: no two cities have a shard in common. Editions of one city share all shards that did not change.

## What it comes to

| | an edition a year | an edition a month |
|--|--:|--:|
${[
  row('editions in ten years', totals => count(totals.editions)),
  row('stored at the end, ten editions kept', totals => amount(totals.storedKept)),
  row('stored at the end, had nothing ever been removed', totals => amount(totals.storedAll)),
  row('had every edition been stored whole', totals => amount(wholeStored(totals))),
  row('sent in the first year', totals => amount(totals.served[0] ?? 0)),
  row('sent in the tenth year', totals => amount(last(totals.served))),
  row('sent in ten years', totals => amount(total(totals.served))),
  row('of that, updates', totals => amount(totals.updates)),
  row('updates, had there been no packs', totals => amount(totals.updatesWithoutPacks)),
  row('requests in the tenth year', totals => count(last(totals.requests))),
  row('files uploaded in a year', totals => count(totals.uploads)),
].join('\n')}

## What it costs a year

One account for the whole country, at list prices without tax; ¥${YEN} for a dollar is an assumption.

| | an edition a year | an edition a month |
|--|--:|--:|
${costs(yearly).map(([name, cost], index) => `| ${name} | ${cost} | ${costs(monthly)[index]?.[1] ?? ''} |`).join('\n')}

- ${PRICES.map(({ name, source }) => `${name}: ${source}.`).join('\n- ')}
- Of ${count(last(yearly.requests))} requests in the tenth year ${count(yearly.checks)} are daily checks and ${count(yearly.appRequests)} fetch the app or a newer one. A CDN in front
  answers the files and, because the manifest must not be kept, none of the checks. No price of a CDN is taken here: R2 sends without one, and no other was found on its seller's own page.
- A city by itself stays within what is free at R2 in either rhythm: the largest kind has ${count(CLASSES[0] ? CLASSES[0].devices * HABITS.opensPerYear * HABITS.checkRequests / 12 : 0)} checks a month, and 10 million are free.
- The list of ${cities.length.toLocaleString('en')} cities is 41 kB on the wire (\`tests/feed/city-list.test.ts\` holds it below 60 kB) and is fetched when a city is chosen, not daily.
`)
  console.log(`${FILE} written`)

  /** Every edition stored as a whole, without shared shards: at the size it has grown to half way. */
  function wholeStored({ editions: all }: Totals): number {
    return cities.reduce((sum, { edition, scale }) => sum + scale * (edition.raw + edition.year.grownRaw * (HABITS.years - 1) / 2), 0) * all / cities.length
  }
}

void run()
