import type { ReadingBook } from './reading'
import { rubiesOf } from './reading'
import { tidy } from './tidy'

const ROWS: readonly (readonly [consonant: string, kana: string])[] = [
  ['', 'あいうえお'], ['k', 'かきくけこ'], ['g', 'がぎぐげご'], ['s', 'さしすせそ'], ['z', 'ざじずぜぞ'], ['t', 'たちつてと'], ['d', 'だぢづでど'],
  ['n', 'なにぬねの'], ['h', 'はひふへほ'], ['b', 'ばびぶべぼ'], ['p', 'ぱぴぷぺぽ'], ['m', 'まみむめも'], ['r', 'らりるれろ'],
]
const OTHERS: readonly (readonly [kana: string, sound: string])[] = [
  ['し', 'shi'], ['じ', 'ji'], ['ち', 'chi'], ['ぢ', 'ji'], ['つ', 'tsu'], ['づ', 'zu'], ['ふ', 'fu'], ['や', 'ya'], ['ゆ', 'yu'], ['よ', 'yo'], ['わ', 'wa'], ['ゐ', 'i'], ['ゑ', 'e'], ['を', 'o'],
  ['ぁ', 'a'], ['ぃ', 'i'], ['ぅ', 'u'], ['ぇ', 'e'], ['ぉ', 'o'], ['ゃ', 'ya'], ['ゅ', 'yu'], ['ょ', 'yo'], ['ゎ', 'wa'], ['ゔ', 'vu'], ['ん', 'n'],
]
const SOUND: ReadonlyMap<string, string> = new Map([
  ...ROWS.flatMap(([consonant, kana]) => [...kana].map((letter, at): [string, string] => [letter, consonant + 'aiueo'.charAt(at)])),
  ...OTHERS,
])
const SMALL: Readonly<Record<string, string>> = { ゃ: 'ya', ゅ: 'yu', ょ: 'yo', ぁ: 'a', ぃ: 'i', ぅ: 'u', ぇ: 'e', ぉ: 'o' }

/** Kana in the Latin letters of Hepburn: long vowels plainly, without a stroke above; whatever is no kana stays. */
export function romaji(kana: string): string {
  const letters = tidy(kana).replace(/[ァ-ヴ]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0x60)).replace(/ー/g, '')
  return letters
    .replace(/([ぁ-ゔ])([ゃゅょぁぃぅぇぉ])/g, (_, whole: string, small: string) => joined(SOUND.get(whole) ?? whole, SMALL[small] ?? small))
    .replace(/ん(?=[あいうえおをやゆよ])/g, 'n\'')
    .replace(/[ぁ-ゖ]/g, letter => letter === 'っ' ? letter : SOUND.get(letter) ?? letter)
    .replace(/っ(?=ch)/g, 't')
    .replace(/っ([a-z]?)/g, (_, next: string) => /[^aiueon]/.test(next) ? next + next : next)
    .replace(/o[ou]/g, 'o')
    .replace(/uu/g, 'u')
}

/** し and ゅ are shu, き and ゅ kyu, ふ and ぁ fa, て and ぃ ti. */
function joined(whole: string, small: string): string {
  const stem = whole.slice(0, -1)
  return /^(?:sh|ch|j)$/.test(stem) ? stem + small.slice(-1) : stem + small
}

/** Words that names write in kana; what is written around them is a word of its own. */
const WORDS = /(こども|みらい|くらし|つどい|ひろば|いきいき|つながり|ひきこもり|ふれあい|なんでも|すこやか|きらきら|ひとり|いのち|ごみ|わんわん|センター|サポート|ファミリー|ボランティア)/
/** Words that hold a sentence together, at the end of what is written in kana between two words. */
const KANA_BEFORE_PARTICLE = /^([ぁ-ゖ]*?)(への|での|から|など|などの|[のとやをにでへ])$/
/** What marks a word as such a particle: a word may sound the same, に (two). */
const PARTICLE = '~'

/** A name as it is said, in Latin letters and word by word; undefined where the edition does not read it. */
export function romajiName(text: string, book: ReadingBook): string | undefined {
  const shown = tidy(text)
  const rubies = rubiesOf(shown, book)
  const words: string[] = []
  let at = 0
  for (const { from, to, reading } of rubies) {
    addBetween(words, shown.slice(at, from), at > 0)
    words.push(reading)
    at = to
  }
  addBetween(words, shown.slice(at), at > 0)
  const spoken = words.filter(word => word.trim() !== '').map(word => word.startsWith(PARTICLE) ? particle(word.slice(1)) : capital(romaji(word.trim()))).join(' ')
  return isRead(spoken) ? spoken.replace(/\s*([()/])\s*/g, (_, sign: string) => ({ '(': ' (', ')': ') ' })[sign] ?? sign).trim() : undefined
}

/** What stands in kana after a word belongs to it (暮らし), but for particles, words of their own, and katakana. */
function addBetween(words: string[], between: string, afterWord: boolean): void {
  const [start = ''] = /^[ぁ-ゖ]*/.exec(between) ?? []
  const own = start.search(WORDS)
  const tail = own < 0 ? start : start.slice(0, own)
  const [ending = '', ...particles] = particlesApart(tail)
  words.push((afterWord ? words.pop() ?? '' : '') + ending, ...particles)
  for (const part of between.slice(tail.length).normalize('NFKC').replace(/[・「」『』“”、。【】]/g, ' ').split(/([ァ-ヴー]+|\s+|[()/])/).flatMap(each => each.split(WORDS)))
    words.push(...particlesApart(part))
}

function particlesApart(part: string): readonly string[] {
  const [, word, found] = KANA_BEFORE_PARTICLE.exec(part) ?? []
  return word === undefined || found === undefined ? [part] : [word, PARTICLE + found]
}

/** へ is said e here, and two particles are two words. */
function particle(kana: string): string {
  return kana.replace(/(.)の$/, '$1 の').split(' ').map(each => each === 'へ' ? 'e' : romaji(each)).join(' ')
}

function isRead(spoken: string): boolean {
  return spoken !== '' && !/[\u3005-\u3007\u3040-\u30FF\u3400-\u9FFF]/.test(spoken)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
