import type { Outcome } from '../../domain/outcome'
import type { CityFiles } from '../city-files'
import type { Sheet } from '../sheet'
import type { TableSheet } from '../table-sheet'
import type { Setting } from './workbook-layout'
import { refusal, success } from '../../domain/outcome'
import { encodeUtf8 } from '../../feed/bytes'
import { PACKAGE_FILE } from '../data-package'
import { workbookTableSheet } from '../table-sheet'
import { DEFINITION_SHEET, HANDED_OUT_SHEET, joinCells, LAYOUT, SETTINGS, SETTINGS_SHEET } from './workbook-layout'

/** Why a workbook is no city: it is not one of ours, or a newer one than this program knows. */
export type ForeignWorkbook = { readonly kind: 'notOurWorkbook' } | { readonly kind: 'newerWorkbook', readonly layout: string }

/** The city that stands on the sheets of one of our workbooks. */
export function workbookCity(sheets: readonly Sheet[], file: string): Outcome<CityFiles, ForeignWorkbook> {
  const byName = new Map(sheets.map(sheet => [sheet.name.slice(file.length + 1), sheet]))
  const definition = byName.get(DEFINITION_SHEET)?.rows.map(textsOf) ?? []
  const layout = definition.find(([what]) => what === 'layout')?.[1]
  const described = definition.find(([what]) => what === 'package')
  if (layout === undefined || !described)
    return refusal({ kind: 'notOurWorkbook' })
  if (layout !== LAYOUT)
    return refusal({ kind: 'newerWorkbook', layout })
  const resources = definition.filter(([what]) => what === 'resource')
  const sheetNames = new Map(resources.map(([, name = '', sheet = '']) => [name, sheet]))
  const department = definition.find(([what]) => what === 'department')?.[1]
  const packageJson = packageOf(joinCells(described.slice(3)), resources.map(cells => joinCells(cells.slice(3))), settingsOf(byName.get(SETTINGS_SHEET)))
  const handedOut = handedOutOf(byName.get(HANDED_OUT_SHEET))
  return success({
    place: file,
    read: name => Promise.resolve(name === PACKAGE_FILE ? encodeUtf8(packageJson) : undefined),
    table(name) {
      const sheet = byName.get(sheetNames.get(name) ?? '')
      return Promise.resolve(sheet && workbookTableSheet(sheet, sheetNames.get(name) ?? ''))
    },
    ...department === undefined ? {} : { department, handedOut: name => Promise.resolve(handedOut.get(name)) },
  })
}

function textsOf(cells: Sheet['rows'][number]): readonly string[] {
  return cells.map(({ text }) => text)
}

/** What stands behind each setting's word; the last column a person may have filled is not looked at. */
function settingsOf(sheet: Sheet | undefined): ReadonlyMap<Setting, string> {
  const words = new Map<string, string>(Object.entries(SETTINGS).map(([setting, word]) => [word, setting]))
  return new Map((sheet?.rows ?? []).map(textsOf).flatMap(([word = '', value = '']) => {
    const setting = words.get(word)
    return isSetting(setting) ? [[setting, value] as const] : []
  }))
}

function isSetting(word: string | undefined): word is Setting {
  return word !== undefined && Object.hasOwn(SETTINGS, word)
}

/**
 * The text of `datapackage.json`, with what the sheet of settings says in its place.
 *
 * Put together as text: whether it is a package, `readDataPackage` judges as for any other file.
 */
function packageOf(head: string, resources: readonly string[], settings: ReadonlyMap<Setting, string>): string {
  const value: unknown = parseObject(head)
  if (typeof value !== 'object' || value === null)
    return head
  const city = 'city' in value && typeof value.city === 'object' ? value.city : {}
  const days = settings.get('validDays')
  const [name, title, note, created] = (['name', 'title', 'note', 'created'] as const).map(setting => settings.get(setting))
  const changed = {
    ...value,
    ...title === undefined ? {} : { title },
    ...created === undefined ? {} : { created },
    city: { ...city, ...name === undefined ? {} : { name }, ...note === undefined ? {} : { note }, ...days === undefined ? {} : { validDays: /^\d+$/.test(days) ? Number(days) : days } },
  }
  const text = JSON.stringify(changed)
  return `${text.slice(0, -1)},"resources":[${resources.join(',')}]}`
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text)
  }
  catch (error) {
    if (error instanceof SyntaxError)
      return undefined
    throw error
  }
}

/** Tables as they were handed out: the name of the table, the row on its sheet, then its cells; the first row of each has the fields' names. */
function handedOutOf(sheet: Sheet | undefined): ReadonlyMap<string, TableSheet> {
  const tables = new Map<string, TableSheet>()
  for (const [name = '', row = '', ...cells] of (sheet?.rows ?? []).map(textsOf)) {
    const lines = tables.get(name)?.lines ?? []
    tables.set(name, { file: name, lines: [...lines, { row: Number(row), cells }], problems: [] })
  }
  return tables
}
