import type { Binder } from '../../src/domain/note'
import type { BinderParts } from '../../src/storage/binder-link'
import fc from 'fast-check'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/domain/fingerprint'
import { refusal, success } from '../../src/domain/outcome'
import { addPart, binderOfParts, binderParts, missingParts, PART_LENGTH, PARTS_MOST } from '../../src/storage/binder-link'
import { binder } from '../fixtures/notes'
import { arbitraryNotes, NOTE_FEED } from '../fixtures/written-notes'

const FEED = 'test/dev'

/** Titles as long and as different as those of a real plan. */
function long(entries: number, id = 'b'): Binder {
  return binder({ id, entries: Array.from({ length: entries }, (_, at) => ({ id: `e${at}`, kind: 'item', title: `${fingerprint(`${at}`)}${String.fromCodePoint(0x4E00 + at * 97)}の取組を進めるための話し合い`, item: `initiative:r2/1-1-1-${at}`, mark: fingerprint(`mark ${at}`) })) })
}

async function partsOf(of: Binder): Promise<readonly string[]> {
  const parts = await binderParts(of)
  if (!parts.ok)
    throw new Error(parts.failure)
  return parts.value
}

function taken(parts: readonly string[]): BinderParts {
  const held = parts.reduce<BinderParts | undefined>((before, part) => {
    const next = addPart(before, part)
    if (!next.ok)
      throw new Error(next.failure)
    return next.value
  }, undefined)
  if (!held)
    throw new Error('no parts')
  return held
}

/** A part as a forger makes it, every check in it right. */
function forged(packed: Uint8Array): BinderParts {
  const data = Buffer.from(packed).toString('base64url')
  const room = PART_LENGTH - 22
  const count = Math.ceil(data.length / room)
  return taken(Array.from({ length: count }, (_, at) => {
    const [set, body] = [fingerprint(data).slice(0, 8), data.slice(at * room, (at + 1) * room)]
    return `1.${set}.${at + 1}.${count}.${fingerprint(`${set} ${at + 1} ${count} ${body}`).slice(0, 4)}.${body}`
  }))
}

const packed = (value: unknown) => deflateRawSync(JSON.stringify(value))

describe('a binder as the end of an address', () => {
  test('is one text of plain letters where it is small, and comes back whole', async () => {
    const parts = await partsOf(binder())
    expect(parts).toHaveLength(1)
    expect(parts[0]).toMatch(/^[\w.-]{1,900}$/)
    expect(await binderOfParts(taken(parts), FEED)).toEqual(success(binder()))
  })

  test('of twenty lines is a few parts, none longer than it may be', async () => {
    const parts = await partsOf(long(20))
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.length).toBeLessThanOrEqual(4)
    expect(parts.filter(part => !/^[\w.-]{1,900}$/.test(part))).toEqual([])
  })

  test('comes back whatever it holds, in whatever order and however often its parts are read', async () => {
    const arbitrary = fc.tuple(arbitraryNotes(30, 10).map(notes => notes.find(note => note.kind === 'binder' && !note.deleted)), fc.infiniteStream(fc.nat()))
    await fc.assert(fc.asyncProperty(arbitrary, async ([of, order]) => {
      fc.pre(of?.kind === 'binder')
      const parts = await binderParts({ ...of, mark: '' })
      fc.pre(parts.ok)
      const read = [...parts.value, ...parts.value].map(part => ({ part, at: order.next().value })).sort((a, b) => a.at - b.at).map(({ part }) => part)
      expect(await binderOfParts(taken(read), NOTE_FEED)).toEqual(success({ ...of, mark: '' }))
    }), { numRuns: 50 })
  })

  test('read in any order is whole only when no part is missing', async () => {
    const parts = await partsOf(long(40))
    const [last = '', ...others] = parts.toReversed()
    const held = taken(others)
    expect(missingParts(held)).toEqual([parts.length])
    expect(await binderOfParts(held, FEED)).toEqual(refusal('incomplete'))
    const whole = addPart(held, last)
    expect(whole.ok && missingParts(whole.value)).toEqual([])
    expect(whole.ok && await binderOfParts(whole.value, FEED)).toEqual(success(long(40)))
  })

  test('that is too large for it is refused before anybody takes pictures', async () => {
    expect(await binderParts(long(100))).toEqual(success(expect.any(Array)))
    const filled = { ...long(100), entries: long(100).entries.map((entry, at) => ({ ...entry, text: Array.from({ length: 60 }, (_, no) => fingerprint(`${at} ${no}`)).join('') })) }
    expect(await binderParts(filled)).toEqual(refusal('tooLarge'))
  })
})

