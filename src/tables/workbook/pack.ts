import { encodeUtf8 } from '../../feed/bytes'

/** A file to pack. */
interface PlainPart {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The first day an archive can tell: no clock has a part in it. */
const FIRST_DAY = 33

/** Files as a ZIP archive, deflated where the host can; the same files give the same bytes on the same host. */
export async function packParts(parts: readonly PlainPart[]): Promise<Uint8Array> {
  const bodies: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of parts) {
    const packed = await deflate(bytes)
    const label = encodeUtf8(name)
    const fields = new DataView(new ArrayBuffer(26))
    fields.setUint16(0, 20, true)
    fields.setUint16(2, 0x0800, true) // names are UTF-8
    fields.setUint16(4, packed === bytes ? 0 : 8, true)
    fields.setUint16(8, FIRST_DAY, true)
    fields.setUint32(10, crc32(bytes), true)
    fields.setUint32(14, packed.length, true)
    fields.setUint32(18, bytes.length, true)
    fields.setUint16(22, label.length, true)
    const common = new Uint8Array(fields.buffer)
    const place = new DataView(new ArrayBuffer(14))
    place.setUint32(10, offset, true)
    bodies.push(Uint8Array.of(0x50, 0x4B, 3, 4), common, label, packed)
    directory.push(Uint8Array.of(0x50, 0x4B, 1, 2, 20, 0), common, new Uint8Array(place.buffer), label)
    offset += 30 + label.length + packed.length
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054B50, true)
  end.setUint16(8, parts.length, true)
  end.setUint16(10, parts.length, true)
  end.setUint32(12, directory.reduce((sum, piece) => sum + piece.length, 0), true)
  end.setUint32(16, offset, true)
  return joined([...bodies, ...directory, new Uint8Array(end.buffer)])
}

/** The bytes deflated, or themselves where that gains nothing or the host cannot. */
async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  if (typeof CompressionStream === 'undefined' || bytes.length === 0)
    return bytes
  const stream = new CompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  const fed = Promise.all([writer.write(bytes), writer.close()])
  const pieces: Uint8Array[] = []
  for (let piece = await reader.read(); !piece.done; piece = await reader.read())
    pieces.push(piece.value ?? new Uint8Array())
  await fed
  const packed = joined(pieces)
  return packed.length < bytes.length ? packed : bytes
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++)
    value = value & 1 ? 0xEDB88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xFFFFFFFF
  for (const byte of bytes)
    crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xFF] ?? 0)
  return (crc ^ 0xFFFFFFFF) >>> 0
}
