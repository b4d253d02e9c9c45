import type { Outcome } from '../domain/outcome'
import type { Sheet } from './sheet'
import type { SheetRefusal } from './sheet-refusal'
import { refusal, success } from '../domain/outcome'
import { readTextSheet } from './text-sheet'
import { natureOf, oldContainerRefusal } from './workbook/workbook-gate'

/** The sheets of a file a clerk brings; what it is, its first bytes tell and not its name. */
export async function readSheets(bytes: Uint8Array, name: string): Promise<Outcome<readonly Sheet[], SheetRefusal>> {
  const nature = natureOf(bytes)
  if (nature === 'oldContainer')
    return refusal(oldContainerRefusal(bytes))
  if (nature === 'workbook') {
    // Loaded when the first workbook comes: in the app nobody pays for it who brings none.
    const { readWorkbook } = await import('./workbook/xlsx-sheets')
    return readWorkbook(bytes, name)
  }
  if (/\.xls[xmb]?$/i.test(name))
    return refusal({ kind: 'notASheet' })
  const sheet = readTextSheet(bytes, name)
  return sheet.ok ? success([sheet.value]) : sheet
}
