import type { Ruby } from '../domain/reading'
import { toHiragana } from './word-readings'

/** Runs of a word: kana that stand for themselves, signs that are not spoken, letters that need kana above them. */
const RUNS = /[ぁ-ゖァ-ヺーゝゞヽヾ]+|[・「」『』（）()〜～、。！？\s]+|[^ぁ-ゖァ-ヺーゝゞヽヾ・「」『』（）()〜～、。！？\s]+/g
const KANA = /^[ぁ-ゖァ-ヺーゝゞヽヾ]/
const SIGN = /^[・「」『』（）()〜～、。！？\s]/
/** Kana no reading begins with. */
const NEVER_FIRST = /^[ぁぃぅぇぉゃゅょっんー]/

/**
 * Lays the reading of a word above the letters that need it: 支え合い, ささえあい → 支〔ささ〕え合〔あ〕い.
 *
 * The kana of the word must stand in the reading in their order, and no part may begin with a kana that begins no
 * reading; where no such split is found, the whole word is read as one.
 */
export function alignReading(word: string, reading: string): readonly Ruby[] {
  const [parts, readings] = [word.split('・'), reading.split('・')]
  if (parts.length > 1 && parts.length === readings.length)
    return partByPart(parts, readings)
  const runs = word.match(RUNS) ?? []
  const unread = (run: string) => KANA.test(run) || SIGN.test(run)
  if (runs.every(unread))
    return []
  const spoken = reading.replaceAll('・', '')
  const pattern = runs.map(run => SIGN.test(run) ? '' : KANA.test(run) ? toHiragana(run) : '(?![ぁぃぅぇぉゃゅょっんー])(.+?)').join('')
  const match = new RegExp(`^${pattern}$`).exec(spoken)
  if (!match || touchingRuns(runs))
    return [{ from: 0, to: word.length, reading: spoken }]
  const rubies: Ruby[] = []
  let [at, group] = [0, 0]
  for (const run of runs) {
    if (!unread(run)) {
      group += 1
      rubies.push({ from: at, to: at + run.length, reading: match[group] ?? '' })
    }
    at += run.length
  }
  return rubies.some(ruby => NEVER_FIRST.test(ruby.reading)) ? [{ from: 0, to: word.length, reading: spoken }] : rubies
}

/** Words joined by dots, each read by itself. */
function partByPart(parts: readonly string[], readings: readonly string[]): readonly Ruby[] {
  let at = 0
  return parts.flatMap((part, index) => {
    const from = at
    at += part.length + 1
    return alignReading(part, readings[index] ?? '').map(ruby => ({ ...ruby, from: ruby.from + from, to: ruby.to + from }))
  })
}

/** Whether two runs that need kana have only signs between them, so that nothing tells where one reading ends. */
function touchingRuns(runs: readonly string[]): boolean {
  const heard = runs.filter(run => !SIGN.test(run))
  return heard.some((run, index) => index > 0 && !KANA.test(run) && !KANA.test(heard[index - 1] ?? ''))
}
