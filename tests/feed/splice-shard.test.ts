import type { PackEdit } from '../../src/feed/pack-edit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeUtf8, sha256Hex } from '../../src/feed/bytes'
import { encodeJson } from '../../src/feed/json'
import { applyPackToShards, editedRows, encodePack, rowsIn } from '../../src/feed/pack'
import { splicedShard } from '../../src/feed/splice-shard'

const row = fc.record({ id: fc.string({ maxLength: 3 }), text: fc.string({ unit: fc.constantFrom('あ', '{', '"', ',', ']', 'x'), maxLength: 4 }), within: fc.array(fc.record({ id: fc.string({ maxLength: 1 }) }), { maxLength: 2 }) })

/** Rows of different keys, and steps through them that end before they do. */
const edited = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 8 }).chain(rows => fc.record({
  rows: fc.constant(rows),
  edits: fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.array(row, { maxLength: 2 })), { maxLength: 4 }).map((steps) => {
    let left = rows.length
    return steps.map(([keep, drop, come]): PackEdit => {
      const [kept, gone] = [Math.min(keep, left), Math.min(drop, left - Math.min(keep, left))]
      left -= kept + gone
      return [kept, gone, ...come]
    })
  }),
}))

const frame = (rows: readonly unknown[]) => encodeJson({ collection: 'services', rows })

test('a shard cut out of another has the very bytes it would have if it were written anew', () => {
  fc.assert(fc.property(edited, ({ rows, edits }) => {
    const before = frame(rows)
    const after = frame(editedRows(rows, edits) ?? [])
    expect(splicedShard({ bytes: before, rows: rowsIn(before) ?? [] }, edits, { bytes: after.byteLength })).toEqual(after)
  }), { numRuns: 1000 })
})

test('what cannot be found as it was read, or comes to another length than is promised, is not cut', () => {
  const before = frame([{ id: 'a' }, { id: 'b' }])
  const after = frame([{ id: 'a' }])
  expect(splicedShard({ bytes: before, rows: [{ id: 'a' }, { id: 'filled in' }] }, [[1, 1]], { bytes: after.byteLength })).toBeUndefined()
  expect(splicedShard({ bytes: before, rows: rowsIn(before) ?? [] }, [[1, 1]], { bytes: after.byteLength + 1 })).toBeUndefined()
  expect(splicedShard({ bytes: before, rows: rowsIn(before) ?? [] }, [[1, 1]], { bytes: after.byteLength })).toEqual(after)
})

test('rows that stay are not written again, and the digest is of the bytes that come out', async () => {
  const unwritable = { id: 'a', toJSON: () => {
    throw new Error('a row that stays was written again')
  } }
  const [before, after] = [frame([{ id: 'a' }, { id: 'b' }]), frame([{ id: 'a' }, { id: 'c' }])]
  const entry = { name: 'services', sha256: await sha256Hex(after), bytes: after.byteLength, rows: 2 }
  const pack = encodePack([{ name: 'services', edits: [[1, 1, { id: 'c' }]] }])
  const held = { rows: [unwritable, { id: 'b' }], bytes: before }
  const built = await applyPackToShards(pack, () => held, [entry])
  expect(built.ok && decodeUtf8(built.value.get(entry.sha256)?.bytes ?? new Uint8Array())).toEqual({ ok: true, value: decodeUtf8(after).ok && new TextDecoder().decode(after) })
})

test('where a wrong cut comes to the right length, the shard is written anew', async () => {
  const [within, row] = [{ id: [{}] }, {}]
  const [before, after] = [frame([within, row, row]), frame([within, row])]
  const entry = { name: 'services', sha256: await sha256Hex(after), bytes: after.byteLength, rows: 2 }
  const held = { rows: [within, row, row], bytes: before }
  expect(splicedShard(held, [[1, 1]], entry)).not.toEqual(after)
  const built = await applyPackToShards(encodePack([{ name: 'services', edits: [[1, 1]] }]), () => held, [entry])
  expect(built.ok && built.value.get(entry.sha256)?.bytes).toEqual(after)
})

test('a shard that is not the promised one either way is refused', async () => {
  const [before, after] = [frame([{ id: 'a' }, { id: 'b' }]), frame([{ id: 'a' }, { id: 'c' }])]
  const entry = { name: 'services', sha256: await sha256Hex(after), bytes: after.byteLength, rows: 2 }
  const pack = encodePack([{ name: 'services', edits: [[1, 1, { id: 'd' }]] }])
  expect(await applyPackToShards(pack, () => ({ rows: rowsIn(before) ?? [], bytes: before }), [entry])).toEqual({ ok: false, failure: { kind: 'damaged', what: 'services' } })
})
