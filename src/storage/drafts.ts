import type { DeviceMemory } from './device-memory'
import type { TextVault } from './note-sealer'
import { NOTE_LIMIT } from '../domain/note'
import { isRevision } from '../domain/note-fields'
import { decodeBase64, encodeBase64 } from '../feed/bytes'
import { inTurn } from './in-turn'
import { parsed } from './stored-note'

const DRAFTS_KEY = 'note-drafts'

/** Texts kept at once; the one typed at longest ago gives way. */
export const DRAFTS_KEPT = 20

/** What was typed where, and for an edit, which revision of its note it began from. */
type Draft = readonly [key: string, text: string, basis?: number]

/** How drafts may lie on the device: open, or where a passphrase guards the notes, sealed by its key once that is open. */
export interface DraftGuard {
  readonly secret: boolean
  readonly vault?: TextVault | undefined
}

/** What was typed and not saved, by the place it was typed at; it outlives a reload. */
export interface Drafts {
  /** Empty where there is none. */
  read: (key: string) => string
  /** The revision of its note from which an edit began; undefined where it is none, or an older app kept it. */
  basisOf: (key: string) => number | undefined
  /** Keeps at most {@link NOTE_LIMIT} of the text; an empty one is forgotten. */
  keep: (key: string, text: string, basis?: number) => void
  /** Follows a guard that changed: what it opens can be read, and what it must close is closed. */
  follow: () => Promise<void>
  /** Resolves when all that was kept lies on the device. */
  settled: () => Promise<void>
  forget: () => void
}

/** Drafts on the device; under a passphrase they lie sealed, and until it was given, what is typed stays on the page. */
export function drafts(feed: string, memory: DeviceMemory, guard: () => DraftGuard): Drafts {
  const name = `${DRAFTS_KEY}:${feed}`
  const turn = inTurn()
  /** What this page knows while nothing may lie open; the device has it too, sealed, as far as the key was there. */
  let onPage: readonly Draft[] = []
  const all = (): readonly Draft[] => {
    const stored = openDrafts(memory.getItem(name))
    if (guard().secret && stored.length > 0) {
      // What was typed before the passphrase was set lies open no longer.
      onPage = merged(stored, onPage)
      memory.removeItem(name)
    }
    return guard().secret ? onPage : merged(stored, onPage)
  }

  /** What lies sealed on the device; another tab may have put it there. */
  async function sealedHere(vault: TextVault): Promise<readonly Draft[]> {
    const sealed = sealedDrafts(memory.getItem(name))
    const text = sealed && await vault.open(sealed, bindingOf(feed))
    return text?.ok ? openDrafts(text.value) : []
  }

  async function seal(change: (there: readonly Draft[]) => readonly Draft[]): Promise<void> {
    const { vault } = guard()
    if (!vault)
      return
    const wanted = change(await sealedHere(vault))
    const sealed = await vault.seal(JSON.stringify(wanted), bindingOf(feed))
    // The passphrase may have been taken away meanwhile: then the drafts lie open already.
    if (guard().vault !== vault)
      return
    if (wanted.length === 0)
      memory.removeItem(name)
    else
      memory.setItem(name, JSON.stringify({ iv: encodeBase64(sealed.iv), data: encodeBase64(sealed.data) }))
  }

  function lay(kept: readonly Draft[]): void {
    if (kept.length === 0)
      memory.removeItem(name)
    else
      memory.setItem(name, JSON.stringify(kept))
  }

  return {
    read: key => found(all(), key)?.[1] ?? '',
    basisOf: key => found(all(), key)?.[2],
    keep: (key, text, basis) => {
      const before = all()
      if (text === '' && !found(before, key))
        return
      const change = (there: readonly Draft[]) => changed(there, key, text, basis)
      if (!guard().secret) {
        onPage = []
        lay(change(before))
        return
      }
      onPage = change(before)
      void turn(() => seal(change))
    },
    follow: () => turn(async () => {
      const { secret, vault } = guard()
      const known = all()
      if (!secret && onPage.length > 0) {
        onPage = []
        lay(known)
      }
      if (!vault)
        return
      const there = await sealedHere(vault)
      onPage = merged(there, onPage)
      if (known.length > 0)
        await seal(() => onPage)
    }),
    settled: () => turn(async () => {}),
    forget: () => {
      onPage = []
      memory.removeItem(name)
    },
  }
}

function bindingOf(feed: string): string {
  return `note-drafts/1/${feed}`
}

function found(kept: readonly Draft[], key: string): Draft | undefined {
  return kept.find(([held]) => held === key)
}

function changed(kept: readonly Draft[], key: string, text: string, basis: number | undefined): readonly Draft[] {
  const others = kept.filter(([held]) => held !== key)
  const typed = text.slice(0, NOTE_LIMIT)
  return text === '' ? others : [...others, basis === undefined ? [key, typed] as const : [key, typed, basis] as const].slice(-DRAFTS_KEPT)
}

/** Of two drafts of one place the later. */
function merged(earlier: readonly Draft[], later: readonly Draft[]): readonly Draft[] {
  return [...earlier.filter(([key]) => !found(later, key)), ...later].slice(-DRAFTS_KEPT)
}

function openDrafts(text: string | null): readonly Draft[] {
  const value = parsed(text ?? '[]')
  return Array.isArray(value) ? value.filter(isDraft) : []
}

function sealedDrafts(text: string | null) {
  const value = parsed(text ?? '')
  if (typeof value !== 'object' || value === null || !('iv' in value) || !('data' in value) || typeof value.iv !== 'string' || typeof value.data !== 'string')
    return undefined
  const [iv, data] = [decodeBase64(value.iv), decodeBase64(value.data)]
  return iv.ok && data.ok ? { iv: iv.value, data: data.value } : undefined
}

function isDraft(value: unknown): value is Draft {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string' && value[1].length <= NOTE_LIMIT
    && (value.length === 2 || (value.length === 3 && isRevision(value[2])))
}
