import type { Browser } from 'playwright-core'
import type { Figure } from './statistics'
import type { Rig, Topic } from './topic'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { accept } from './accept'
import { growthOfRatios } from './growth'
import { openBrowser } from './phone'
import { tableOf } from './table'
import { TOPICS } from './topics'

const USAGE = `npm run bench [-- --only ${TOPICS.map(({ name }) => name).join()} --rounds 5 --json FILE --accept --peers]`

/** What was asked for; undefined where it cannot be understood. */
function asked(): { readonly topics: readonly Topic[], readonly rounds: number, readonly json: string | undefined, readonly accept: boolean } | undefined {
  const { values } = parseArgs({ options: { json: { type: 'string' }, rounds: { type: 'string', default: '5' }, only: { type: 'string' }, accept: { type: 'boolean', default: false }, peers: { type: 'boolean', default: false } } })
  const only = values.only?.split(',')
  const unknown = only?.find(name => !TOPICS.some(topic => topic.name === name))
  const rounds = Number(values.rounds)
  if (unknown !== undefined || !Number.isInteger(rounds) || rounds < 1)
    return undefined
  const topics = TOPICS.filter(({ name, peers }) => (peers && values.peers) || (only?.includes(name) ?? !peers))
  return { topics, rounds, json: values.json, accept: values.accept }
}

/**
 * Measures one topic in a browser of its own, so that none waits for what another left behind or ends with its browser; a
 * topic that breaks is a figure that missed, so that the others are measured all the same.
 */
async function measured({ name, measure }: Topic, rounds: number): Promise<readonly Figure[]> {
  const begin = performance.now()
  let opened: Promise<Browser> | undefined
  const rig: Rig = { rounds, browser: () => opened ??= openBrowser() }
  try {
    const figures = await measure(rig)
    return [...figures, ...growthOfRatios(figures)]
  }
  catch (error) {
    console.error(error)
    const because = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    return [{ figure: `${name}: not measured`, n: 0, ratio: Number.NaN, spread: [Number.NaN, Number.NaN], budget: 0, ok: false, told: because ?? '' }]
  }
  finally {
    await (await opened)?.close()
    console.error(`${name}: ${Math.round((performance.now() - begin) / 1000)} s`)
  }
}

/**
 * `npm run bench`: every figure a ratio to a floor or limit of the same run; ends with 1 where a budget is missed.
 *
 * `--accept` writes the table into docs/performance.md; `--peers` also measures other systems, whose packages it installs
 * in a folder of their own.
 */
async function run(): Promise<number> {
  const wanted = asked()
  if (!wanted) {
    console.error(USAGE)
    return 2
  }
  const figures: Figure[] = []
  for (const topic of wanted.topics) {
    const found = await measured(topic, wanted.rounds)
    figures.push(...found)
    if (wanted.accept)
      accept(topic.name, found, wanted.rounds)
  }

  const file = wanted.json ?? `bench/results/${new Date().toISOString().replace(/[:.]/g, '-')}.json`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(figures.map(({ figure, n, ratio, spread, budget, ok }) => ({ figure, n, ratio, spread, budget, ok })), null, 2)}\n`)
  if (wanted.json === undefined)
    console.log(tableOf(figures))
  return figures.every(({ ok }) => ok) ? 0 : 1
}

process.exitCode = await run()
