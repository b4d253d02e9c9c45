import type { Payload } from '../feed/payload'
import type { Root } from '../feed/root'
import type { Holding, Library } from '../storage/library'
import type { FetchedPack, PackRequest } from './take-pack'
import { eraOf } from '../storage/era'
import { breakOff } from './break-off'
import { missingFrom } from './take-changes'
import { fetchPack } from './take-pack'

/** The pack of an update, asked for before it is known whether the update may be believed. */
export interface PackAhead {
  /** Asks for it where the edition shown is sure to be whole. Nothing of it is read here. */
  readonly ask: (payload: Payload, root: Root) => void
  /** What became of it; undefined where it was not asked for. */
  readonly asked: () => Promise<FetchedPack | undefined> | undefined
  /** Breaks it off, if it is still on its way. */
  readonly end: () => Promise<void>
}

/**
 * Asks for a pack while the host is asked for a newer root, so that an update does not wait for one answer after the other.
 *
 * Only where this page has the rows of the edition shown in memory: else it must first be seen whether its shards are whole.
 */
export function packAhead(holding: Holding | undefined, { library, source, signal, progress }: Omit<PackRequest, 'library'> & { readonly library: Pick<Library, 'readBefore'> }): PackAhead {
  const part = breakOff(signal)
  let pack: Promise<FetchedPack | undefined> | undefined
  return {
    ask: (payload, root) => {
      const shown = holding?.damaged ? undefined : holding?.shown
      if (shown && eraOf(shown) === (root.restart?.root ?? 0) && library.readBefore(shown))
        pack = fetchPack({ from: shown.payload, to: payload, missing: missingFrom(shown.payload, payload) }, { source, signal: part.signal, progress })
    },
    asked: () => pack,
    end: async () => {
      part.abort()
      part.release()
      await pack
    },
  }
}
