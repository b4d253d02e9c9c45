import type { Bytes } from '../feed/bytes'
import type { DeviceMemory } from './device-memory'
import type { Library } from './library'
import { sha256Hex } from '../feed/bytes'

/** The key under which the host's name for the manifest verified last is kept, with the SHA-256 of its bytes. */
const TAG_KEY = 'manifest-tag'

/** A manifest and what its host calls this state of it. */
export interface TaggedManifest {
  readonly bytes: Bytes
  readonly tag: string
}

/**
 * The manifest verified last and its tag; undefined where the device does not hold its bytes any more.
 *
 * A tag is never sent for other bytes than those it came with: the answer 「unchanged」 would then keep the wrong edition
 * for ever. So it is kept with their SHA-256, which also tells apart what two stores remember after a kill.
 */
export async function knownManifest(feed: string, memory: DeviceMemory, library: Pick<Library, 'readHolding'>): Promise<TaggedManifest | undefined> {
  const [sha256, tag] = memory.getItem(keyOf(feed))?.split(' ') ?? []
  if (!sha256 || !tag)
    return undefined
  const holding = await library.readHolding()
  for (const edition of [holding?.shown, holding?.previous]) {
    const bytes = new Uint8Array(edition?.envelope ?? [])
    if (await sha256Hex(bytes) === sha256)
      return { bytes, tag }
  }
  return undefined
}

/** Remembers what the host calls a manifest that has just been verified; one without a tag is asked for whole next time. */
export async function rememberManifest(feed: string, { bytes, tag }: { readonly bytes: Bytes, readonly tag: string | undefined }, memory: DeviceMemory): Promise<void> {
  if (tag === undefined)
    forgetManifest(feed, memory)
  else
    memory.setItem(keyOf(feed), `${await sha256Hex(bytes)} ${tag}`)
}

/** The next manifest is asked for whole. */
export function forgetManifest(feed: string, memory: DeviceMemory): void {
  memory.removeItem(keyOf(feed))
}

function keyOf(feed: string): string {
  return `${TAG_KEY}:${feed}`
}
