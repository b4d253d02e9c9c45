import type { Problem } from '../problem'
import type { CrosswalkCells } from './crosswalk-columns'
import { squash } from './squash'

/** An initiative's name as a crosswalk prints it. */
export interface NameReading {
  /** The name on one line, with its 【再掲 code】 in front; undefined where it cannot be read. */
  readonly name: string | undefined
  readonly repostOf: string | undefined
  /** 「※R3新規」 */
  readonly mark: string
}

/** Signs that cannot begin a name: the cell lost what stood before. */
const TORN_START = /^[をがはにへとでのもやるれ、。・ーゃゅょっャュョッァィゥェォンヽ)】]/

/** Signs no name has: what is left of letters nobody could read. */
const NOISE = /[※□■�=|{}<>^~_\\]/

/**
 * Reads the name of one row.
 *
 * `known` is the name the city's own tables have for the row's code, if somebody brought them; `sameCode` the name of
 * another row of this code. A cell that is a piece of the latter is read as the whole; one that contradicts the former
 * is told, and not read: which of the two is right, a person must see.
 */
export function readName(line: CrosswalkCells, known: string | undefined, sameCode: string | undefined, problems: Problem[], notices: Problem[]): NameReading {
  const { name, repostOf, mark } = nameOf(line)
  const own = name.replace(/^【[^】]*】/, '')
  if (sameCode !== undefined && own !== '' && name !== sameCode && sameCode.includes(own)) {
    notices.push(line.problem('name', `${sameCode}（同じ番号の行から）`))
    return { name: sameCode, repostOf: repostOf ?? repostIn(sameCode), mark }
  }
  const readable = own !== '' && !TORN_START.test(own) && !NOISE.test(own)
  if (readable && (known === undefined || sameWords(known, name)))
    return { name, repostOf, mark }
  problems.push(line.problem('name', known === undefined ? '取組の名前（初めから終わりまで）' : `市の表にある名前「${known}」と同じ名前`))
  return { name: undefined, repostOf, mark }
}

/** The name as it stands, on one line, apart from the marks behind it. */
export function nameOf(line: CrosswalkCells): { readonly name: string, readonly repostOf: string | undefined, readonly mark: string } {
  const [name = '', ...marks] = squash(line.text('name')).split(/※(?=[RHS]\d)/)
  return { name, repostOf: repostIn(name), mark: marks.map(mark => `※${mark}`).join(' ') }
}

function repostIn(name: string): string | undefined {
  return /^【再掲(\d{1,2}(?:-\d{1,2}){3})】/.exec(name)?.[1]
}

/** A city's table has the name with or without its 【再掲 …】. */
function sameWords(known: string, printed: string): boolean {
  const bare = (text: string) => squash(text).replace(/^【[^】]*】/, '').replaceAll(' ', '')
  return bare(known) === bare(printed)
}
