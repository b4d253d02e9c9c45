import type { Bytes } from '../feed/bytes'
import type { EditionSiteFile } from './edition-files'
import { encodeUtf8 } from '../feed/bytes'

/** Sizes of the fixed parts of an archive, in bytes. */
const LOCAL_HEADER = 30
const DIRECTORY_ENTRY = 46
const DIRECTORY_END = 22

/** Names are UTF-8. */
const FLAGS = 0x0800

/** Needed to unpack: ZIP 2.0. */
const VERSION = 20

/**
 * The files as one ZIP archive, in their order, not compressed: the same files and date give the same bytes everywhere.
 *
 * @param created ISO instant in UTC; every file bears it, so that a program that uploads by date sees which are new.
 * @see APPNOTE.TXT of PKWARE, 4.3
 */
export function zipEdition(files: readonly EditionSiteFile[], created: string): Bytes {
  const entries = files.map(({ path, bytes }) => ({ name: encodeUtf8(path), bytes, crc: crc32(bytes) }))
  const total = entries.reduce((sum, { name, bytes }) => sum + LOCAL_HEADER + DIRECTORY_ENTRY + 2 * name.length + bytes.length, DIRECTORY_END)
  const archive = new Uint8Array(total)
  const view = new DataView(archive.buffer)
  const stamp = dosTime(created)
  const directoryAt = entries.reduce((sum, { name, bytes }) => sum + LOCAL_HEADER + name.length + bytes.length, 0)
  let at = 0
  let listedAt = directoryAt
  for (const { name, bytes, crc } of entries) {
    /** What both a file's header and its entry in the directory say, from `to` on. */
    const describe = (to: number) => {
      view.setUint16(to, VERSION, true)
      view.setUint16(to + 2, FLAGS, true)
      view.setUint32(to + 6, stamp, true)
      view.setUint32(to + 10, crc, true)
      view.setUint32(to + 14, bytes.length, true)
      view.setUint32(to + 18, bytes.length, true)
      view.setUint16(to + 22, name.length, true)
    }
    view.setUint32(listedAt, 0x02014B50, true)
    view.setUint16(listedAt + 4, VERSION, true)
    describe(listedAt + 6)
    view.setUint32(listedAt + 42, at, true)
    archive.set(name, listedAt + DIRECTORY_ENTRY)
    listedAt += DIRECTORY_ENTRY + name.length

    view.setUint32(at, 0x04034B50, true)
    describe(at + 4)
    archive.set(name, at + LOCAL_HEADER)
    archive.set(bytes, at + LOCAL_HEADER + name.length)
    at += LOCAL_HEADER + name.length + bytes.length
  }
  view.setUint32(listedAt, 0x06054B50, true)
  view.setUint16(listedAt + 8, entries.length, true)
  view.setUint16(listedAt + 10, entries.length, true)
  view.setUint32(listedAt + 12, listedAt - directoryAt, true)
  view.setUint32(listedAt + 16, directoryAt, true)
  return archive
}

/** Date and time as an archive writes them: the digits of UTC, since an archive knows no time zone. */
function dosTime(created: string): number {
  const date = new Date(created)
  const day = (date.getUTCFullYear() - 1980) << 9 | (date.getUTCMonth() + 1) << 5 | date.getUTCDate()
  const time = date.getUTCHours() << 11 | date.getUTCMinutes() << 5 | date.getUTCSeconds() >> 1
  return (day << 16 | time) >>> 0
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++)
    value = value & 1 ? value >>> 1 ^ 0xEDB88320 : value >>> 1
  return value >>> 0
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xFFFFFFFF
  for (const byte of bytes)
    crc = crc >>> 8 ^ (CRC_TABLE[(crc ^ byte) & 0xFF] ?? 0)
  return (crc ^ 0xFFFFFFFF) >>> 0
}
