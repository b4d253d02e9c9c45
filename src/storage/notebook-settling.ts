import type { Note } from '../domain/note'
import type { KeyRecord } from './note-key'
import type { NoteSealer } from './note-sealer'
import type { NotebookDatabase, StoredNote } from './notebook-database'
import type { NotebookMirror } from './notebook-mirror'
import type { NotebookRows } from './notebook-rows'
import { mergeNotes, sameContent, settled } from '../domain/note-merge'
import { sameRecord } from './note-key'
import { copyRows, readCopy, writeCopy } from './notebook-copy'
import { healRows, readRows } from './notebook-rows'
import { encodeStoredNote, isSealed, storedNote } from './stored-note'

/** What came of holding the notebook against its mirror. */
export interface Settlement {
  /** Everything that lies in the notebook now, the broken left out. */
  readonly held: readonly StoredNote[]
  /** Notes that were brought back, the deleted not counted. */
  readonly restored: number
  /** Notes that lie here and cannot be read, and of which the mirror has no better. */
  readonly damaged: number
  readonly unmirrored: boolean
}

/** What has to be written where so that both hold the same. */
interface Healing {
  readonly toNotebook: StoredNote[]
  readonly toMirror: StoredNote[]
  /** Rows of the notebook that give way to another of the same revision. */
  readonly replaced: Map<string, StoredNote>
}

/**
 * Makes notebook and mirror hold the same: of each note the higher revision, deletions included; of two versions of one
 * revision both. A mirror that cannot be reached leaves the notebook as it is.
 *
 * @throws what {@link StorageFailure} names
 */
export async function settleNotebook(db: NotebookDatabase, mirror: NotebookMirror, sealer: NoteSealer): Promise<Settlement> {
  const rows = await readRows(db)
  const copy = await readCopy(mirror)
  if (!copy.ok)
    return { held: [...rows.notes.values()], restored: 0, damaged: rows.broken, unmirrored: rows.notes.size > 0 }
  const key = rows.key ?? keyToRestore(rows, copy.value)
  const healing = await compare(rows, copy.value, sealer)
  await healRows(healing.toNotebook, healing.replaced, rows.key ? undefined : key, db)
  const keyIsCopied = !key || (copy.value.key !== undefined && sameRecord(key, copy.value.key))
  const written = healing.toMirror.length > 0 || !keyIsCopied ? await copyRows(healing.toMirror, key, { db, mirror }) : copy
  const now = await sealOpen(db, mirror, sealer)
  return {
    held: [...now.notes.values()],
    restored: healing.toNotebook.filter(row => !row.deleted && !healing.replaced.has(row.id)).length,
    damaged: now.broken,
    unmirrored: !written.ok,
  }
}

/** The mirror's key, where everything here was sealed by it; where a note lies open, the passphrase was removed. */
function keyToRestore(rows: NotebookRows, copy: NotebookRows): KeyRecord | undefined {
  const wanted = [...copy.notes.values()].some(isSealed) && [...rows.notes.values()].every(isSealed)
  return wanted ? copy.key : undefined
}

/** Notes that came back open into a notebook with a key, from a mirror that was being sealed: sealed as soon as that can be done. */
async function sealOpen(db: NotebookDatabase, mirror: NotebookMirror, sealer: NoteSealer): Promise<NotebookRows> {
  const rows = await readRows(db)
  if (!rows.key)
    return rows
  const open = [...rows.notes.values()].filter(row => !isSealed(row))
  const closed: StoredNote[] = []
  for (const row of open) {
    const note = await sealer.open(row)
    const body = note.ok ? await sealer.seal(note.value) : note
    if (note.ok && body.ok && 'sealed' in body.value)
      closed.push(storedNote(note.value, body.value))
  }
  if (closed.length === 0)
    return rows
  await healRows(closed, new Map(open.map(row => [row.id, row])), undefined, db)
  await writeCopy(closed, rows.key, mirror)
  return readRows(db)
}

async function compare(rows: NotebookRows, copy: NotebookRows, sealer: NoteSealer): Promise<Healing> {
  const healing: Healing = { toNotebook: [], toMirror: [], replaced: new Map() }
  for (const id of new Set([...rows.notes.keys(), ...copy.notes.keys()])) {
    const [here, there] = [rows.notes.get(id), copy.notes.get(id)]
    if (here && (!there || here.revision > there.revision))
      healing.toMirror.push(here)
    else if (there && (!here || there.revision > here.revision))
      healing.toNotebook.push(there)
    else if (here && there && encodeStoredNote(here) !== encodeStoredNote(there))
      await reconcile(here, there, sealer, healing)
  }
  return healing
}

/** Two rows of one note and one revision that differ. */
async function reconcile(here: StoredNote, there: StoredNote, sealer: NoteSealer, healing: Healing): Promise<void> {
  // Sealing keeps the revision: the mirror was not reached when the passphrase was set or removed.
  if (isSealed(here) !== isSealed(there)) {
    healing.toMirror.push(here)
    return
  }
  const [mine, theirs] = [await sealer.open(here), await sealer.open(there)]
  if (mine.ok && theirs.ok)
    await keepBoth(mine.value, theirs.value, { here, there }, sealer, healing)
  else if (mine.ok)
    healing.toMirror.push(here)
  else if (theirs.ok)
    take(there, here, healing)
  // Else both are closed: they are compared when the passphrase was given.
}

async function keepBoth(mine: Note, theirs: Note, rows: { readonly here: StoredNote, readonly there: StoredNote }, sealer: NoteSealer, healing: Healing): Promise<void> {
  for (const note of mergeNotes([mine], [theirs]).map(settled)) {
    if (note.id === mine.id) {
      if (sameContent(note, mine))
        healing.toMirror.push(rows.here)
      else
        take(rows.there, rows.here, healing)
      continue
    }
    const body = await sealer.seal(note)
    if (body.ok) {
      healing.toNotebook.push(storedNote(note, body.value))
      healing.toMirror.push(storedNote(note, body.value))
    }
  }
}

function take(row: StoredNote, insteadOf: StoredNote, healing: Healing): void {
  healing.toNotebook.push(row)
  healing.replaced.set(row.id, insteadOf)
}
