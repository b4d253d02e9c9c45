import type { Note } from '../../src/domain/note'
import type { Lab, Row } from './row'
import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect } from 'vitest'
import { planImport } from '../../src/domain/note-import'
import { createKey, openKey } from '../../src/storage/note-key'
import { BACKUP_LIMIT, encodeBackup, parseBackup, unsealBackup } from '../../src/storage/notebook-backup'
import { noteBinding, openText, sealText } from '../../src/storage/note-cipher'
import { encodeUtf8 } from '../../src/feed/bytes'
import { note } from '../fixtures/notes'
import { arbitraryNotes, NOTE_FEED } from '../fixtures/written-notes'
import { rows } from './row'

const LABEL = { feed: NOTE_FEED, created: '2026-12-24T09:00:00.000Z', content: 'all' } as const
const PASSPHRASE = 'さくらの咲く坂道'

async function fileOf(notes: readonly Note[]): Promise<Uint8Array> {
  return Buffer.concat(await encodeBackup(notes, LABEL))
}

/** Files that are no good backup, each refused before anything is planned. */
async function badBackups(): Promise<void> {
  const good = await fileOf([note(), note({ id: 'n2', text: '<img src=x onerror=alert(1)>' })])
  const text = new TextDecoder().decode(good)
  for (let at = 0; at < good.byteLength - 1; at += 7)
    expect(parseBackup(good.subarray(0, at), NOTE_FEED)).toMatchObject({ ok: false })
  const bad: readonly (readonly [string, Uint8Array])[] = [
    ['otherFeed', encodeUtf8(text.replaceAll('test/dev', 'town/dev'))],
    ['newer', encodeUtf8(text.replace('"spec":2', '"spec":3'))],
    ['damaged', encodeUtf8(text.replace('"text":', '"__proto__":{"deleted":true},"text":'))],
    ['tooLarge', new Uint8Array(BACKUP_LIMIT + 1)],
    ['notBackup', new Uint8Array([0x1F, 0x8B, 8, 0, 0, 0])],
    ['notBackup', new Uint8Array([0x50, 0x4B, 3, 4])],
  ]
  for (const [failure, bytes] of bad)
    expect(parseBackup(bytes, NOTE_FEED)).toEqual({ ok: false, failure })
  // A good one with an id twice, and one from another device: every text is kept, none stands in the place of another unseen.
  const twice = parseBackup(await fileOf([note({ revision: 2 }), note({ revision: 3, text: '新しい' })]), NOTE_FEED)
  const held = [note({ revision: 2, text: '端末の文' })]
  const plan = planImport(held, twice.ok && twice.value.kind === 'open' ? twice.value.notes : [])
  expect(plan.changed.map(({ text }) => text)).toContain('新しい')
}

/** A thousand notes there and back; full: ten thousand. */
async function roundTrip(lab: Lab): Promise<void> {
  await fc.assert(fc.asyncProperty(arbitraryNotes(200, 50), async (notes) => {
    const files = await encodeBackup(notes, LABEL)
    const back = files.flatMap((file) => {
      const parsed = parseBackup(file, NOTE_FEED)
      return parsed.ok && parsed.value.kind === 'open' ? parsed.value.notes : []
    })
    expect(planImport([], back).changed.toSorted(byId)).toEqual([...notes].sort(byId))
  }), { numRuns: lab.full ? 100 : 8 })
}

const byId = (a: Note, b: Note) => a.id < b.id ? -1 : 1

/** Twenty wrong passphrases, a record altered, and a vector never used twice. */
async function passphrases(lab: Lab): Promise<void> {
  const lock = await createKey(PASSPHRASE, 10)
  for (let attempt = 0; attempt < 20; attempt++)
    expect(await openKey(lock.record, `ちがう言葉${attempt}`)).toEqual({ ok: false, failure: 'wrongPassphrase' })
  expect(await openKey({ ...lock.record, wrappedKey: lock.record.wrappedKey.map((byte, index) => index === 3 ? byte ^ 1 : byte) }, PASSPHRASE)).toEqual({ ok: false, failure: 'wrongPassphrase' })
  const opened = await openKey(lock.record, PASSPHRASE)
  expect(opened.ok).toBe(true)
  const bound = noteBinding(note())
  const vectors = new Set<string>()
  const writes = lab.full ? 20_000 : 500
  for (let write = 0; write < writes; write++)
    vectors.add(Buffer.from((await sealText('同じ文', bound, lock.key)).iv).toString('hex'))
  expect(vectors.size).toBe(writes)
  const sealed = await sealText('文', bound, lock.key)
  expect(await openText(sealed, noteBinding(note({ id: 'other' })), lock.key)).toEqual({ ok: false, failure: 'damaged' })
  expect(opened.ok && await openText(sealed, bound, opened.value.key)).toEqual({ ok: true, value: '文' })
  const backup = parseBackup(Buffer.concat(await encodeBackup([note()], LABEL, lock)), NOTE_FEED)
  expect(backup.ok && backup.value.kind === 'sealed' && await unsealBackup(backup.value, 'ちがう言葉')).toEqual({ ok: false, failure: 'wrongPassphrase' })
}

/** What a transaction may not wait for: IndexedDB ends it meanwhile. */
const FOREIGN = /\b(?:fetch|crypto|caches|setTimeout|navigator|sha256Hex|checkShardBytes|sealer|mirror|locks)\b/

/** Waits inside transactions of the storage room for anything but the store itself. */
function foreignWaits(text: string): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node, inside: boolean): void => {
    const transaction = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'transaction'
    if (inside && ts.isAwaitExpression(node) && FOREIGN.test(node.expression.getText()))
      found.push(node.getText())
    ts.forEachChild(node, child => visit(child, inside || (transaction && ts.isArrowFunction(child))))
  }
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true), false)
  return found
}

async function noForeignWaits(): Promise<void> {
  expect(foreignWaits('db.transaction("rw", db.notes, async () => { await fetch("x"); await db.notes.count() })')).toEqual(['await fetch("x")'])
  for (const room of ['storage', 'sync', 'stores']) {
    for (const file of readdirSync(join('src', room)).filter(name => name.endsWith('.ts')))
      expect(foreignWaits(readFileSync(join('src', room, file), 'utf8')), file).toEqual([])
  }
}

/** Rows that need no browser: what they are about is decided before any engine sees it. */
export const PURE: readonly Row[] = rows(
  { id: 'C16', priority: 'P1', title: 'no transaction waits for anything but its store', engines: ['N'], everyday: 'N', node: noForeignWaits },
  { id: 'D3', priority: 'P0', title: 'a bad backup is refused by name before anything is planned', engines: ['N'], everyday: 'N', node: badBackups },
  { id: 'D4', priority: 'P0', title: 'notes of every kind come back from a backup as they were', engines: ['N'], everyday: 'N', node: roundTrip, limit: { everyday: 60_000, full: 300_000 } },
  { id: 'D8', priority: 'P1', title: 'wrong passphrases and altered keys do no harm, and no vector is used twice', engines: ['N'], everyday: 'N', node: passphrases },
)
