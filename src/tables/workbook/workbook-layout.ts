/** What our own workbook looks like: the names of the sheets beside the tables, and what stands where on them. */

/** How to fill the tables in, for people. */
export const GUIDE_SHEET = 'はじめに'
/** Rows that are invented, to look at. */
export const EXAMPLE_SHEET = '記入例'
/** The city's name, the note of the edition and the like. */
export const SETTINGS_SHEET = '版の設定'
/** What is to be mended, in a workbook of problems. */
export const MENDING_SHEET = '直すところ'
/** The words the lists of large tables choose from. */
export const CHOICES_SHEET = '選択肢'
/** `datapackage.json`, a row a resource; nobody sees it. */
export const DEFINITION_SHEET = '_定義'
/** The cells of a part as they were handed out; nobody sees it. */
export const HANDED_OUT_SHEET = '_配付時'

/** The number of this layout, in the first row of {@link DEFINITION_SHEET}. */
export const LAYOUT = '1'

/** What a row of {@link DEFINITION_SHEET} says, in its first cell. */
export type DefinitionRow = 'layout' | 'package' | 'resource' | 'department'

/** The settings a person may change, by the word in the first column of {@link SETTINGS_SHEET}. */
export const SETTINGS = { name: '市の名前', title: 'アプリの題名', note: 'この版で変わったこと', created: '版を作った日時', validDays: '有効な日数' } as const
export type Setting = keyof typeof SETTINGS

/** Characters a cell may hold in Excel. */
export const CELL_LIMIT = 32_767

/** A long text cut for cells; the marks at both ends keep blanks there from being trimmed away. */
export function cutForCells(text: string): readonly string[] {
  const size = CELL_LIMIT - 2
  return Array.from({ length: Math.max(1, Math.ceil(text.length / size)) }, (_, index) => `|${text.slice(index * size, (index + 1) * size)}|`)
}

/** The text {@link cutForCells} cut. */
export function joinCells(cells: readonly string[]): string {
  return cells.filter(cell => cell !== '').map(cell => cell.slice(1, -1)).join('')
}

/** The name of a resource's sheet: its title without the signs Excel refuses, 31 characters at most, unlike the names taken. */
export function sheetName(title: string, taken: readonly string[]): string {
  const plain = title.replace(/[:\\/?*[\]]/g, '・').replace(/^'|'$/g, '').slice(0, 31)
  const isTaken = (name: string) => taken.some(other => other.toLowerCase() === name.toLowerCase())
  let name = plain
  for (let number = 2; isTaken(name); number++)
    name = `${plain.slice(0, 27)}（${number}）`
  return name
}
