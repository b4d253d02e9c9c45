/** The offices of a cell, and whether the cell itself tells them apart. */
export interface DepartmentReading {
  readonly names: readonly string[]
  readonly asPrinted: boolean
}

/**
 * The offices a cell names, in its order: 「福祉総務課 (市社協)」 is one, with its partner in brackets.
 *
 * Where the spaces between two names were lost, the names that stand alone elsewhere in the sheet tell where to cut, if
 * there is one way to do it.
 */
export class DepartmentNames {
  /** How often each name stands alone. */
  private readonly known: ReadonlyMap<string, number>

  constructor(cells: readonly string[]) {
    const known = new Map<string, number>()
    for (const name of cells.flatMap(split).map(withoutPartner).filter(isName))
      known.set(name, (known.get(name) ?? 0) + 1)
    this.known = known
  }

  /** Undefined where the names cannot be told: a blank cell, names run together in two ways, a name spoilt. */
  read(cell: string): DepartmentReading | undefined {
    const printed = split(cell)
    const names: string[] = []
    for (const name of printed) {
      const [only, second] = isName(withoutPartner(name)) ? [[name]] : this.cuts(name, 1)
      if (!only || second || only.some(part => this.isSpoilt(withoutPartner(part))))
        return undefined
      names.push(...only)
    }
    return names.length === 0 ? undefined : { names, asPrinted: names.length === printed.length }
  }

  /** Every way to put the text together from known names, with at most so many that stand nowhere alone. */
  private cuts(text: string, strangers: number): readonly (readonly string[])[] {
    if (text === '')
      return [[]]
    return nameEnds(text).flatMap((end) => {
      const name = text.slice(0, end)
      const cost = this.known.has(withoutPartner(name)) ? 0 : 1
      return !isName(withoutPartner(name)) || cost > strangers ? [] : this.cuts(text.slice(end), strangers - cost).map(rest => [name, ...rest])
    })
  }

  /** Whether a name stands once in the whole sheet and ends like one that stands often: letters of it were misread. */
  private isSpoilt(name: string): boolean {
    return (this.known.get(name) ?? 0) <= 1 && [...this.known].some(([other, times]) => times >= 10 && other !== name && commonEnd(name, other) >= Math.max(4, name.length * 0.6))
  }
}

/** How the names of offices end. */
const ENDING = /(?:課|室|署|部|局|所|館|センター|協議会)$/

/** An ending with another name behind it. */
const INSIDE = /(?:課|室|署|センター)(?=[^()])/

function isName(text: string): boolean {
  return ENDING.test(text) && !INSIDE.test(text)
}

/** Where a name may end: behind an ending and the partner in brackets that follows it. */
function nameEnds(text: string): readonly number[] {
  return [...text.matchAll(/(?:課|室|署|部|局|所|館|センター|協議会)(?:\([^()]*\))?/g)].map(match => match.index + match[0].length)
}

/** A name broken by the end of a line has no ending before the break. */
function split(cell: string): readonly string[] {
  const parts = cell.normalize('NFKC')
    .replace(/\([^()]*\)/g, partner => partner.replace(/\s+/g, ''))
    .replace(/\s+(?=\()/g, '')
    .split(/[\s、,;]+/).filter(part => part !== '')
  const names: string[] = []
  for (const part of parts) {
    const before = names.at(-1)
    if (before !== undefined && !ENDING.test(withoutPartner(before)))
      names[names.length - 1] = `${before}${part}`
    else
      names.push(part)
  }
  return names
}

function withoutPartner(name: string): string {
  return name.replace(/\([^()]*\)$/, '')
}

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length))
    length += 1
  return length
}
