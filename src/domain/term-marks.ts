import type { Term } from './city-facts'

/** A stretch of text: plain, or a term that can be explained. */
export interface MarkedText {
  readonly text: string
  readonly term?: Term | undefined
}

/** Finds terms in running text; made once for a glossary. */
export interface TermFinder {
  /**
   * Cuts a text at its terms: the longest spelling at each place, each term only where it first stands.
   *
   * Nothing inside a code (1-1-2-3), inside 「…」 or 『…』 (names of items), or inside a longer word of katakana or Latin
   * letters is marked.
   */
  readonly mark: (text: string) => readonly MarkedText[]
}

const CODE = /[0-9０-９]+(?:[-－][0-9０-９]+)+/g
const QUOTES: Readonly<Record<string, string>> = { '「': '」', '『': '』' }

/** A stretch of a text, end excluded. */
type Range = readonly [start: number, end: number]

export function termFinder(terms: readonly Term[]): TermFinder {
  const byFirst = new Map<string, { readonly spelling: string, readonly term: Term }[]>()
  for (const term of terms.filter(each => each.marked)) {
    for (const spelling of [term.term, ...term.aliases].filter(each => [...each].length > 1))
      byFirst.set(spelling.charAt(0), [...byFirst.get(spelling.charAt(0)) ?? [], { spelling, term }])
  }
  for (const candidates of byFirst.values())
    candidates.sort((a, b) => b.spelling.length - a.spelling.length)

  return {
    mark: (text) => {
      const closed = [...quotedRanges(text), ...[...text.matchAll(CODE)].map((match): Range => [match.index, match.index + match[0].length])]
      const seen = new Set<string>()
      const marked: MarkedText[] = []
      let done = 0
      for (let at = 0; at < text.length;) {
        const candidates = byFirst.get(text.charAt(at)) ?? []
        const found = candidates.find(({ spelling }) => text.startsWith(spelling, at) && isFree(text, [at, at + spelling.length], closed))
        if (!found) {
          at++
          continue
        }
        const end = at + found.spelling.length
        if (!seen.has(found.term.id)) {
          seen.add(found.term.id)
          if (at > done)
            marked.push({ text: text.slice(done, at) })
          marked.push({ text: found.spelling, term: found.term })
          done = end
        }
        at = end
      }
      if (done < text.length)
        marked.push({ text: text.slice(done) })
      return marked
    },
  }
}

/** Whether a stretch touches nothing that is closed to marks and is no piece of a longer word. */
function isFree(text: string, [start, end]: Range, closed: readonly Range[]): boolean {
  return !closed.some(([from, to]) => start < to && end > from) && !insideWord(text, start, end)
}

/** Quotes that are closed again, those within others too; a quote left open inside one ends with it. */
function quotedRanges(text: string): readonly Range[] {
  const open: { readonly closes: string, readonly at: number }[] = []
  const ranges: Range[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    const closes = QUOTES[character]
    if (closes !== undefined) {
      open.push({ closes, at })
    }
    else {
      const index = open.findLastIndex(quote => quote.closes === character)
      const [quote] = index < 0 ? [] : open.splice(index)
      if (quote)
        ranges.push([quote.at, at + 1])
    }
  }
  return ranges
}

/** Whether the stretch is a piece of a longer run of katakana or of Latin letters: 「ケア」 in 「ケアラー」. */
function insideWord(text: string, start: number, end: number): boolean {
  const joined = (left: string, right: string) =>
    [/[ァ-ヶー]/, /[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]/].some(script => script.test(left) && script.test(right))
  return joined(text.charAt(start - 1), text.charAt(start)) || joined(text.charAt(end - 1), text.charAt(end))
}
