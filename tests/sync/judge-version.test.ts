import type { Payload } from '../../src/feed/payload'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeVersion } from '../../src/sync/judge-version'
import { payloadOf } from '../fixtures/feed'

/** The statement of a version whose shards are told by letters. */
function statement(version: number, letters = 'ab', changes: Partial<Payload> = {}): Payload {
  const shards = [...letters].map(letter => ({ name: `goals/${letter}`, sha256: letter.repeat(64), bytes: 1, rows: 1 }))
  return { ...payloadOf([], { version }), shards, ...changes }
}

describe('a version', () => {
  test.each([
    ['on a new device is new', statement(1), undefined, 0, { ok: true, value: 'new' }],
    ['newer than the one shown is new', statement(6), statement(5), 5, { ok: true, value: 'new' }],
    ['far newer is new', statement(500), statement(5), 5, { ok: true, value: 'new' }],
    ['that is shown is the same', statement(5), statement(5), 5, { ok: true, value: 'same' }],
    ['older than the one shown is older', statement(4), statement(5), 5, { ok: false, failure: { kind: 'older', found: 4, held: 5 } }],
    ['older than the one shown is older, even if the floor was lost', statement(4), statement(5), 0, { ok: false, failure: { kind: 'older', found: 4, held: 5 } }],
    ['below the floor is older, even if the library was lost', statement(4), undefined, 5, { ok: false, failure: { kind: 'older', found: 4, held: 5 } }],
    ['at the floor is new where the library was lost', statement(5), undefined, 5, { ok: true, value: 'new' }],
    ['at the floor is new where the reader stepped back', statement(5), statement(4), 5, { ok: true, value: 'new' }],
    ['that is shown is older where the reader stepped back to it', statement(4), statement(4), 5, { ok: false, failure: { kind: 'older', found: 4, held: 5 } }],
    ['that is shown with another shard conflicts', statement(5, 'ac'), statement(5, 'ab'), 5, { ok: false, failure: { kind: 'conflicting', version: 5 } }],
    ['that is shown with a shard more conflicts', statement(5, 'abc'), statement(5, 'ab'), 5, { ok: false, failure: { kind: 'conflicting', version: 5 } }],
    ['that is shown with a shard fewer conflicts', statement(5, 'a'), statement(5, 'ab'), 5, { ok: false, failure: { kind: 'conflicting', version: 5 } }],
    ['that is shown with its shards in another order conflicts', statement(5, 'ba'), statement(5, 'ab'), 5, { ok: false, failure: { kind: 'conflicting', version: 5 } }],
    ['that is shown with other words conflicts', statement(5, 'ab', { note: '別の文' }), statement(5), 5, { ok: false, failure: { kind: 'conflicting', version: 5 } }],
    ['that is shown with another date conflicts', statement(5, 'ab', { expires: '2030-01-01T00:00:00Z' }), statement(5), 5, { ok: false, failure: { kind: 'conflicting', version: 5 } }],
  ] as const)('%s', (_, offered, shown, floor, judged) => {
    expect(judgeVersion(offered, shown, floor)).toEqual(judged)
  })

  test('is not judged by its dates', () => {
    const earlier = statement(6, 'ab', { created: '2001-01-01T00:00:00Z', expires: '2001-02-01T00:00:00Z' })
    expect(judgeVersion(earlier, statement(5), 5)).toEqual({ ok: true, value: 'new' })
  })
})

const version = fc.integer({ min: 1, max: 20 })
const offer = fc.tuple(version, fc.constantFrom('a', 'ab', 'ba')).map(([number, letters]) => statement(number, letters))
const floor = fc.integer({ min: 0, max: 20 })

describe('whatever is offered', () => {
  test('nothing below the floor or the version shown is accepted', () => {
    fc.assert(fc.property(offer, fc.option(offer, { nil: undefined }), floor, (offered, shown, lowest) => {
      const judged = judgeVersion(offered, shown, lowest)
      expect(judged.ok && offered.version < Math.max(lowest, shown?.version ?? 0)).toBe(false)
    }), { numRuns: 500 })
  })

  test('anything above both is new', () => {
    fc.assert(fc.property(offer, fc.option(offer, { nil: undefined }), floor, (offered, shown, lowest) => {
      fc.pre(offered.version > Math.max(lowest, shown?.version ?? 0))
      expect(judgeVersion(offered, shown, lowest)).toEqual({ ok: true, value: 'new' })
    }))
  })

  test('a device that accepts and raises its floor never goes back', () => {
    fc.assert(fc.property(fc.array(offer, { maxLength: 30 }), (offers) => {
      let shown: Payload | undefined
      let highest = 0
      for (const offered of offers) {
        const before = highest
        if (judgeVersion(offered, shown, highest).ok) {
          shown = offered
          highest = Math.max(highest, offered.version)
        }
        expect(shown?.version ?? 0).toBeGreaterThanOrEqual(before)
      }
    }))
  })
})
