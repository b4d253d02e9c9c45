import type { DeskAdoption } from '../storage/publishing-desk'
import type { AimQuestion } from '../tables/adopt/aim-choices'
import type { Proposal } from '../tables/adopt/proposal'
import type { CityFiles } from '../tables/city-files'
import type { CityTables } from '../tables/city-tables'
import type { SheetGroup } from '../tables/group-problems'
import type { OwnSheetKind } from '../tables/sheets/sheet-kinds'
import type { OwnSheet } from './publishing-files'

export type { DeskAdoption } from '../storage/publishing-desk'
export type { AimQuestion } from '../tables/adopt/aim-choices'
export type { OwnSheetKind } from '../tables/sheets/sheet-kinds'

/** What taking a row would do: make it, fill blanks of one that is there, or put values in the place of others. */
export const ADOPTION_WAYS = ['added', 'filled', 'changed'] as const
export type AdoptionWay = typeof ADOPTION_WAYS[number]

/** Cells of one row of ours that are taken together or not at all. */
export interface AdoptedRow {
  /** Everything it would write, so that another value is another row and never taken for this one. */
  readonly id: string
  readonly way: AdoptionWay
  readonly title: string
  readonly key: string
  /** What people call it, where our tables name it. */
  readonly name: string
  /** The row of the city's sheet. */
  readonly from: number
  readonly cells: readonly { readonly title: string, readonly before: string, readonly after: string }[]
  /** Other rows of the sheet that would write into one of its cells: one at most can be taken. */
  readonly rivals: readonly string[]
}

/** What a sheet would write into one of our tables. */
export interface AdoptionGroup {
  readonly table: string
  readonly title: string
  readonly rows: readonly AdoptedRow[]
}

/** One of the city's own sheets beside our tables. */
export interface AdoptedSheet {
  readonly name: string
  readonly kinds: readonly OwnSheetKind[]
  /** Undefined where there are several and nobody said which. */
  readonly kind: OwnSheetKind | undefined
  readonly questions: readonly AimQuestion[]
  /** Whether all is answered that must be before anything can be proposed. */
  readonly answered: boolean
  /** Rows of the sheet. */
  readonly rows: number
  /** Cells that say what our tables say already. */
  readonly same: number
  /** What can still be taken. */
  readonly groups: readonly AdoptionGroup[]
  /** What was taken and stands in the tables. */
  readonly taken: readonly AdoptedRow[]
  /** Rows that were taken and are proposed no more, since the sheet or the tables have changed. */
  readonly lost: number
  readonly problems: readonly SheetGroup[]
}

const NOTHING: DeskAdoption = { said: {}, picks: {}, taken: [] }

/** The tables with everything that was taken from the city's own sheets, each sheet held against what those before it left. */
export async function adoptSheets(files: CityFiles, sheets: readonly OwnSheet[], adoptions: Readonly<Record<string, DeskAdoption>>): Promise<{ readonly files: CityFiles, readonly sheets: readonly AdoptedSheet[] }> {
  const { cityTableFiles, readCityTables } = await import('../tables/city-tables')
  const { applyProposals } = await import('../tables/adopt/apply-proposals')
  const read = await readCityTables(files)
  // Why they cannot be read the check says.
  if (!read.ok)
    return { files, sheets: [] }
  let tables = read.value
  const adopted: AdoptedSheet[] = []
  for (const own of sheets) {
    const { sheet, accepted } = await adoptOne(own, tables, adoptions[own.sheet.name] ?? NOTHING)
    const written = applyProposals(tables, accepted)
    if (!written.ok)
      throw new Error('proposals of the tables themselves were refused by them')
    tables = written.value
    adopted.push(sheet)
  }
  return { files: adopted.some(({ taken }) => taken.length > 0) ? cityTableFiles(tables) : files, sheets: adopted }
}

async function adoptOne({ kinds, sheet }: OwnSheet, tables: CityTables, { said, taken }: DeskAdoption): Promise<{ readonly sheet: AdoptedSheet, readonly accepted: readonly Proposal[] }> {
  const { aimQuestions } = await import('../tables/adopt/aim-choices')
  const { adoptSheet } = await import('../tables/adopt/adopt-sheet')
  const { placeOwnProblems } = await import('../tables/adopt/place-own-problems')
  const { groupProblems } = await import('../tables/group-problems')
  const kind = kinds.length === 1 ? kinds[0] : kinds.find(each => each === said.kind)
  const questions = kind ? aimQuestions(kind, sheet, tables, said) : []
  const answered = kind !== undefined && questions.every(({ needed, chosen }) => !needed || chosen !== '')
  const seen = { name: sheet.name, kinds, kind, questions, answered }
  const aim = new Map(questions.filter(({ chosen }) => chosen !== '').map(({ field, chosen }) => [field, chosen]))
  const year = aim.get('year')
  const adoption = kind && answered ? adoptSheet(kind, sheet, tables, { plan: aim.get('plan'), toPlan: aim.get('toPlan'), source: aim.get('source'), year: year === undefined ? undefined : Number(year) }) : undefined
  if (!adoption?.ok)
    return { sheet: { ...seen, rows: 0, same: 0, groups: [], taken: [], lost: taken.length, problems: [] }, accepted: [] }
  const { proposals, problems, unread, rows, same } = adoption.value
  const found = rowsOf(proposals, tables)
  const { chosen, open } = settle(found, new Set(taken))
  return {
    sheet: { ...seen, rows, same, groups: groupsOf(open), taken: chosen.map(({ row }) => row), lost: taken.length - chosen.length, problems: groupProblems(placeOwnProblems(sheet, [...unread, ...problems])) },
    accepted: chosen.flatMap(each => each.proposals),
  }
}

