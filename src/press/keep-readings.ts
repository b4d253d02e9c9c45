import type { EditionContent } from '../domain/edition'
import { textKey } from '../domain/reading'
import { tidy } from '../domain/tidy'
import { readableTexts } from './readable-texts'

const KANJI = /[\u3400-\u9FFF々〆ヶ]/

/** An edition with the readings an earlier one had for the same texts. */
export interface KeptReadings {
  readonly content: EditionContent
  /** Texts with kanji that have no reading, in no particular order, each once. */
  readonly unread: readonly string[]
}

/**
 * Keeps how unchanged texts are read, where nothing is at hand to read new ones: the dictionary weighs megabytes and
 * stays with the publisher.
 */
export function keepReadings(content: EditionContent, before: Pick<EditionContent, 'readings'>): KeptReadings {
  const texts = new Map(readableTexts(content).map(tidy).filter(text => KANJI.test(text)).map(text => [textKey(text), text]))
  const readings = before.readings.filter(({ key }) => texts.has(key))
  const read = new Set(readings.map(({ key }) => key))
  return { content: { ...content, readings }, unread: [...texts].filter(([key]) => !read.has(key)).map(([, text]) => text) }
}
