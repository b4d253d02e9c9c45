import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { EditionSiteFile } from './edition-files'
import { refusal, success } from '../domain/outcome'
import { readEnvelope } from '../feed/envelope'
import { MANIFEST_LIMIT } from '../feed/limits'
import { readClaim } from './edition-claim'

/** A folder someone chose to write an edition into: the site's own, or one that is uploaded later. */
export interface WritableFolder {
  /** The bytes of a file; undefined where there is none. */
  readonly read: (path: string) => Promise<Bytes | undefined>
  /** Writes a whole file, folders on its way included; answers false where the disk or a permission forbids it. */
  readonly write: (path: string, bytes: Bytes) => Promise<boolean>
}

/** Why the edition is not in force in the folder; the edition before is, if there was one. */
export type FolderRefusal =
  | { readonly kind: 'otherFeed', readonly found: string, readonly expected: string } // the folder holds another city's or environment's
  | { readonly kind: 'newerThere', readonly found: number, readonly offered: number }
  | { readonly kind: 'unknownThere' } // a manifest nobody can read lies there
  | { readonly kind: 'notWritten', readonly path: string } // the disk is full, or may not be written
  | { readonly kind: 'notRead', readonly path: string } // what was written reads back otherwise

const MANIFEST = 'feed/manifest.json'

/**
 * Writes an edition's files in their order, each read back before the next; the manifest goes last, so that a stop at any
 * file leaves the edition before in force. Doing it again finishes it. Answers how many files were written.
 *
 * @param told hears the number of files done, after each.
 */
export async function writeIntoFolder(files: readonly EditionSiteFile[], folder: WritableFolder, told: (done: number) => void = () => {}): Promise<Outcome<number, FolderRefusal>> {
  const manifest = files.find(({ path }) => path === MANIFEST)
  const held = await folder.read(MANIFEST)
  const fault = held && manifest && faultOf(held, manifest.bytes)
  if (fault)
    return refusal(fault)
  const ordered = [...files.filter(file => file !== manifest), ...manifest ? [manifest] : []]
  let written = 0
  for (const [index, { path, bytes }] of ordered.entries()) {
    if (!isEqual(await folder.read(path), bytes)) {
      if (!await folder.write(path, bytes))
        return refusal({ kind: 'notWritten', path })
      if (!isEqual(await folder.read(path), bytes))
        return refusal({ kind: 'notRead', path })
      written++
    }
    told(index + 1)
  }
  return success(written)
}

/** What forbids to put one manifest in the place of another. */
function faultOf(held: Bytes, next: Bytes): FolderRefusal | undefined {
  const [there, offered] = [held, next].map((bytes) => {
    const envelope = readEnvelope(bytes, 'manifest', MANIFEST_LIMIT)
    return envelope.ok ? readClaim(envelope.value.payload) : undefined
  })
  if (!there || !offered)
    return { kind: 'unknownThere' }
  if (there.feed !== offered.feed)
    return { kind: 'otherFeed', found: there.feed, expected: offered.feed }
  const same = there.version === offered.version && isEqual(held, next)
  return there.version < offered.version || same ? undefined : { kind: 'newerThere', found: there.version, offered: offered.version }
}

function isEqual(left: Bytes | undefined, right: Bytes): boolean {
  return left !== undefined && left.length === right.length && left.every((byte, index) => byte === right[index])
}