interface FoundRow {
  readonly table: string
  readonly row: AdoptedRow
  readonly proposals: readonly Proposal[]
}

/** Proposals by the row they write into, the row they come from, and what they would do there. */
function rowsOf(proposals: readonly Proposal[], tables: CityTables): readonly FoundRow[] {
  const rows = new Map<string, Proposal[]>()
  for (const proposal of proposals) {
    const place = JSON.stringify([proposal.table, proposal.key, proposal.source.row, wayOf(proposal)])
    rows.set(place, [...rows.get(place) ?? [], proposal])
  }
  const places = new Map([...rows].map(([place, own]) => [place, own.map(cellOf)]))
  const idOf = (place: string) => JSON.stringify([place, (rows.get(place) ?? []).map(({ column, before, after }) => [column, before, after])])
  const writers = new Map<string, string[]>()
  for (const [place, cells] of places) {
    for (const cell of cells)
      writers.set(cell, [...writers.get(cell) ?? [], place])
  }
  return [...rows].flatMap(([place, own]) => {
    const [first] = own
    if (!first)
      return []
    const { table, key, keys, source } = first
    const resource = tables.package.resources.find(({ name }) => name === table)
    const titleOf = (column: string) => resource?.schema.fields.find(({ name }) => name === column)?.title || column
    const rivals = new Set((places.get(place) ?? []).flatMap(cell => writers.get(cell) ?? []).filter(other => other !== place))
    const cells = own.map(({ column, before, after }) => ({ title: titleOf(column), before, after }))
    return [{ table, proposals: own, row: { id: idOf(place), way: wayOf(first), title: resource?.title || table, key, name: nameOf(table, keys, tables), from: source.row, cells, rivals: [...rivals].map(idOf) } }]
  })
}

function wayOf({ added, before }: Proposal): AdoptionWay {
  return added ? 'added' : before === '' ? 'filled' : 'changed'
}

function cellOf({ table, key, column }: Proposal): string {
  return JSON.stringify([table, key, column])
}

/** What was taken and can stand together, and what is still open: rows beside a taken one that wrote the same cell are neither. */
function settle(found: readonly FoundRow[], taken: ReadonlySet<string>): { readonly chosen: readonly FoundRow[], readonly open: readonly FoundRow[] } {
  const written = new Set<string>()
  const chosen = found.filter(({ row, proposals }) => {
    const fits = taken.has(row.id) && !proposals.some(each => written.has(cellOf(each)))
    if (fits)
      proposals.forEach(each => written.add(cellOf(each)))
    return fits
  })
  return { chosen, open: found.filter(({ proposals }) => !proposals.some(each => written.has(cellOf(each)))) }
}

function groupsOf(open: readonly FoundRow[]): readonly AdoptionGroup[] {
  const tables = [...new Set(open.map(({ table }) => table))]
  return tables.map((table) => {
    const rows = open.filter(each => each.table === table).map(({ row }) => row)
    return { table, title: rows[0]?.title ?? table, rows }
  })
}

/** The name of what a row is about: an initiative, a service, an indicator or a programme. */
function nameOf(table: string, keys: Proposal['keys'], tables: CityTables): string {
  const named = table === 'services' || table === 'programmes' ? table : 'code' in keys ? 'initiatives' : 'indicator' in keys ? 'indicators' : undefined
  const resource = tables.package.resources.find(({ name }) => name === named)
  const records = named && tables.tables.get(named)
  if (!resource || !records)
    return ''
  const place = (column: string) => resource.schema.fields.findIndex(({ name }) => name === column)
  const wanted = named === 'initiatives' ? [['plan', keys.plan], ['code', keys.code]] as const : [['id', keys.id ?? keys.indicator]] as const
  return records.rows.find(({ cells }) => wanted.every(([column, value]) => cells[place(column)] === value))?.cells[place('name')] ?? ''
}

/** Whether a row is picked: as somebody said, or else where it would replace nothing and stands against no other. */
export function isPicked(adoption: DeskAdoption | undefined, { id, way, rivals }: AdoptedRow): boolean {
  return adoption?.picks[id] ?? (way !== 'changed' && rivals.length === 0)
}

/** The same with an answer to a question about the sheet. */
export function withAnswer(adoption: DeskAdoption = NOTHING, question: string, answer: string): DeskAdoption {
  return { ...adoption, said: { ...adoption.said, [question]: answer } }
}

/** The same with rows picked or left out; of rivals the last one picked stays. */
export function withPicks(adoption: DeskAdoption = NOTHING, rows: readonly AdoptedRow[], picked: boolean): DeskAdoption {
  const picks = { ...adoption.picks }
  for (const { id, rivals } of rows) {
    for (const rival of picked ? rivals : [])
      picks[rival] = false
    picks[id] = picked
  }
  return { ...adoption, picks }
}

/** The same with all picked rows taken. */
export function withTaken(adoption: DeskAdoption = NOTHING, { groups }: AdoptedSheet): DeskAdoption {
  const picked = groups.flatMap(({ rows }) => rows).filter(row => isPicked(adoption, row))
  return { ...adoption, taken: [...adoption.taken, ...picked.map(({ id }) => id)] }
}

/** The same with nothing taken: the sheet is given up, the answers stay. */
export function withoutTaken(adoption: DeskAdoption = NOTHING): DeskAdoption {
  return { ...adoption, taken: [] }
}
