import type { Note } from '../domain/note'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from './note-failure'
import type { KeyRecord } from './note-key'
import type { Notebook, NotebookContent, NotebookParts } from './notebook'
import type { StoredNote } from './notebook-database'
import type { NotebookRows } from './notebook-rows'
import { besideClosed, planImport } from '../domain/note-import'
import { noteOf } from '../domain/note-shape'
import { refusal, success } from '../domain/outcome'
import { inTurnOfTabs } from './in-turn'
import { isKeyLost } from './notebook'
import { OPEN_SEALER } from './note-sealer'
import { notebookConnection } from './notebook-connection'
import { copyRows, readCopy } from './notebook-copy'
import { notebookHealth } from './notebook-health'
import { ATTEMPTS, changeKey, clearNotebook, clearSealed, reseal, restoreKey, sealedRows } from './notebook-keeping'
import { putRows, readRows } from './notebook-rows'

/** What tabs tell each other. */
type Message = 'changed' | 'erasing'

const NOTHING: NotebookRows = { notes: new Map(), broken: 0, key: undefined }

/** The notebook in IndexedDB, with its mirror. */
export function storedNotebook(parts: NotebookParts): Notebook {
  const { feed, db, mirror } = parts
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach(changed => changed())
  const connection = notebookConnection(db, tell)
  let sealer = OPEN_SEALER
  // Healing that read the rows before they were sealed, here or in another tab, would write their open text into the
  // mirror after it.
  const turn = inTurnOfTabs(`notebook:${db.name}`, parts.locks)
  const health = notebookHealth(parts, connection, () => sealer, () => say('changed'))
  const tabs = new BroadcastChannel(`notebook:${db.name}`)
  tabs.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data === 'erasing')
      connection.close()
    else
      tell()
  }

  function say(message: Message): void {
    tabs.postMessage(message)
  }

  function changed(): void {
    say('changed')
    tell()
  }

  async function rowsNow(): Promise<NotebookRows> {
    const rows = await connection.read(readRows)
    if (rows.ok)
      return rows.value
    const copy = await readCopy(mirror)
    return copy.ok ? copy.value : NOTHING
  }

  async function read(): Promise<NotebookContent> {
    const rows = await rowsNow()
    const opened = await Promise.all([...rows.notes.values()].map(row => sealer.open(row)))
    const failed = (name: 'locked' | 'damaged') => [...rows.notes.keys()].filter((_, index) => {
      const note = opened[index]
      return note && !note.ok && note.failure === name
    })
    const closed = new Set(failed('locked'))
    return {
      notes: opened.flatMap(note => note.ok && note.value.feed === feed ? [note.value] : []),
      locked: closed.size,
      closed,
      damaged: rows.broken + failed('damaged').length,
      key: rows.key,
    }
  }

  /** Puts rows in; where the disk is full, once more when what can be fetched again was given up for them. */
  async function put(rows: readonly StoredNote[], sealedBy: KeyRecord | undefined): Promise<Outcome<void, NoteFailure>> {
    const once = () => connection.run(() => putRows(rows, sealedBy, db))
    let result = await once()
    if (!result.ok && result.failure === 'full') {
      await parts.makeRoom()
      result = await once()
    }
    if (!result.ok)
      return refusal(connection.mode() === 'readonly' && result.failure !== 'newer' ? 'readonly' : result.failure)
    if (result.value === 'locked')
      return refusal('locked')
    if (result.value !== 'put') {
      const theirs = await sealer.open(result.value.theirs)
      return refusal(theirs.ok ? { kind: 'conflict', theirs: theirs.value } : 'locked')
    }
    await health.settle()
    const copied = await connection.run(() => copyRows(rows, undefined, parts))
    if (!copied.ok || !copied.value.ok)
      health.unmirrored()
    health.written(rows)
    changed()
    return success(undefined)
  }

  async function putNotes(notes: readonly Note[]): Promise<Outcome<void, NoteFailure>> {
    const by = sealer
    const rows = await sealedRows(notes, by)
    return rows.ok ? turn(() => put(rows.value, by.record)) : rows
  }

  async function writeAll(notes: readonly Note[]): Promise<Outcome<void, NoteFailure>> {
    // What could not be read again is never written.
    return notes.every(noteOf) ? putNotes(notes) : refusal('tooLong')
  }

  async function take(notes: readonly Note[]): ReturnType<Notebook['take']> {
    for (let attempt = 1; ; attempt++) {
      const held = await read()
      if (held.locked > 0 && !isKeyLost(held))
        return refusal('locked')
      const plan = planImport(held.notes, besideClosed(notes, held.closed))
      const result = await putNotes(plan.changed)
      if (result.ok)
        return success(plan)
      // Another screen wrote between reading and putting in.
      if (typeof result.failure === 'string' || attempt === ATTEMPTS)
        return refusal(result.failure)
    }
  }

  return {
    feed,
    mode: connection.mode,
    report: health.report,
    sealer: () => sealer,
    read,
    async write(note) {
      const result = await writeAll([note])
      return result.ok ? success(note) : result
    },
    writeAll,
    take,
    async open() {
      await connection.open()
      await turn(() => health.settle())
      tell()
    },
    async probe() {
      await connection.run(() => db.notes.count())
      await turn(() => health.settle())
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    useSealer(next) {
      sealer = next
      tell()
      // Versions that could not be compared while they were closed are compared now.
      void turn(() => health.settle(true)).then(tell)
    },
    async reseal(next, key) {
      const done = await turn(async () => {
        const sealed = await reseal(parts, connection, { before: sealer, after: next }, key)
        if (sealed.ok)
          sealer = next
        return sealed
      })
      if (!done.ok)
        return done
      if (!done.value.mirrored)
        health.unmirrored()
      changed()
      return success(undefined)
    },
    async changeKey(key) {
      const done = await turn(() => changeKey(parts, connection, key))
      changed()
      return done
    },
    async restoreKey(next, key) {
      const done = await turn(() => restoreKey(parts, connection, next, key))
      changed()
      return done
    },
    async clearSealed() {
      const done = await turn(() => clearSealed(parts, connection))
      // Nobody misses what was removed on purpose.
      if (done.ok)
        health.written(done.value.map(row => ({ ...row, deleted: true })))
      changed()
      return done.ok ? success(undefined) : done
    },
    async clear() {
      const done = await turn(async () => {
        const cleared = await clearNotebook(parts, connection)
        if (cleared.ok)
          health.forget()
        return cleared
      })
      changed()
      return done
    },
    async erase() {
      say('erasing')
      health.forget()
      await mirror.erase()
      const done = await connection.erase()
      tell()
      return done
    },
    close() {
      listeners.clear()
      connection.close()
      tabs.close()
    },
  }
}
