import type { ShardEntry } from '../../src/feed/payload'
import type { FeedSource } from '../../src/sync/feed-source'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refusal, success } from '../../src/domain/outcome'
import { AT_ONCE, fetchAll } from '../../src/sync/fetch-all'

/** Files of these lengths, each with its own digest. */
function filesOf(lengths: readonly number[]) {
  return lengths.map((length, at) => {
    const bytes = new Uint8Array(length + 1).fill(at)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { bytes, entry: { name: `goals/${at}`, sha256, bytes: bytes.byteLength, rows: 1 } satisfies ShardEntry }
  })
}

/** A host whose answers come in the order it is told to give them. */
function hostOf(files: ReturnType<typeof filesOf>, lost: number | undefined) {
  const open: (() => void)[] = []
  let most = 0
  let asked = 0
  const source: Pick<FeedSource, 'shard'> = {
    shard: ({ sha256 }, received, signal) => new Promise((resolve) => {
      asked++
      const at = files.findIndex(({ entry }) => entry.sha256 === sha256)
      const answer = () => {
        open.splice(open.indexOf(answer), 1)
        const bytes = files[at]?.bytes ?? new Uint8Array()
        received(bytes)
        resolve(at === lost ? refusal({ kind: 'offline' }) : success(bytes))
      }
      signal.addEventListener('abort', () => resolve(refusal({ kind: 'cancelled' })))
      open.push(answer)
      most = Math.max(most, open.length)
    }),
  }
  /** Gives one answer after the other until all is done. */
  const pick = async (done: Promise<unknown>, order: (count: number) => number) => {
    let over = false
    const end = done.finally(() => over = true)
    while (!over) {
      await new Promise(resolve => setImmediate(resolve))
      open[order(open.length)]?.()
    }
    await end
  }
  return { source: { ...source, manifest: never, root: never }, pick, most: () => most, asked: () => asked }
}

const never = () => Promise.resolve(refusal({ kind: 'offline' as const }))

describe('shards that are missing', () => {
  test('come several at a time, whatever answer is first, and stand in the order they were asked for', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(30), { maxLength: 20 }), fc.infiniteStream(fc.nat(100)), async (lengths, numbers) => {
      const files = filesOf(lengths)
      const host = hostOf(files, undefined)
      const told: number[] = []
      const staged: string[] = []
      const done = fetchAll(files.map(({ entry }) => entry), {
        source: host.source,
        signal: new AbortController().signal,
        received: bytes => told.push(bytes),
        stage: (shards) => {
          staged.push(...shards.map(({ sha256 }) => sha256))
          return Promise.resolve(success(undefined))
        },
      })
      await host.pick(done, count => numbers.next().value % Math.max(1, count))
      expect(await done).toEqual(success(files.map(({ bytes }) => bytes)))
      expect(host.most()).toBe(Math.min(AT_ONCE, files.length))
      expect([...staged].sort()).toEqual(files.map(({ entry }) => entry.sha256).sort())
      expect(told).toEqual([...told].sort((a, b) => a - b))
      expect(told.at(-1) ?? 0).toBe(files.reduce((sum, { entry }) => sum + entry.bytes, 0))
    }), { numRuns: 25 })
  })

  test('end with the first that fails: the others are broken off, none is asked for and none put away after it', async () => {
    const files = filesOf(Array.from({ length: 20 }, (_, at) => at))
    const host = hostOf(files, 2)
    let staged = 0
    const done = fetchAll(files.map(({ entry }) => entry), {
      source: host.source,
      signal: new AbortController().signal,
      received: () => {},
      stage: () => {
        staged++
        return Promise.resolve(success(undefined))
      },
    })
    await host.pick(done, count => count - 1 >= 2 ? 2 : 0)
    expect(await done).toEqual(refusal({ kind: 'offline' }))
    expect([staged, host.asked()]).toEqual([0, AT_ONCE])
  })

  test('of which one finds no room end with that', async () => {
    const files = filesOf([1, 2, 3])
    const host = hostOf(files, undefined)
    const done = fetchAll(files.map(({ entry }) => entry), { source: host.source, signal: new AbortController().signal, received: () => {}, stage: () => Promise.resolve(refusal('full' as const)) })
    await host.pick(done, () => 0)
    expect(await done).toEqual(refusal('full'))
  })
})
