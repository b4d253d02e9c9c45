import type { DeviceMemory } from './device-memory'
import { NOTE_LIMIT } from '../domain/note'
import { parsed } from './stored-note'

const DRAFTS_KEY = 'note-drafts'

/** Texts kept at once; the one typed at longest ago gives way. */
export const DRAFTS_KEPT = 20

type Draft = readonly [key: string, text: string]

/** What was typed and not saved, by the place it was typed at; it outlives a reload. */
export interface Drafts {
  /** Empty where there is none. */
  read: (key: string) => string
  /** Keeps at most {@link NOTE_LIMIT} of the text; an empty one is forgotten. */
  keep: (key: string, text: string) => void
  forget: () => void
}

/**
 * Drafts on the device, or where nothing may lie open there, on the page only.
 *
 * @param secret whether a passphrase guards the notes just now
 */
export function drafts(feed: string, memory: DeviceMemory, secret: () => boolean): Drafts {
  const name = `${DRAFTS_KEY}:${feed}`
  let onPage: readonly Draft[] = []
  const all = (): readonly Draft[] => {
    const stored = readDrafts(memory.getItem(name))
    if (!secret())
      return stored
    // What was typed before the passphrase was set lies open no longer.
    if (stored.length > 0) {
      onPage = [...onPage, ...stored]
      memory.removeItem(name)
    }
    return onPage
  }
  return {
    read: key => all().find(([held]) => held === key)?.[1] ?? '',
    keep: (key, text) => {
      const others = all().filter(([held]) => held !== key)
      if (text === '' && others.length === all().length)
        return
      const kept = text === '' ? others : [...others, [key, text.slice(0, NOTE_LIMIT)] as const].slice(-DRAFTS_KEPT)
      onPage = secret() ? kept : []
      if (secret() || kept.length === 0)
        memory.removeItem(name)
      else
        memory.setItem(name, JSON.stringify(kept))
    },
    forget: () => {
      onPage = []
      memory.removeItem(name)
    },
  }
}

function readDrafts(text: string | null): readonly Draft[] {
  const value = parsed(text ?? '[]')
  return Array.isArray(value) ? value.filter(isDraft) : []
}

function isDraft(value: unknown): value is Draft {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'string' && value[1].length <= NOTE_LIMIT
}
