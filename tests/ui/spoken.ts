/** A sentence as a screen says it, and the place it stands at. */
export interface Spoken {
  readonly place: string
  readonly said: string
}

/** What a place that stands open is filled with: a word that is no Latin one and no ending. */
const FILL = '市'

/** Stands for whatever a sentence is given: a word, several words, or something with words in it. */
const anything: unknown = new Proxy([FILL], {
  get: (list, key) => {
    if (key === Symbol.toPrimitive || key === 'toString')
      return () => FILL
    if (key === 'replace' || key === 'replaceAll' || key === 'trim')
      return () => anything
    if (key === '0' || (typeof key === 'string' && !(key in list)))
      return anything
    const found: unknown = Reflect.get(list, key)
    return key === 'map' || key === 'flatMap' || key === 'filter' ? Array.prototype[key].bind([anything, anything]) : found
  },
})

const GIVEN: readonly unknown[] = [anything, 0, 1, 2, 3, undefined, FILL]

/** Every sentence of a table; one that is put together is said with several fillings. */
export function spokenIn(table: unknown, place: string, more: Readonly<Record<string, readonly (readonly unknown[])[]>>): readonly Spoken[] {
  if (typeof table === 'string')
    return [{ place, said: table }]
  if (isSentence(table)) {
    const rounds = [...GIVEN.map(given => Array.from({ length: 8 }, () => given)), ...more[place] ?? []]
    const said = rounds.flatMap(given => sayWith(table, given))
    return [...new Set(said)].map(each => ({ place, said: each }))
  }
  if (typeof table !== 'object' || table === null)
    return []
  return Object.entries(table).flatMap(([name, part]: [string, unknown]) => spokenIn(part, `${place}.${name}`, more))
}

function isSentence(part: unknown): part is (...given: readonly unknown[]) => unknown {
  return typeof part === 'function'
}

/** Fillings of the wrong kind say nothing; whether any was right is for the caller to ask. */
function sayWith(table: (...given: readonly unknown[]) => unknown, given: readonly unknown[]): readonly string[] {
  try {
    const said: readonly unknown[] = [table(...given)].flat(3)
    return said.filter((each): each is string => typeof each === 'string' && !/NaN|undefined/.test(each))
  }
  catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      return []
    throw error
  }
}

/** Places whose sentence no filling could bring to speak. */
export function silentIn(table: unknown, place: string, more: Readonly<Record<string, readonly (readonly unknown[])[]>>): readonly string[] {
  if (isSentence(table))
    return spokenIn(table, place, more).length === 0 ? [place] : []
  if (typeof table !== 'object' || table === null)
    return []
  return Object.entries(table).flatMap(([name, part]: [string, unknown]) => silentIn(part, `${place}.${name}`, more))
}
