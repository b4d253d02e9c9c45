import type { ItemRef, RefKind } from './item-ref'

/** Languages the texts of an edition may be translated into, as BCP 47 tags. */
export const TRANSLATED = ['en'] as const
export type TranslatedLanguage = typeof TRANSLATED[number]

/** Whether a BCP 47 tag names Japanese; voices of some devices have _ for -. */
export function isJapaneseTag(tag: string): boolean {
  return /^ja(?:$|[-_])/i.test(tag)
}

/** A name or word of the edition in another language. */
export interface Translation {
  readonly lang: TranslatedLanguage
  /** The Japanese text it stands for, letter by letter as the tables hold it. */
  readonly text: string
  readonly translation: string
  /** Whether someone who speaks for the city has read it. */
  readonly reviewed: boolean
}

/** What has a text in やさしい日本語. */
export const EASY_KINDS: readonly RefKind[] = ['goal', 'direction', 'service']

/** A goal, direction or service in やさしい日本語. */
export interface EasyText {
  readonly ref: ItemRef
  readonly text: string
  /** Whether someone who speaks for the city has read it. */
  readonly reviewed: boolean
}
