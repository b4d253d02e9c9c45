import type { Term } from './query'
import type { NameBlock, SearchEntries } from './search-index'
import type { SoughtForm, TextBlock } from './text-blocks'
import { isLatin } from './latin'
import { SCORE, scoreCode, scoreNameAt, scoreTerm, scoreTextOf, scoreWord, shareOfForm } from './score'
import { BLOCK_SIZE, holdersOf, sought } from './text-blocks'

/** A word of a query as it is looked for. */
export interface Wanted {
  readonly term: Term
  /** Its folded forms, the typed one first. */
  readonly forms: readonly string[]
  readonly sought: readonly SoughtForm[]
  /** Which of them may stand within a longer word that does not mean them: codes and Latin words. */
  readonly doubtful: readonly boolean[]
  /** What share of its score a name found by each of them counts for. */
  readonly shares: readonly number[]
}

/** What one word counts for in each document of a block. */
export interface Worths {
  /** 0 where it does not stand. */
  readonly scores: Float64Array
  /** Which of its forms was found; {@link NO_FORM} where it was the code. */
  readonly found: Uint8Array
}

/** In the place of a form; a word has fewer. */
export const NO_FORM = 31

/** How far a word has been found in a document: not yet, in what it belongs to, in its title or a word that means just this, somewhere that takes a closer look; or there is nothing more to find. */
const [OPEN, AREA, CLOSE, DOUBTFUL, DONE] = [0, 1, 2, 3, 4]

/** Filled anew for each block: nothing in them outlives it. */
const states = new Uint8Array(BLOCK_SIZE)
const [numbers, places] = [new Uint16Array(BLOCK_SIZE), new Uint32Array(BLOCK_SIZE)]
const [names, words] = [noWorths(), noWorths()]

export function noWorths(): Worths {
  return { scores: new Float64Array(BLOCK_SIZE), found: new Uint8Array(BLOCK_SIZE) }
}

export function wantedOf(term: Term): Wanted {
  const forms = term.kind === 'code' ? [term.text] : term.variants
  return { term, forms, sought: forms.map(sought), doubtful: forms.map(form => term.kind === 'code' || isLatin(form)), shares: forms.map((_, order) => shareOfForm(forms, order)) }
}

/**
 * Notes what a word counts for in the documents of a block.
 *
 * @param refused a number above 0 for each that is not asked about: it counts nothing there
 */
export function lookThrough(index: SearchEntries, block: number, wanted: Wanted, refused: Uint8Array, worths: Worths): void {
  const nameBlock = index.names[block]
  const bodyBlock = index.bodies[block]
  if (!nameBlock || !bodyBlock)
    return
  worths.scores.fill(0)
  names.scores.fill(0)
  words.scores.fill(0)
  for (let number = 0; number < BLOCK_SIZE; number++)
    states[number] = refused[number] ? DONE : OPEN
  byCode(index, nameBlock, wanted, worths)
  for (let order = 0; order < wanted.forms.length; order++) {
    if (wanted.doubtful[order]) {
      inDoubt(nameBlock, wanted.sought[order])
      inDoubt(bodyBlock, wanted.sought[order])
    }
  }
  for (let order = 0; order < wanted.forms.length; order++) {
    if (!wanted.doubtful[order])
      inNames(index, nameBlock, wanted, order, worths)
  }
  settle(index, nameBlock, wanted, worths)
  for (let order = 0; order < wanted.forms.length; order++) {
    if (!wanted.doubtful[order])
      inBodies(bodyBlock, wanted.sought[order], order, worths)
  }
}

function byCode({ entries }: SearchEntries, { first, coded }: NameBlock, { term: { code } }: Wanted, { scores, found }: Worths): void {
  if (code === undefined)
    return
  for (const number of coded) {
    const entry = entries[first + number]
    const score = entry && states[number] === OPEN ? scoreCode(entry, code) : undefined
    if (score !== undefined) {
      scores[number] = score
      found[number] = NO_FORM
      states[number] = DONE
    }
  }
}

function inDoubt(block: TextBlock, form: SoughtForm | undefined): void {
  const count = form ? holdersOf(block, form, states, DOUBTFUL, numbers, places) : 0
  for (let at = 0; at < count; at++)
    states[numbers[at] ?? 0] = DOUBTFUL
}

/** Where a form stands first tells what it counts for: titles come before words, and words before what a document belongs to. */
function inNames({ entries }: SearchEntries, block: NameBlock, { forms, shares, sought: made }: Wanted, order: number, { found }: Worths): void {
  const form = forms[order] ?? ''
  const looked = made[order]
  const share = shares[order] ?? 1
  const count = looked ? holdersOf(block, looked, states, DOUBTFUL, numbers, places) : 0
  for (let at = 0; at < count; at++) {
    const number = numbers[at] ?? 0
    const place = places[at] ?? 0
    const entry = entries[block.first + number]
    if (!entry)
      continue
    if (place >= (block.areas[number] ?? 0)) {
      if (states[number] === OPEN) {
        states[number] = AREA
        found[number] = order
      }
      continue
    }
    states[number] = CLOSE
    raise(names, number, scoreNameAt(entry, form, place - (block.starts[number] ?? 0)) * share, order)
    raise(words, number, scoreWord(entry, form) * share, order)
  }
}

/** Of the forms that stand in a document the one that counts most; among equals the first. */
function raise({ scores, found }: Worths, number: number, score: number, order: number): void {
  if (score > (scores[number] ?? 0)) {
    scores[number] = score
    found[number] = order
  }
}

/** What names and words come to together, and what a closer look says. */
function settle({ entries }: SearchEntries, { first, starts }: NameBlock, { term, forms }: Wanted, { scores, found }: Worths): void {
  for (let number = 0; number < starts.length - 1; number++) {
    const state = states[number]
    const name = names.scores[number] ?? 0
    const word = words.scores[number] ?? 0
    if (state === AREA) {
      scores[number] = SCORE.area
    }
    else if (state === CLOSE && (name > 0 || word > 0)) {
      scores[number] = name > 0 && word > 0 ? Math.max(name, word) + SCORE.wordInName : name || word
      found[number] = (name > 0 ? names : words).found[number] ?? 0
    }
    else if (state === CLOSE || state === DOUBTFUL) {
      const entry = entries[first + number]
      const closer = entry && (state === CLOSE ? scoreTextOf(entry, forms) : scoreTerm(entry, term))
      scores[number] = closer?.score ?? 0
      found[number] = closer?.order ?? 0
      states[number] = DONE
    }
  }
}

/** In the body of whatever has not been found otherwise. */
function inBodies(block: TextBlock, form: SoughtForm | undefined, order: number, { scores, found }: Worths): void {
  const count = form ? holdersOf(block, form, states, AREA, numbers, places) : 0
  for (let at = 0; at < count; at++) {
    const number = numbers[at] ?? 0
    scores[number] = SCORE.body
    found[number] = order
    states[number] = DONE
  }
}
