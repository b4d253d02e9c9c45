import type { Proposal } from '../tables/adopt/proposal'
import type { CommandResult } from './command'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { adoptSheet, tellAdoptionRefusal } from '../tables/adopt/adopt-sheet'
import { applyProposals } from '../tables/adopt/apply-proposals'
import { replacesValue } from '../tables/adopt/proposal'
import { cityTableTexts, readCityTables } from '../tables/city-tables'
import { formatProblem } from '../tables/problem'
import { readFiscalYear } from '../tables/sheets/fiscal-year-label'
import { SHEET_KINDS } from '../tables/sheets/sheet-kinds'
import { cityFolder } from './city-folder'
import { close, command } from './command'
import { cityOfPath } from './city-of-path'
import { tellProblems } from './messages'
import { openSheetFile } from './read-command'

/** What the command is told beside the file. */
export interface AdoptOptions {
  readonly as: string | undefined
  readonly data: string
  readonly plan: string | undefined
  readonly toPlan: string | undefined
  readonly year: string | undefined
  readonly source: string | undefined
  /** The folder for the new tables; without it nothing is written. */
  readonly out: string | undefined
  /** Whether values that stand in the tables may be replaced, too; otherwise only blanks are filled and rows added. */
  readonly overwrite: boolean
  readonly json: boolean
}

/** Shows what one of the city's own sheets would change in our tables; with `out` writes the tables so changed into a new folder. */
export async function adoptFile(file: string, options: AdoptOptions): Promise<CommandResult> {
  const year = options.year === undefined ? undefined : readFiscalYear(options.year)
  if (options.year !== undefined && year === undefined)
    return { code: 2, lines: [`年度「${options.year}」を読めません。2021 か R3 のように指定してください`] }
  const tables = await readCityTables(await cityOfPath(options.data))
  if (!tables.ok)
    return { code: 1, lines: tellProblems(tables.failure) }
  const read = await openSheetFile(file, options.as, options.data)
  if (!read.ok)
    return { code: 2, lines: [read.failure] }
  const { kind, sheet } = read.value
  const adoption = adoptSheet(kind, sheet, tables.value, { plan: options.plan, toPlan: options.toPlan, year, source: options.source })
  if (!adoption.ok)
    return { code: 2, lines: [tellAdoptionRefusal(adoption.failure)] }
  const { proposals, problems, unread, same, rows } = adoption.value
  if (options.json)
    return { code: 0, lines: [JSON.stringify({ kind, proposals, problems, unread, same }, undefined, 2)] }
  const replacing = proposals.filter(replacesValue)
  const lines = [
    ...[...unread, ...problems].map(formatProblem),
    ...proposals.map(tellProposal),
    `${file}（${SHEET_KINDS[kind].title}）：${rows} 行を読みました。入る欄 ${proposals.length - replacing.length}、書きかわる欄 ${replacing.length}、同じ欄 ${same}、取りこめない所 ${unread.length + problems.length}`,
  ]
  return options.out === undefined
    ? { code: 0, lines: [...lines, 'まだ何も書いていません。--out フォルダー で、取りこんだ表を新しいフォルダーに書きます'] }
    : writeAdopted(options.out, lines, proposals, tables.value, options.overwrite)
}

async function writeAdopted(out: string, lines: readonly string[], proposals: readonly Proposal[], tables: Parameters<typeof applyProposals>[0], overwrite: boolean): Promise<CommandResult> {
  const accepted = overwrite ? proposals : proposals.filter(proposal => !replacesValue(proposal))
  const adopted = applyProposals(tables, accepted)
  if (!adopted.ok)
    return { code: 1, lines: adopted.failure.map(tellProposal) }
  await mkdir(out, { recursive: true })
  if ((await readdir(out)).length > 0)
    return { code: 1, lines: [`${out} は空ではありません。新しいフォルダーを指定してください（今の表を書きかえないためです）`] }
  for (const { name, text } of cityTableTexts(adopted.value))
    await writeFile(join(out, name), text)
  const left = proposals.length - accepted.length
  return { code: 0, lines: [
    ...lines,
    `${accepted.length} 欄を取りこんだ表を ${out} に書きました`,
    ...left > 0 ? [`今ある値とちがう ${left} 欄は、そのままにしました。上の一覧を確かめ、書きかえてよければ --overwrite を付けてください`] : [],
  ] }
}

function tellProposal({ table, key, column, before, after, source }: Proposal): string {
  const shown = (text: string) => text === '' ? '（空欄）' : `「${[...text].length > 60 ? `${[...text].slice(0, 60).join('')}…` : text}」`
  return `${table}［${key}］${column}：${shown(before)} → ${shown(after)}（${[source.file, source.sheet, `${source.row}行`, source.column].filter(part => part !== undefined).join(' ')}）`
}

export const adoptCommand = command({
  usage: [
    'npm run -s feed -- adopt 表のファイル [--as 種類] --data data/市の名前 [--plan r2] [--to-plan r8] [--year 2021] [--source 文書の記号]',
    '    [--out 新しいフォルダー] [--overwrite] [--json]',
    '    （市の表を読み、このアプリの表のどの欄が変わるかを示します。--out を付けると、空欄と新しい行だけを書いた表を作ります）',
  ],
  options: {
    'as': { type: 'string' },
    'plan': { type: 'string' },
    'to-plan': { type: 'string' },
    'year': { type: 'string' },
    'source': { type: 'string' },
    'overwrite': { type: 'boolean', default: false },
  },
  run: async (values, [file]) => file === undefined
    ? undefined
    : close(await adoptFile(file, { as: values.as, data: values.data ?? cityFolder(), plan: values.plan, toPlan: values['to-plan'], year: values.year, source: values.source, out: values.out, overwrite: values.overwrite, json: values.json })),
})
