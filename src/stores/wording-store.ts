import type { ItemRef } from '../domain/item-ref'
import type { EasyText, Translation } from '../domain/languages'
import type { ReadingBook } from '../domain/reading'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { tidy } from '../domain/tidy'
import { useLibraryStore } from './library-store'

/** How the texts of the edition on the device are read aloud, put in plain words, and called in English. */
export const useWordingStore = defineStore('wording', () => {
  const library = useLibraryStore()
  const readings = computed<ReadingBook>(() => new Map(library.content.readings.map(({ key, marks }) => [key, marks])))
  const english = computed(() => new Map(library.content.translations.filter(({ lang }) => lang === 'en').flatMap(entriesOf)))
  const easyTexts = computed(() => new Map(library.content.easy.map(text => [text.ref, text])))

  /** The text of an item in やさしい日本語; undefined where there is none. */
  const easy = (ref: ItemRef): EasyText | undefined => easyTexts.value.get(ref)

  return { readings, english, easy }
})

/** A translation under its text, and under the name alone where the text begins with a mark such as 【再掲1-2-2-2】. */
function entriesOf({ text, translation }: Translation): [string, string][] {
  const whole: [string, string] = [tidy(text), translation]
  const bare = /^【[^】]*】(.+)$/.exec(tidy(text))?.[1]
  return bare === undefined ? [whole] : [whole, [bare, translation.replace(/^\[[^\]]*\]\s*/, '')]]
}
