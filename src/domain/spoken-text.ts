import { spokenFigures, spokenSpans, spokenYears } from './spoken-numbers'

/** A stretch of a text, by its places; the end is excluded. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Signs a sentence ends with, with the signs that close after it and belong to it; the end of a line. */
const ENDS = /[。！？!?]+[」』）)】〕”]*|\n/g

/** Longer than this, a sentence is cut at a 、. */
const LONGEST = 120

/** The sentences of a text, in order, without the blanks around them: after 。！？, at line ends, long ones at 、. */
export function sentencesOf(text: string): readonly Stretch[] {
  const ends = [...text.matchAll(ENDS)].map(match => match.index + match[0].length)
  return [...ends, text.length]
    .map((to, index) => trimmed(text, { from: ends[index - 1] ?? 0, to }))
    .filter(piece => piece.to > piece.from)
    .flatMap(piece => shortened(text, piece))
}

function trimmed(text: string, { from, to }: Stretch): Stretch {
  const inside = text.slice(from, to)
  const start = from + inside.length - inside.trimStart().length
  return { from: start, to: start + inside.trim().length }
}

/** Cuts at the last 、 that is near enough, else at the first there is; a sentence without any stays whole. */
function shortened(text: string, piece: Stretch): readonly Stretch[] {
  const pieces: Stretch[] = []
  let rest = piece
  while (rest.to - rest.from > LONGEST) {
    const near = text.lastIndexOf('、', rest.from + LONGEST - 1)
    const cut = (near > rest.from ? near : text.indexOf('、', rest.from + LONGEST)) + 1
    if (cut <= 0 || cut >= rest.to)
      break
    pieces.push(trimmed(text, { from: rest.from, to: cut }))
    rest = trimmed(text, { from: cut, to: rest.to })
  }
  return [...pieces, rest]
}

/**
 * What a voice is to say for a text as it is written: years, codes, telephone numbers and signs in words.
 *
 * A text of nothing but signs without words is given back as it is.
 */
export function spoken(text: string): string {
  const prepared = [plainWidth, spokenNames, spokenYears, spokenFigures, spokenSpans].reduce((said, step) => step(said), text.trim())
  return [spokenDashes, spokenArrows, spokenSigns, tidied].reduce((said, step) => step(said), prepared) || text.trim()
}

/** Whether a voice has anything to say: letters or figures. */
export function isSayable(said: string): boolean {
  return /[\p{L}\p{N}]/u.test(said)
}

const ROMAN = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ'

function plainWidth(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ％]|[\uFF66-\uFF9F]+/g, characters => characters.normalize('NFKC'))
    .replace(/([ァ-ヶー])[－−‐](?=[ァ-ヶ])/g, '$1ー')
    .replace(/[①-⑳](?=[〜～~–]|$|[\s、。，．）)」』])/g, sign => sign.normalize('NFKC'))
    .replace(/[①-⑳]/g, sign => `${sign.normalize('NFKC')}、`)
    .replace(/[Ⅰ-Ⅻ]/g, sign => String(ROMAN.indexOf(sign) + 1))
}

/** Signs that stand for a word, and addresses nobody wants to hear letter by letter. */
function spokenNames(text: string): string {
  return text
    .replace(/https?:\/\/[^\s、。（）「」]+/g, 'インターネットのアドレス')
    .replace(/〒\s*/g, '郵便番号 ')
    .replace(/[℡☎]\s*/g, '電話 ')
    .replace(/№\s*/g, '番号')
    .replace(/㎡/g, '平方メートル')
}

/** A dash that stands for a missing entry is said; one inside a text is a pause. */
function spokenDashes(text: string): string {
  return text
    .replace(/(^|[\s、：:（(])[―—‒–－‐−ー-]{1,2}(?=\s*(?:$|[、。）)]))/g, '$1記載なし')
    .replace(/[―—‒–]+|－/g, '、')
    .replace(/([一-龠々ぁ-んァ-ヶー])-(?=\d)/g, '$1 ')
}

const ARROW = /\s*[→⇒➡⇨]\s*/

/** A→B → AからBへ; with more places, one after the other. */
function spokenArrows(text: string): string {
  const [first = '', ...others] = text.split(ARROW)
  return others.reduce((said, next, index) => {
    if (said === '' || next === '')
      return said + next
    const place = /^[^\s、。，．（）()「」『』：]*/.exec(next)?.[0] ?? ''
    return `${said}${index === 0 ? 'から' : '、さらに'}${withTowards(place)}${next.slice(place.length)}`
  }, first)
}

/** B → Bへ; a word that says so itself, 「Bに変わった」, is left alone. */
function withTowards(place: string): string {
  if (/[^ぁ-ん][にへ](?:[^ぁ-ん]|な|の|し|$)/.test(place))
    return place
  const noun = /^.*[^ぁ-ん](?=の)/.exec(place)?.[0]
  return noun === undefined ? `${place}へ` : `${noun}へ${place.slice(noun.length)}`
}

const KANJI_NUMBER = '一二三四五六七八九〇'

function spokenSigns(text: string): string {
  return text
    .replace(new RegExp(`(^|[^${KANJI_NUMBER}])〇(?![${KANJI_NUMBER}])`, 'g'), '$1まる')
    .replace(/[○◯]/g, 'まる')
    .replace(/◎/g, '二重まる')
    .replace(/△/g, 'さんかく')
    .replace(/(\d)\s*×\s*(?=\d)/g, '$1かける')
    .replace(/×/g, 'ばつ')
    .replace(/※\s*/g, '注、')
    .replace(/[）)](?=[のはがをにでともへやか])/g, '')
    .replace(/[」』]\s*[「『]/g, '、')
    .replace(/[「」『』“”"‘’]/g, '')
    .replace(/[（）()［］[\]｛｝{}〔〕【】〈〉《》・･•●■◆▪◦▶▼▽▲〜～：:；;／｜|…‥]/g, '、')
}

function tidied(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?(?:、 ?)+/g, '、')
    .replace(/、(?=[。！？!?，])/g, '')
    .replace(/^、|、$/g, '')
    .replace(/。、/g, '。')
    .trim()
}
