import type { Problem } from '../problem'
import type { TableName } from '../table-plan'

/** Where a proposed value was read: a cell of one of the city's own sheets. */
export interface ProposalSource {
  readonly file: string
  /** The sheet's own name in a workbook. */
  readonly sheet: string | undefined
  readonly row: number
  /** The heading of the column, or what else names the cell: 「R3実績」. */
  readonly column: string
}

/** One cell of our tables as one of the city's own sheets would have it. Nothing is written until somebody accepts it. */
export interface Proposal {
  readonly table: TableName
  /** The row's key as people read it: 「r2 / 1-1-1-1 / 2021」. */
  readonly key: string
  /** The cells of the key, which a new row is given. */
  readonly keys: Readonly<Record<string, string>>
  /** Whether our table has no row of that key yet. */
  readonly added: boolean
  readonly column: string
  /** What stands there now; '' where the cell is blank or its row is new. */
  readonly before: string
  readonly after: string
  readonly source: ProposalSource
}

/** What a sheet would change in our tables. */
export interface Adoption {
  readonly proposals: readonly Proposal[]
  /** Rows and cells that cannot be proposed: unknown numbers, names that differ, values our tables refuse. */
  readonly problems: readonly Problem[]
  /** Cells that say in both what they say in our tables already. */
  readonly same: number
}

/** Whether accepting it would put one value in the place of another. */
export function replacesValue({ before }: Proposal): boolean {
  return before !== ''
}
