import type { Token } from 'kuromoji'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import kuromoji from 'kuromoji'

/** One word of a text as the dictionary cuts it. */
export interface Word {
  readonly text: string
  /** Hiragana; empty where the dictionary does not know the word. */
  readonly reading: string
  readonly isNumber: boolean
}

/** Cuts a text into words with their readings. */
export type Analyser = (text: string) => readonly Word[]

let opened: Promise<Analyser> | undefined

/** The dictionary of kuromoji (IPADIC), read once for the process; about a second and 150 MB. */
export function openAnalyser(): Promise<Analyser> {
  opened ??= new Promise((resolve, reject) => {
    const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict')
    kuromoji.builder({ dicPath }).build((error, tokenizer) => {
      if (error)
        reject(error)
      else
        resolve(remembering(text => tokenizer.tokenize(text).map(wordOf)))
    })
  })
  return opened
}

/** Cutting a text costs much, and the same ones come again: in another table, and in the next edition. */
function remembering(analyse: Analyser): Analyser {
  const held = new Map<string, readonly Word[]>()
  return (text) => {
    const words = held.get(text) ?? analyse(text)
    held.set(text, words)
    return words
  }
}

function wordOf(token: Token): Word {
  const known = token.reading !== undefined && token.reading !== '*' && /^[ァ-ヶー]+$/.test(token.reading)
  return {
    text: token.surface_form,
    reading: known ? toHiragana(token.reading ?? '') : '',
    isNumber: token.pos_detail_1 === '数',
  }
}

/** Katakana as hiragana; ー and all else as they are. */
export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, kana => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}
