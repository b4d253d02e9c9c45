import type { Outcome } from '../../domain/outcome'
import type { SheetRefusal } from '../sheet-refusal'
import { refusal, success } from '../../domain/outcome'
import { archiveParts } from './archive'
import { sheetExcess } from './sheet-excess'
import { unpackPart } from './unpack'

/** The first bytes of the container Microsoft used before 2007, and uses for a password since. */
const OLE = [0xD0, 0xCF, 0x11, 0xE0]
const ZIP = [0x50, 0x4B, 0x03, 0x04]

/** What the first bytes say a file is. */
export type FileNature = 'workbook' | 'oldContainer' | 'other'

export function natureOf(bytes: Uint8Array): FileNature {
  const begins = (signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte)
  return begins(ZIP) ? 'workbook' : begins(OLE) ? 'oldContainer' : 'other'
}

/** Why a file in the old container is refused: it is a workbook behind a password, or older than .xlsx. */
export function oldContainerRefusal(bytes: Uint8Array): SheetRefusal {
  const wanted = [...'EncryptedPackage'].flatMap(letter => [letter.charCodeAt(0), 0])
  const found = bytes.some((byte, at) => byte === wanted[0] && wanted.every((expected, index) => bytes[at + index] === expected))
  return { kind: found ? 'encrypted' : 'oldExcel' }
}

/**
 * Lets a workbook pass that holds nothing but sheets of a bearable size.
 *
 * Everything that can be seen without unpacking is looked at first; then every part of markup is unpacked, within its
 * declared size, and searched for DTDs (XXE) and for cells far out, which would blow up the rectangle they span.
 */
export async function passWorkbook(bytes: Uint8Array): Promise<Outcome<undefined, SheetRefusal>> {
  const parts = archiveParts(bytes)
  if (!parts.ok)
    return parts
  const names = parts.value.map(part => part.name)
  if (names.some(name => /vbaProject|macrosheets\//i.test(name)))
    return refusal({ kind: 'macros' })
  if (!names.includes('xl/workbook.xml') || !names.includes('[Content_Types].xml'))
    return refusal({ kind: 'notASheet' })
  for (const part of parts.value.filter(({ name }) => /\.(?:xml|rels|vml)$/i.test(name))) {
    const unpacked = await unpackPart(bytes, part)
    if (!unpacked.ok)
      return unpacked
    const text = markupOf(unpacked.value)
    const fault = /<!(?:DOCTYPE|ENTITY)/i.test(text)
      ? { kind: 'doctype', name: part.name } as const
      : part.name === '[Content_Types].xml' && /macroEnabled/i.test(text)
        ? { kind: 'macros' } as const
        : part.name === 'xl/_rels/workbook.xml.rels' && leadsAside(text)
          ? { kind: 'damagedArchive' } as const
          : /<(?:\w+:)?sheetData\b/.test(text) ? sheetExcess(part.name, text) : undefined
    if (fault)
      return refusal(fault)
  }
  return success(undefined)
}

/** Whether a part of the workbook is named that no spreadsheet program writes and nobody would have looked into. */
function leadsAside(relations: string): boolean {
  return [...relations.matchAll(/<(?:\w+:)?Relationship\b([^<>]*)>/g)].some(([, attributes = '']) =>
    !/TargetMode\s*=\s*["']External["']/i.test(attributes) && !/\bTarget\s*=\s*["'][^"']*\.xml["']/i.test(attributes))
}

/** Markup as text; in UTF-16 its letters have zero halves, which are dropped. */
function markupOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: false }).decode(bytes).replaceAll('\0', '')
}
