import type { CityTables } from '../tables/city-tables'
import type { TableMerge } from '../tables/merge-result'
import { readFile, writeFile } from 'node:fs/promises'
import { readCityTables } from '../tables/city-tables'
import { tellConflict, tellMergeRefusal } from '../tables/merge-result'
import { mergeCityTables } from '../tables/merge-tables'
import { writeCityWorkbook } from '../tables/workbook/city-workbook'
import { CityFolderError } from './city-folder'
import { cityOfPath } from './city-of-path'
import { close, command } from './command'
import { tellProblems } from './messages'

/** `merge`: many 課's parts put into the master; writes nothing while a question is open. */
export const mergeCommand = command({
  usage: [
    'npm run feed -- merge 元の表.xlsx 課の表.xlsx … --out まとめた表.xlsx [--choices 選んだもの.json] [--json]',
    '    （課ごとに書いた表を、元の表にまとめます。食いちがいがあれば、どれを取るかを聞きます。--choices は {"食いちがいの id": "選ぶものの id"}、id は --json で分かります）',
  ],
  options: { choices: { type: 'string' } },
  async run({ out, choices, json }, [master, ...parts]) {
    if (master === undefined || parts.length === 0 || out === undefined)
      return undefined
    const [base, ...others] = await Promise.all([master, ...parts].map(tablesOf))
    if (!base)
      return undefined
    const merge = mergeCityTables(base, others, choices === undefined ? new Map() : await readChoices(choices))
    if (merge.unresolved === 0)
      await writeFile(out, await writeCityWorkbook(merge.tables))
    const code = merge.unresolved === 0 ? 0 : 1
    return close({ code, lines: json ? [JSON.stringify({ changes: merge.changes, conflicts: merge.conflicts, refused: merge.refused }, null, 2)] : tell(merge, out) })
  },
})

async function tablesOf(path: string): Promise<CityTables> {
  const tables = await readCityTables(await cityOfPath(path))
  if (!tables.ok)
    throw new CityFolderError(`${path} を読めません\n${tellProblems(tables.failure).join('\n')}`)
  return tables.value
}

async function readChoices(file: string): Promise<ReadonlyMap<string, string>> {
  const found: unknown = JSON.parse(await readFile(file, 'utf8'))
  return new Map(Object.entries(typeof found === 'object' && found !== null ? found : {}).map(([id, choice]) => [id, String(choice)]))
}

function tell({ changes, conflicts, refused, unresolved }: TableMerge, out: string): readonly string[] {
  return [
    ...changes.map(({ title, key, heading, before, after, by }) => `${by.join('、')}：${title} ${key}${heading === undefined ? '' : ` ${heading}`} 「${before}」→「${after}」`),
    ...refused.map(refusal => `取りこまないもの：${tellMergeRefusal(refusal)}`),
    ...conflicts.filter(({ chosen }) => chosen === undefined).map(conflict => `食いちがい：${tellConflict(conflict)}`),
    unresolved === 0
      ? `${changes.length} か所を取りこんで ${out} に書きました${refused.length > 0 ? `（取りこまなかったもの ${refused.length} 件）` : ''}`
      : `食いちがいが ${unresolved} 件残っています。どれを取るかを決めてから、もう一度実行してください。何も書いていません`,
  ]
}
