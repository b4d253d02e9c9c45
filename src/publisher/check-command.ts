import { writeFile } from 'node:fs/promises'
import { checkTables } from '../tables/check-tables'
import { groupProblems } from '../tables/group-problems'
import { formatProblem } from '../tables/problem'
import { writeErrorWorkbook } from '../tables/workbook/error-workbook'
import { cityOfPath } from './city-of-path'
import { close, command } from './command'

/** `check`: every problem of a city's tables, and on request the same tables as a workbook with the problems marked. */
export const checkCommand = command({
  usage: [
    'npm run feed -- check フォルダーか記入用の表.xlsx [--errors 直すところ.xlsx] [--json]',
    '    （表のまちがいを全部知らせます。--errors は、直すところを色とメモで示した Excelブックを書きます）',
  ],
  options: { errors: { type: 'string' } },
  async run({ errors, json }, [path]) {
    if (path === undefined)
      return undefined
    const files = await cityOfPath(path)
    const { problems, notices, rows } = await checkTables(files)
    const code = problems.length > 0 ? 1 : 0
    if (errors !== undefined && problems.length > 0)
      await writeFile(errors, await writeErrorWorkbook(files, problems))
    if (json)
      return close({ code, lines: [JSON.stringify({ problems, notices, rows: Object.fromEntries(rows) }, null, 2)] })
    return close({
      code,
      lines: [
        ...notices.map(notice => `お知らせ：${formatProblem(notice)}`),
        ...groupProblems(problems).flatMap(({ title, count, columns }) => [
          `${title}：${count} 件`,
          ...columns.flatMap(({ kinds }) => kinds.flatMap(kind => [...kind.problems.map(problem => `  ${formatProblem(problem)}`), ...kind.remedy === undefined ? [] : [`    直し方：${kind.remedy}`]])),
        ]),
        problems.length > 0
          ? `${problems.length} 件の問題があります${errors === undefined ? '' : `。${errors} に色とメモで示しました`}`
          : `問題はありません（${rows.size} 表、${[...rows.values()].reduce((sum, count) => sum + count, 0)} 行）`,
      ],
    })
  },
})
