import type { CityTables } from './city-tables'
import type { TableName } from './table-plan'

/** A cell of a row, in words a person finds it by. */
export interface MergePlace {
  readonly table: TableName
  /** The table's Japanese title. */
  readonly title: string
  /** The row's key as it is read: 「r2 / 1-1-2-3 / 2026」. */
  readonly key: string
  /** The column's name; absent for a row as a whole. */
  readonly field?: string | undefined
  /** The column's heading. */
  readonly heading?: string | undefined
}

/** A cell, or a new row's, taken from one part or from several that agree. */
export interface MergedCell extends MergePlace {
  readonly before: string
  readonly after: string
  /** The 課 it comes from. */
  readonly by: readonly string[]
}

/**
 * Why a cell was not taken by itself: two parts differ, the master changed since the part was handed out, a part left a cell
 * blank that was not, a part has a row no more, or the master has it no more.
 */
export type ConflictKind = 'twoValues' | 'changedSince' | 'blanked' | 'rowRemoved' | 'rowGone'

/** One way to settle a conflict. */
export interface MergeChoice {
  /** `base` leaves the master as it is. */
  readonly id: string
  readonly by: readonly string[]
  /** What would stand there; '' is a blank cell, or no row. */
  readonly value: string
}

/** A question to the secretariat. */
export interface MergeConflict extends MergePlace {
  /** Stays the same whichever order the parts come in. */
  readonly id: string
  readonly kind: ConflictKind
  /** The master's first. */
  readonly choices: readonly MergeChoice[]
  /** What was chosen; undefined while nobody has. */
  readonly chosen: string | undefined
}

/** Why something of a part, or all of it, was not even asked about. */
export type MergeRefusalKind = 'otherCity' | 'noDepartment' | 'unknownDepartment' | 'foreignRow' | 'foreignColumn' | 'doubleKey' | 'blankKey'

/** Something of a part that does not belong to its 課, or belongs nowhere. */
export interface MergeRefusal {
  readonly kind: MergeRefusalKind
  readonly by: string
  /** The table's title, the row on the part's sheet and what was found there; absent where the whole part is refused. */
  readonly title?: string | undefined
  readonly sheet?: string | undefined
  readonly row?: number | undefined
  readonly letter?: string | undefined
  readonly heading?: string | undefined
  readonly found?: string | undefined
}

/** What became of many 課's parts and the master. */
export interface TableMerge {
  /** The master with everything taken; where a conflict is open, as it was. */
  readonly tables: CityTables
  readonly changes: readonly MergedCell[]
  readonly conflicts: readonly MergeConflict[]
  readonly refused: readonly MergeRefusal[]
  /** Conflicts nobody has chosen for. */
  readonly unresolved: number
}

/** A refusal in a clerk's words. */
export function tellMergeRefusal({ kind, by, title, row, letter, heading, found }: MergeRefusal): string {
  const place = [title, row === undefined ? undefined : `${letter ?? ''}${row}${letter === undefined ? ' 行目' : ''}`, heading && `（${heading}）`].filter(part => part !== undefined).join(' ')
  switch (kind) {
    case 'otherCity': return `${by}：別の市の表（${found ?? ''}）です。まとめません`
    case 'noDepartment': return `${by}：どの課の分か分かりません。「記入用の表」を課ごとに作って配り、それを入れてください`
    case 'unknownDepartment': return `${by}：この課が受け持つ行は、元の表にありません。課の名前を確かめてください`
    case 'foreignRow': return `${by}：${place}：この課の行ではありません（${found ?? ''}）。取りこみません。直すときは事務局が元の表を直してください`
    case 'foreignColumn': return `${by}：${place}：この課が書く列ではありません（${found ?? ''}）。取りこみません。直すときは事務局が元の表を直してください`
    case 'doubleKey': return `${by}：${place}：同じ番号の行が2つあります（${found ?? ''}）。どちらも取りこみません。1つにしてもらってください`
    case 'blankKey': return `${by}：${place}：番号の列が空欄です。どの行のことか分からないので取りこみません`
  }
}

/** What a conflict asks, in a clerk's words. */
export function tellConflict({ kind, title, key, heading, choices }: MergeConflict): string {
  const [base, ...others] = choices
  const values = others.map(({ by, value }) => `${by.join('、')}「${value === '' ? '（空欄）' : value}」`).join('、')
  const place = `${title} ${key}${heading === undefined ? '' : ` ${heading}`}`
  const now = `いま「${base?.value === '' ? '（空欄）' : base?.value ?? ''}」`
  switch (kind) {
    case 'twoValues': return `${place}：課によって書いたことがちがいます。${now}、${values}`
    case 'changedSince': return `${place}：表を配ったあとに、元の表も変わりました。${now}、${values}`
    case 'blanked': return `${place}：書いてあったものが空欄になりました。${now}、${values}`
    case 'rowRemoved': return `${place}：行がなくなりました（${others.flatMap(({ by }) => by).join('、')}）。消してよいですか`
    case 'rowGone': return `${place}：元の表からなくなった行に書いてあります。${values}。行を戻しますか`
  }
}
