import type { NotebookParts, NotebookReport } from './notebook'
import type { NotebookConnection } from './notebook-connection'
import type { NoteSealer } from './note-sealer'
import type { StoredNote } from './notebook-database'
import { forgetCanary, forgetInCanary, missedBy, raiseCanary, readCanary } from './notebook-canary'
import { settleNotebook } from './notebook-settling'

/** Keeps notebook, mirror and canary of one mind, and remembers what the reader should be told of it. */
export interface NotebookHealth {
  readonly report: () => NotebookReport
  /**
   * Holds them against each other once for each time the store was opened, as another one may have come in its place.
   *
   * @param again also where it was done since
   */
  settle: (again?: boolean) => Promise<void>
  /** Remembers that these were written, so that they would be missed. */
  written: (rows: readonly StoredNote[]) => void
  /** Remembers that the mirror could not be written; the next start heals it. */
  unmirrored: () => void
  /** Misses nothing any more: the reader wanted everything gone. */
  forget: () => void
}

/** @param restored called when notes came back, so that other tabs show them */
export function notebookHealth({ db, mirror, memory }: NotebookParts, connection: NotebookConnection, sealer: () => NoteSealer, restored: () => void): NotebookHealth {
  let report: NotebookReport = { restored: 0, lost: 0, unmirrored: false }
  let settledOpening = 0
  /** What this page has seen: where a browser clears an origin, the canary goes with the rest. */
  let seen = new Map<string, number>()
  let settling: Promise<void> | undefined

  async function settleNow(): Promise<void> {
    const opening = connection.openings()
    // Read first: whatever it names was in the store before.
    const canary = new Map([...seen, ...readCanary(memory)])
    const found = await connection.run(() => settleNotebook(db, mirror, sealer()))
    if (!found.ok)
      return
    settledOpening = opening
    const missed = missedBy(canary, found.value.held)
    forgetInCanary(missed, memory)
    raiseCanary(found.value.held, memory)
    seen = living(found.value.held)
    report = { restored: report.restored + found.value.restored, lost: report.lost + missed.length, unmirrored: found.value.unmirrored }
    if (found.value.restored > 0)
      restored()
  }

  return {
    report: () => report,
    async settle(again = false) {
      if (!again && settledOpening === connection.openings())
        return
      if (again)
        await settling
      settling ??= settleNow().finally(() => settling = undefined)
      await settling
    },
    written(rows) {
      raiseCanary(rows, memory)
      for (const { id, revision, deleted } of rows) {
        if (deleted)
          seen.delete(id)
        else
          seen.set(id, revision)
      }
    },
    forget() {
      seen.clear()
      forgetCanary(memory)
    },
    unmirrored() {
      report = { ...report, unmirrored: true }
    },
  }
}

function living(rows: readonly StoredNote[]): Map<string, number> {
  return new Map(rows.filter(row => !row.deleted).map(({ id, revision }) => [id, revision]))
}
