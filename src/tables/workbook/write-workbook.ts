import type { WriteSheet } from 'hucre/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import { FONT } from './sheet-style'
import { finishWorkbook } from './finish-workbook'

/** A day no computer's clock has a part in: the same tables give the same bytes. */
const NO_DAY = new Date('2000-01-01T00:00:00Z')

/** The sheets as the bytes of an .xlsx file. */
export async function writeWorkbook(sheets: readonly WriteSheet[], title: string): Promise<Uint8Array> {
  const bytes = await writeXlsx({ sheets: [...sheets], defaultFont: FONT, properties: { title, created: NO_DAY, modified: NO_DAY } })
  return finishWorkbook(bytes)
}