describe('a text that is read', () => {
  test.each<[string, string, (part: string) => string]>([
    ['some other address', 'notPart', () => 'https://example.jp/'],
    ['nothing', 'notPart', () => ''],
    ['a part of a newer app', 'newer', part => part.replace(/^1\./, '2.')],
    ['a part cut short', 'damaged', part => part.slice(0, -3)],
    ['a part cut in its head', 'damaged', part => part.slice(0, 12)],
    ['a part with one letter misread', 'damaged', part => part.replace(/.$/, last => last === 'A' ? 'B' : 'A')],
    ['a part with a sign that is none', 'damaged', part => `${part}!`],
    ['a part beyond the last', 'damaged', part => part.replace(/\.1\.(\d+)\./, '.9.$1.')],
    ['a part of more than there may be', 'damaged', part => part.replace(/\.1\.\d+\./, `.1.${PARTS_MOST + 1}.`)],
  ])('is named and leaves what was read: %s → %s', async (_, failure, change) => {
    const [first = '', second = ''] = await partsOf(long(30))
    const held = taken([second])
    expect(addPart(held, change(first))).toEqual(refusal(failure))
    expect(missingParts(held)).toContain(1)
  })

  test('may stand between blanks', async () => {
    const [part = ''] = await partsOf(binder())
    expect(addPart(undefined, ` ${part}\n`)).toMatchObject({ ok: true })
  })

  test('of another binder, or of this one as it was later, is not mixed in', async () => {
    const [first = ''] = await partsOf(long(30))
    for (const other of [long(30, 'c'), { ...long(30), revision: 2 }])
      expect(addPart(taken([first]), (await partsOf(other))[1] ?? '')).toEqual(refusal('otherBinder'))
  })
})

describe('parts that somebody made up', () => {
  test.each<[string, string, () => Uint8Array]>([
    ['are of another city', 'otherFeed', () => packed({ ...binder(), feed: 'town/dev' })],
    ['hold a note', 'damaged', () => packed({ ...binder(), kind: 'note', item: 'goal:r2/1' })],
    ['hold a line too many', 'damaged', () => packed({ ...binder(), entries: [...long(100).entries, ...binder().entries] })],
    ['hold a key to every object', 'damaged', () => deflateRawSync('{"__proto__":{"planted":true}}')],
    ['hold no object', 'damaged', () => packed(7)],
    ['hold no JSON', 'damaged', () => deflateRawSync('{')],
    ['hold nothing', 'damaged', () => deflateRawSync('')],
    ['are not packed', 'damaged', () => new Uint8Array([1, 2, 3, 255, 255, 7])],
    ['are packed, and cut', 'damaged', () => packed(binder()).subarray(0, 40)],
    ['unpack to a thousand times their size', 'damaged', () => deflateRawSync(`${' '.repeat(4 * 1024 * 1024)}${JSON.stringify(binder())}`)],
  ])('are refused: they %s → %s', async (_, failure, make) => {
    expect(await binderOfParts(forged(make()), FEED)).toEqual(refusal(failure))
    expect(Reflect.get({}, 'planted')).toBeUndefined()
  })

  test('never throw, whatever they hold', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), async (bytes) => {
      expect(await binderOfParts(forged(bytes), FEED)).toMatchObject({ ok: false })
    }))
  })
})
