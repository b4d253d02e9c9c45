import type { Outcome } from '../../domain/outcome'
import type { SheetRefusal } from '../sheet-refusal'
import type { ArchivePart } from './archive'
import { refusal, success } from '../../domain/outcome'

const PART_SIGNATURE = 0x04034B50
const HEADER_LENGTH = 30

/** Unpacks one part, and not a byte more than its directory declares: a part that goes on is a bomb. */
export async function unpackPart(bytes: Uint8Array, part: ArchivePart): Promise<Outcome<Uint8Array, SheetRefusal>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (part.offset + HEADER_LENGTH > bytes.length || view.getUint32(part.offset, true) !== PART_SIGNATURE)
    return refusal({ kind: 'damagedArchive' })
  const start = part.offset + HEADER_LENGTH + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true)
  const packed = bytes.subarray(start, start + part.packed)
  if (packed.length < part.packed)
    return refusal({ kind: 'damagedArchive' })
  return part.deflated && part.packed > 0 ? inflate(packed, part) : success(packed)
}

async function inflate(packed: Uint8Array, part: ArchivePart): Promise<Outcome<Uint8Array, SheetRefusal>> {
  if (typeof DecompressionStream === 'undefined')
    return refusal({ kind: 'cannotUnpack' })
  const stream = new DecompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  // Both settle with what is read below: a fault of theirs is told there.
  const fed = Promise.allSettled([writer.write(packed), writer.close()])
  const unpacked = new Uint8Array(part.unpacked)
  let length = 0
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const value = piece.value ?? new Uint8Array()
      if (length + value.length > part.unpacked) {
        await reader.cancel()
        return refusal({ kind: 'overpacked', name: part.name, ratio: Math.round((length + value.length) / part.packed) })
      }
      unpacked.set(value, length)
      length += value.length
    }
  }
  catch (error) {
    // Browsers say TypeError, Node an Error with the code of zlib.
    if (error instanceof TypeError || (error instanceof Error && 'code' in error))
      return refusal({ kind: 'damagedArchive' })
    throw error
  }
  await fed
  return length === part.unpacked ? success(unpacked) : refusal({ kind: 'damagedArchive' })
}
