/** A stretch of a sentence in one language. */
export interface Stretch {
  readonly text: string
  readonly japanese: boolean
}

/** Kana and kanji, and what stands between them and is no Latin letter, bracket or quotation mark of the sentence around them; a number right behind goes along. */
const JAPANESE = /[\u3005-\u3007\u3040-\u30FF\u3400-\u9FFF](?:[^A-Za-z()“”:;]*[\u3005-\u3007\u3040-\u30FF\u3400-\u9FFF。」）』])?(?:-?\d+)?/g

/** Whether a text is a number that a document gives its rows, 「健福-06」: a code, with nothing in it to translate. */
export function isReferenceNumber(text: string): boolean {
  return /^[\u3040-\u30FF\u3400-\u9FFF]+-\d+$/.test(text.trim())
}

/** An English sentence cut where names in Japanese begin and end in it. */
export function mixedText(text: string): readonly Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(JAPANESE)) {
    if (index > at)
      stretches.push({ text: text.slice(at, index), japanese: false })
    stretches.push({ text: found, japanese: true })
    at = index + found.length
  }
  return at < text.length ? [...stretches, { text: text.slice(at), japanese: false }] : stretches
}
