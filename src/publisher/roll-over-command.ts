import type { CityTables } from '../tables/city-tables'
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cityTableTexts, readCityTables } from '../tables/city-tables'
import { beginYear, tellNextYearRefusal } from '../tables/next-year'
import { readFiscalYear } from '../tables/sheets/fiscal-year-label'
import { writeCityWorkbook } from '../tables/workbook/city-workbook'
import { cityFolder } from './city-folder'
import { cityOfPath } from './city-of-path'
import { close, command, fail } from './command'
import { tellProblems } from './messages'

/** `roll-over`: begins a fiscal year in a city's tables; without `--out` it only tells what would be added. */
export const rollOverCommand = command({
  usage: [
    'npm run feed -- roll-over --year 2026 [--data data/市の名前] [--out 新しいフォルダー|表.xlsx]',
    '    （その年度を始めます：目標の列と、実績・評価・指標を書く行を加えます。今ある欄は変えません。--out がなければ、加えるものを知らせるだけです）',
  ],
  options: { year: { type: 'string' } },
  async run({ year: wanted, data = cityFolder(), out }) {
    const year = wanted === undefined ? undefined : readFiscalYear(wanted)
    if (year === undefined)
      return wanted === undefined ? undefined : fail([`年度「${wanted}」を読めません。2026 か R8 のように指定してください`])
    const tables = await readCityTables(await cityOfPath(data))
    if (!tables.ok)
      return fail(tellProblems(tables.failure))
    const next = beginYear(tables.value, year)
    if (!next.ok)
      return fail([tellNextYearRefusal(next.failure, year)])
    const { changes } = next.value
    if (changes.length === 0)
      return close({ code: 0, lines: ['この年度はもう始まっています。加えるものはありません'] })
    if (out === undefined)
      return close({ code: 0, lines: [...changes, 'まだ何も書いていません。--out フォルダー か --out 表.xlsx で書きます'] })
    if (/\.xlsx$/i.test(out)) {
      await writeFile(out, await writeCityWorkbook(next.value.tables))
      return close({ code: 0, lines: [...changes, `${out} に書きました`] })
    }
    return writeFolder(out, data, next.value.tables, changes)
  },
})

/** A new folder, so that the tables in use stay as they are until somebody has looked at the new ones. */
async function writeFolder(out: string, data: string, tables: CityTables, changes: readonly string[]): Promise<number> {
  await mkdir(out, { recursive: true })
  if ((await readdir(out)).length > 0)
    return fail([`${out} は空ではありません。新しいフォルダーを指定してください（今の表を書きかえないためです）`])
  for (const { name, text } of cityTableTexts(tables))
    await writeFile(join(out, name), text)
  await copyFile(join(data, 'trust.json'), join(out, 'trust.json')).catch((error: unknown) => {
    // A workbook, or a folder of tables alone, has none.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')))
      throw error
  })
  return close({ code: 0, lines: [...changes, `${out} に書きました。中を確かめてから、今のフォルダーと取りかえてください`] })
}
