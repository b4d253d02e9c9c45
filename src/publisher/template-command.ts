import { writeFile } from 'node:fs/promises'
import { readCityTables } from '../tables/city-tables'
import { departmentsOfTables } from '../tables/department-rows'
import { writeCityWorkbook } from '../tables/workbook/city-workbook'
import { cityFolder } from './city-folder'
import { cityOfPath } from './city-of-path'
import { close, command, fail } from './command'
import { tellProblems } from './messages'

/** Where the workbook goes unless the command line says otherwise. */
const WORKBOOK = '記入用の表.xlsx'

/** `template`: a city's tables as one workbook to fill in. */
export const templateCommand = command({
  usage: [
    'npm run feed -- template [--data data/市の名前] [--out 記入用の表.xlsx] [--empty] [--department 課の名前]',
    '    （市の表を1つの Excelブックにします。--empty は見出しだけ、--department はその課の行だけ。読み戻すには build --data 記入用の表.xlsx）',
  ],
  options: {
    empty: { type: 'boolean', default: false },
    department: { type: 'string' },
  },
  async run({ data, out = WORKBOOK, empty, department }) {
    const tables = await readCityTables(await cityOfPath(data ?? cityFolder()))
    if (!tables.ok)
      return fail(tellProblems(tables.failure))
    const departments = departmentsOfTables(tables.value)
    if (department !== undefined && !departments.includes(department))
      return fail([`「${department}」が受け持つ行はありません。課の名前は次のどれかです：${departments.join('、')}`])
    const bytes = await writeCityWorkbook(tables.value, { empty, department })
    await writeFile(out, bytes)
    return close({ code: 0, lines: [`${department === undefined ? '市の表' : `${department}の分`}を ${out} に書きました（${bytes.length.toLocaleString('en')} バイト）`] })
  },
})
