import type { Press } from './publish-child'
import { spawnSync } from 'node:child_process'
import process from 'node:process'

/** Publishes a folder of tables into another in a process of its own, and says what that cost. */
export function press(data: string, out: string): Press {
  const child = spawnSync(process.execPath, ['--import', 'tsx', 'bench/publish-child.ts', data, out], { encoding: 'utf8', timeout: 300_000, maxBuffer: 10_000_000 })
  if (child.status !== 0)
    throw new Error(`the publisher died: ${child.stderr.split('\n').find(line => /Error|heap|SIG/.test(line)) ?? child.signal ?? 'unknown'}`)
  return JSON.parse(child.stdout)
}
