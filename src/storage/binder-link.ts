import type { Binder } from '../domain/note'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import { fingerprint } from '../domain/fingerprint'
import { noteOf } from '../domain/note-shape'
import { refusal, success } from '../domain/outcome'
import { decodeBase64, encodeBase64, encodeUtf8 } from '../feed/bytes'
import { decodeJson } from '../feed/json'

/** The form written here, and the newest that is read. */
const FORM = 1

/** Letters of one part: a QR code of them is still read from a screen across a table. */
export const PART_LENGTH = 900

/** Parts of one binder: nobody takes more pictures than these. */
export const PARTS_MOST = 12

/** Bytes a binder unpacks to at most; whoever packed more meant no good. */
const UNPACKED_LIMIT = 64 * 1024

/** `form.set.number.count.check.data`; all but the data at most this long. */
const HEAD_LENGTH = '1.01234567.12.12.0123.'.length

const START = /^(\d{1,3})\.[0-9a-f]{8}\./
const PART = /^\d{1,3}\.([0-9a-f]{8})\.([1-9]\d?)\.([1-9]\d?)\.([0-9a-f]{4})\.([\w-]+)$/

/** Parts of one binder that were read so far. */
export interface BinderParts {
  /** What tells the parts of one binder from those of another, or of the same as it was later. */
  readonly set: string
  readonly count: number
  /** By their numbers, the first is 1. */
  readonly data: ReadonlyMap<number, string>
}

/**
 * Why a part was not taken; what was read before stays.
 *
 * `notPart` some other text · `damaged` cut or misread · `newer` made by a newer app · `otherBinder` a part of another binder
 */
export type PartFailure = 'notPart' | 'damaged' | 'newer' | 'otherBinder'

/** `tooLarge` only a file can carry it · `unsupported` this browser cannot pack. */
export type LinkFailure = 'tooLarge' | 'unsupported'

/** A binder as texts for the end of addresses, mostly one; each at most {@link PART_LENGTH} letters, all of them plain. */
export async function binderParts(binder: Binder): Promise<Outcome<readonly string[], LinkFailure>> {
  // What every binder says alike is left out.
  const bytes = encodeUtf8(JSON.stringify({ ...binder, kind: undefined, text: undefined, mark: undefined, deleted: undefined }))
  if (!('CompressionStream' in globalThis))
    return refusal('unsupported')
  const packed = bytes.byteLength > UNPACKED_LIMIT ? undefined : await bytesOf(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')), UNPACKED_LIMIT)
  if (!packed)
    return refusal('tooLarge')
  const data = encodeBase64(packed).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  const room = PART_LENGTH - HEAD_LENGTH
  const count = Math.ceil(data.length / room)
  if (count > PARTS_MOST)
    return refusal('tooLarge')
  const set = fingerprint(data).slice(0, 8)
  return success(Array.from({ length: count }, (_, at) => {
    const body = data.slice(at * room, (at + 1) * room)
    return `${FORM}.${set}.${at + 1}.${count}.${checkOf(set, at + 1, count, body)}.${body}`
  }))
}

/** Takes one more part, in whatever order and however often it comes. @param held what was read so far, if anything */
export function addPart(held: BinderParts | undefined, text: string): Outcome<BinderParts, PartFailure> {
  const [, form] = START.exec(text.trim()) ?? []
  if (form === undefined)
    return refusal('notPart')
  if (Number(form) > FORM)
    return refusal('newer')
  const [, set = '', no, all, check, body = ''] = PART.exec(text.trim()) ?? []
  const [number, count] = [Number(no), Number(all)]
  if (body === '' || number > count || count > PARTS_MOST || text.trim().length > PART_LENGTH || checkOf(set, number, count, body) !== check)
    return refusal('damaged')
  if (held && (held.set !== set || held.count !== count))
    return refusal('otherBinder')
  return success({ set, count, data: new Map([...held?.data ?? [], [number, body]]) })
}

/** The numbers of the parts that are still wanted; none where the binder is whole. */
export function missingParts({ count, data }: BinderParts): readonly number[] {
  return Array.from({ length: count }, (_, at) => at + 1).filter(number => !data.has(number))
}

/** The binder in its parts. `incomplete` some are missing · `otherFeed` of another city, or of a test. */
export async function binderOfParts(parts: BinderParts, feed: string): Promise<Outcome<Binder, 'incomplete' | 'damaged' | 'otherFeed' | 'unsupported'>> {
  if (missingParts(parts).length > 0)
    return refusal('incomplete')
  if (!('DecompressionStream' in globalThis))
    return refusal('unsupported')
  const data = [...parts.data].sort(([a], [b]) => a - b).map(([, body]) => body).join('')
  const packed = decodeBase64(data.replaceAll('-', '+').replaceAll('_', '/').padEnd(Math.ceil(data.length / 4) * 4, '='))
  if (fingerprint(data).slice(0, 8) !== parts.set || !packed.ok)
    return refusal('damaged')
  const bytes = await unpacked(packed.value)
  const value = bytes ? decodeJson(bytes) : refusal('notJson')
  const said = value.ok && typeof value.value === 'object' ? value.value : undefined
  const note = noteOf({ ...said, kind: 'binder', text: '', mark: '', deleted: false })
  if (note?.kind !== 'binder')
    return refusal('damaged')
  return note.feed === feed ? success(note) : refusal('otherFeed')
}

function checkOf(set: string, number: number, count: number, body: string): string {
  return fingerprint(`${set} ${number} ${count} ${body}`).slice(0, 4)
}

async function unpacked(packed: Bytes): Promise<Bytes | undefined> {
  try {
    return await bytesOf(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')), UNPACKED_LIMIT)
  }
  catch (error) {
    if (isRefusedByPacker(error))
      return undefined
    throw error
  }
}

/** All a stream gives; undefined, and the stream given up, as soon as it is more than the limit. */
async function bytesOf(stream: ReadableStream<Uint8Array>, limit: number): Promise<Bytes | undefined> {
  const reader = stream.getReader()
  const chunks: Bytes[] = []
  let length = 0
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.byteLength
    if (length > limit) {
      await reader.cancel()
      return undefined
    }
    chunks.push(new Uint8Array(read.value))
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

/** Browsers refuse what is not packed with a TypeError, Node with the name of zlib's error. */
function isRefusedByPacker(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_'))
}
