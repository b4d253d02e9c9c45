import type { Outcome } from '../../domain/outcome'
import type { SheetRefusal } from '../sheet-refusal'
import { refusal, success } from '../../domain/outcome'

/** One part of a ZIP archive, as its directory declares it. */
export interface ArchivePart {
  readonly name: string
  readonly deflated: boolean
  /** Bytes in the archive. */
  readonly packed: number
  /** Bytes it says it will have. */
  readonly unpacked: number
  /** Where its own header begins. */
  readonly offset: number
}

/** Parts an archive may have; a workbook of ten sheets has about forty. */
const PART_LIMIT = 2_000

/** Bytes all parts may have together: about 300,000 filled cells. Looking through more takes longer than anybody should wait for a refusal. */
const UNPACKED_LIMIT = 64 * 1024 * 1024

/** How many times smaller a large part may be packed. Sheets of one repeated word come to about 100, bombs to 1,000. */
const RATIO_LIMIT = 250

/** Parts below this are no danger however small they are packed. */
const SMALL_PART = 1024 * 1024

const END_SIGNATURE = 0x06054B50
const ENTRY_SIGNATURE = 0x02014B50
const END_LENGTH = 22
const ENTRY_LENGTH = 46

/**
 * The parts of an archive by its directory, before anything is unpacked.
 *
 * Refuses what no spreadsheet program writes: names that lead out of the archive, too many parts, too large or too
 * tightly packed ones, two parts of one name, sizes told only beside the data, archives above 4 GB (ZIP64), passwords.
 */
export function archiveParts(bytes: Uint8Array): Outcome<readonly ArchivePart[], SheetRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === undefined)
    return refusal({ kind: 'damagedArchive' })
  const count = view.getUint16(end + 10, true)
  if (count > PART_LIMIT)
    return refusal({ kind: 'tooManyEntries', found: count, limit: PART_LIMIT })
  const parts: ArchivePart[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      return refusal({ kind: 'damagedArchive' })
    const nameLength = view.getUint16(at + 28, true)
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const part = {
      name: new TextDecoder('utf-8', { fatal: false }).decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)),
      deflated: method === 8,
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    const fault = partFault(part, flags, method)
    if (fault)
      return refusal(fault)
    parts.push(part)
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  const total = parts.reduce((sum, part) => sum + part.unpacked, 0)
  if (total > UNPACKED_LIMIT)
    return refusal({ kind: 'tooLarge', bytes: total, limit: UNPACKED_LIMIT })
  return new Set(parts.map(part => part.name.toLowerCase())).size < parts.length ? refusal({ kind: 'damagedArchive' }) : success(parts)
}

function partFault({ name, packed, unpacked, deflated }: ArchivePart, flags: number, method: number): SheetRefusal | undefined {
  if (/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|^[A-Za-z]:|\0/.test(name))
    return { kind: 'outsidePath', name: name.replaceAll('\0', '') }
  if ((flags & 1) !== 0)
    return { kind: 'encrypted' }
  // Sizes that stand only beside the data could say anything; 0xFFFFFFFF means they stand elsewhere (ZIP64).
  const hidden = (flags & 8) !== 0 && packed === 0 && !name.endsWith('/')
  if (hidden || packed === 0xFFFFFFFF || unpacked === 0xFFFFFFFF || (!deflated && (method !== 0 || packed !== unpacked)) || (packed > 2 && unpacked === 0))
    return { kind: 'damagedArchive' }
  const ratio = Math.round(unpacked / Math.max(packed, 1))
  return unpacked > SMALL_PART && ratio > RATIO_LIMIT ? { kind: 'overpacked', name, ratio } : undefined
}

/** The last record of the archive; a comment of up to 64 KB may stand behind it. */
function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - END_LENGTH; at >= Math.max(0, view.byteLength - END_LENGTH - 0xFFFF); at--) {
    if (view.getUint32(at, true) === END_SIGNATURE)
      return at
  }
  return undefined
}
