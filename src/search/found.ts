/** What was found, in arrays of numbers: for every letter typed there may be thousands, and a worker hands them over. */
export interface Found {
  /** The documents by their numbers, best first. */
  readonly order: Uint32Array<ArrayBuffer>
  /** For each the place of its forms in `forms`: few ways of being found are many documents' ways. */
  readonly ways: Uint32Array<ArrayBuffer>
  /** The folded forms that found it. */
  readonly forms: readonly (readonly string[])[]
  /** True where nothing matched and these only resemble the query. */
  readonly near: boolean
}

/** A list that finds are put into. */
export interface Finds {
  /** @param way a number of {@link waysFound} */
  readonly add: (at: number, score: number, way: number) => void
  readonly count: () => number
  /** Equals in the order in which they were put in. */
  readonly bestFirst: (forms: Found['forms']) => Found
}

/** What is put into the list that is being made; kept for the next one, so that questions leave little behind. */
let [ats, ways, scoreOf] = [new Uint32Array(0), new Uint32Array(0), new Uint32Array(0)]

/** An empty list; there is one at a time. Most finds are equals: what is sorted are the scores, and each find has the number of its own. @param most how many there can be */
export function finds(most: number): Finds {
  if (ats.length < most)
    [ats, ways, scoreOf] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)]
  const scores: number[] = []
  const equals: number[] = []
  const known = new Map<number, number>()
  let count = 0
  let [last, lastNumber] = [Number.NaN, 0]

  function numberOf(score: number): number {
    const number = known.get(score) ?? scores.push(score) - 1
    known.set(score, number)
    return number
  }

  return {
    add: (at, score, way) => {
      if (score !== last)
        [last, lastNumber] = [score, numberOf(score)]
      equals[lastNumber] = (equals[lastNumber] ?? 0) + 1
      ats[count] = at
      ways[count] = way
      scoreOf[count] = lastNumber
      count++
    },
    count: () => count,
    bestFirst: (forms) => {
      const next = placesOfScores(scores, equals)
      const found = { order: new Uint32Array(count), ways: new Uint32Array(count), forms, near: false }
      for (let at = 0; at < count; at++) {
        const number = scoreOf[at] ?? 0
        const place = next[number] ?? 0
        next[number] = place + 1
        found.order[place] = ats[at] ?? 0
        found.ways[place] = ways[at] ?? 0
      }
      return found
    },
  }
}

/** Where the finds of each score begin, the highest score first. */
function placesOfScores(scores: readonly number[], equals: readonly number[]): number[] {
  const places: number[] = []
  let next = 0
  for (const [, number] of scores.map((score, number) => [score, number] as const).sort(([a], [b]) => b - a)) {
    places[number] = next
    next += equals[number] ?? 0
  }
  return places
}

/** Ways in which documents were found, each one's forms in the order of the words. */
export interface WaysFound {
  /** The way with one form more. @param order of the word's forms */
  readonly further: (way: number, word: number, order: number) => number
  readonly forms: Found['forms']
}

/** Before anything is found there is the way 0, without any form. @param formOf undefined where the word was found by its code */
export function waysFound(formOf: (word: number, order: number) => string | undefined): WaysFound {
  const forms: (readonly string[])[] = [[]]
  const known = new Map<number, number>()
  let [last, lastMade] = [-1, 0]
  return {
    further: (way, word, order) => {
      // A query has fewer than 128 words, and a word fewer than 32 forms.
      const step = (way * 128 + word) * 32 + order
      // The same again, as for thousands of hits.
      if (step === last)
        return lastMade
      const next = known.get(step)
      if (next !== undefined) {
        [last, lastMade] = [step, next]
        return next
      }
      const form = formOf(word, order)
      const made = form === undefined && way === 0 ? 0 : forms.push([...forms[way] ?? [], ...form === undefined ? [] : [form]]) - 1
      known.set(step, made)
      return made
    },
    forms,
  }
}

/** Near ones, in their order. */
export function nearOnes(entries: readonly { readonly at: number, readonly forms: readonly string[] }[]): Found {
  return {
    order: Uint32Array.from(entries, ({ at }) => at),
    ways: Uint32Array.from(entries, (_, place) => place),
    forms: entries.map(({ forms }) => forms),
    near: true,
  }
}
