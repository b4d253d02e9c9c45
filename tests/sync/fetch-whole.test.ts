import type { FeedSource } from '../../src/sync/feed-source'
import { describe, expect, test } from 'vitest'
import { refusal, success } from '../../src/domain/outcome'
import { cutEdition } from '../../src/feed/split'
import { cutWholePack } from '../../src/feed/whole-pack'
import { fetchWhole } from '../../src/sync/fetch-whole'
import * as make from '../fixtures/content'

const cut = await cutEdition(make.editionContent())
const pack = await cutWholePack(cut)
if (!pack)
  throw new Error('no pack from nothing')
const { entry, bytes } = pack
const shards = cut.map(shard => shard.entry)
const all = cut.map(shard => ({ sha256: shard.entry.sha256, bytes: shard.bytes }))
/** Turns after which every digest of what came so far is sure to be there: they are reckoned beside this thread. */
const MANY = 20_000
const never = () => Promise.resolve(refusal({ kind: 'offline' as const }))

/** A host that sends the file in pieces of so many bytes, with turns for others after each, and ends where it is broken off. */
function hostOf(file: Uint8Array<ArrayBuffer>, piece: number, turns = 1) {
  let sent = 0
  const source: FeedSource = {
    manifest: never,
    root: never,
    shard: async (_, received, signal) => {
      for (let at = 0; at < file.byteLength; at += piece) {
        if (signal.aborted)
          return refusal({ kind: 'cancelled' })
        const part = file.subarray(at, at + piece)
        sent += part.byteLength
        received(part)
        for (let turn = 0; turn < turns && !signal.aborted; turn++)
          await new Promise(resolve => setImmediate(resolve))
      }
      return success(file)
    },
  }
  return { source, sent: () => sent }
}

function fetching(source: FeedSource, staged: string[] = []) {
  return {
    source,
    signal: new AbortController().signal,
    received: () => {},
    stage: (come: readonly { readonly sha256: string }[]) => {
      staged.push(...come.map(({ sha256 }) => sha256))
      return Promise.resolve(success(undefined))
    },
  }
}

describe('the file of all shards', () => {
  test.each([1, 7, 100, 1_000, bytes.byteLength])('gives every shard, put away once, in whatever pieces it comes: of %i bytes', async (piece) => {
    const staged: string[] = []
    const come = await fetchWhole(entry, shards, fetching(hostOf(bytes, piece).source, staged))
    expect(come.ok && [...come.value].sort((a, b) => a.sha256 < b.sha256 ? -1 : 1)).toEqual([...all].sort((a, b) => a.sha256 < b.sha256 ? -1 : 1))
    expect([...staged].sort()).toEqual(all.map(({ sha256 }) => sha256).sort())
  })

  test('is broken off at the first shard that is not as promised: a file that is something else costs little', async () => {
    const host = hostOf(new Uint8Array(bytes.byteLength).fill(0x2C), 1_000, MANY)
    expect(await fetchWhole(entry, shards, fetching(host.source))).toEqual(success([]))
    expect(host.sent()).toBeLessThan(bytes.byteLength / 2)
  })

  test('is broken off where there is no room, and says so', async () => {
    const host = hostOf(bytes, 1_000, MANY)
    const full = { ...fetching(host.source), stage: () => Promise.resolve(refusal('full' as const)) }
    expect(await fetchWhole(entry, shards, full)).toEqual(refusal('full'))
    expect(host.sent()).toBeLessThan(bytes.byteLength / 2)
  })

  test('that is longer than its shards make brings them all the same, and nothing else', async () => {
    const longer = new Uint8Array([...bytes, 0, 0, 0])
    const come = await fetchWhole(entry, shards, fetching(hostOf(longer, 50).source))
    expect(come.ok && come.value).toHaveLength(all.length)
  })
})
