import type { Language } from '../../stores/settings-store'
import { computed, shallowRef } from 'vue'

/** A table of sentences with its words left open: another language fills the same places. */
export type Sentences<Table> =
  Table extends (...given: infer Given) => infer Said ? (...given: Given) => Sentences<Said>
    : Table extends string ? string
      : Table extends object ? { readonly [Place in keyof Table]: Sentences<Table[Place]> }
        : Table

type Tables = Readonly<Record<string, object>>

/** The sentences of the language shown instead of Japanese; nothing while Japanese is shown. */
const tables = shallowRef<Tables>()

/** The language the screens speak. */
export const language = computed<Language>(() => tables.value ? 'en' : 'ja')

/** BCP 47 tags for numbers and dates. */
export const LOCALE: Readonly<Record<Language, string>> = { ja: 'ja-JP', en: 'en-US' }

/** Lets every table answer from these instead of its Japanese; nothing lets Japanese speak again. */
export function answerFrom(english: Tables | undefined): void {
  tables.value = english
}

/**
 * A table of sentences that answers in the language shown.
 *
 * What reads it while drawing is drawn again when the language changes; what has read it once keeps what it read.
 */
export function sentences<const Table extends object>(name: string, japanese: Table): Sentences<Table> {
  return new Proxy(japanese, {
    get: (_, place) => Reflect.get(tables.value?.[name] ?? japanese, place),
  }) as Sentences<Table>
}
