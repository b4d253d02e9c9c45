import type { Note } from '../../src/domain/note'
import { NotebookDatabase } from '../../src/storage/notebook-database'
import { cacheMirror } from '../../src/storage/notebook-mirror'
import { storedNotebook } from '../../src/storage/stored-notebook'
import { deviceMemory } from '../../src/storage/device-memory'

/** The app's own notebook, opened once more in a page of the app: what another tab of it would write and read. */

const FEED = 'testcity/dev'

const notebook = storedNotebook({
  feed: FEED,
  db: new NotebookDatabase(),
  mirror: cacheMirror('caches' in window ? caches : undefined),
  memory: deviceMemory(),
  makeRoom: () => Promise.resolve(),
})
const opened = notebook.open()

/** Every note held, those brought back from the mirror among them. */
export async function held(): Promise<readonly Note[]> {
  await opened
  return (await notebook.read()).notes
}

/** Brings the notebook and its mirror together again, as the next start would. */
export async function healed(): Promise<readonly Note[]> {
  await notebook.probe()
  return (await notebook.read()).notes
}

/** Writes one note, or one more write of it; resolves with its revision when the device has said that it is kept. */
export async function write(id: string, text: string): Promise<number> {
  const before = (await held()).find(note => note.id === id)
  const instant = new Date().toISOString()
  const note: Note = {
    id,
    feed: FEED,
    kind: 'note',
    item: 'initiative:r2/1-1-1-1',
    title: '見守り活動',
    version: 5,
    mark: 'f00d',
    created: before?.created ?? instant,
    changed: instant,
    deleted: false,
    text,
    revision: (before?.revision ?? 0) + 1,
  }
  const result = await notebook.write(note)
  if (!result.ok)
    throw new Error(`not written: ${JSON.stringify(result.failure)}`)
  return note.revision
}

/** Deletes a note: what is left says so. */
export async function remove(id: string): Promise<void> {
  const before = (await held()).find(note => note.id === id)
  const result = before && await notebook.write({ ...before, text: '', deleted: true, revision: before.revision + 1 })
  if (!result?.ok)
    throw new Error(`not removed: ${id}`)
}

/** Writes notes one after the other until the page ends, and tells the host of each that was kept. */
export async function burst(): Promise<void> {
  await opened
  const from = Math.floor(Math.random() * 100)
  for (let turn = 0; ; turn++) {
    const id = `n${(from + turn) % 100}`
    const revision = await write(id, `${id} の ${turn} 回目`.repeat(20))
    void fetch(`/kept/${id}/${revision}`)
  }
}

export const report = () => notebook.report()

export const mode = () => notebook.mode()
