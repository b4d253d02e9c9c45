import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { publish } from '../src/publisher/publish'
import { DEVELOPMENT_KEY, readSigningKey } from '../src/publisher/signing-key'

/** What publishing a folder of tables cost a process of its own. */
export interface Press {
  readonly said: string
  readonly seconds: number
  /** Seconds of processor time, which others on the machine do not lengthen. */
  readonly processor: number
  /** The most memory the whole process held, in MiB. */
  readonly megabytes: number
  /** What it held before it began, in MiB. */
  readonly empty: number
  /** Seconds of processor time to read the same tables, take them apart at their commas and write them as JSON: the limit. */
  readonly limit: number
}

async function run(data: string, out: string): Promise<Press> {
  const key = await readSigningKey(DEVELOPMENT_KEY)
  const empty = process.resourceUsage().maxRSS / 1024
  const before = process.cpuUsage()
  const start = performance.now()
  const result = await publish({ data, out, environment: 'dev', key, allowLoss: false })
  const seconds = (performance.now() - start) / 1000
  const processor = processorSince(before)
  const megabytes = process.resourceUsage().maxRSS / 1024
  const said = result.kind === 'problems' ? `${result.problems[0]?.found ?? ''}: ${result.problems[0]?.expected ?? ''}` : result.kind === 'tooLarge' ? `${result.what} has ${result.bytes} of ${result.limit} bytes` : result.kind
  return { said, seconds, processor, megabytes, empty, limit: limit(data) }
}

function limit(data: string): number {
  const start = process.cpuUsage()
  for (const name of readdirSync(data).filter(name => name.endsWith('.csv')))
    JSON.stringify(readFileSync(join(data, name), 'utf8').split('\n').map(line => line.split(',')))
  return processorSince(start)
}

function processorSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

const [data = '', out = ''] = process.argv.slice(2)
run(data, out).then(press => process.stdout.write(JSON.stringify(press)), (error: unknown) => {
  process.stderr.write(error instanceof Error ? `${error.name}: ${error.message}` : 'failed')
  process.exitCode = 1
})
