import { encodeUtf8 } from '../../feed/bytes'
import { archiveParts } from './archive'
import { packParts } from './pack'
import { unpackPart } from './unpack'

/**
 * What the library leaves out, put into the finished file: the format of whole columns, so that a code typed below the last row stays
 * a code, and comment boxes that show all of a comment.
 */
export async function finishWorkbook(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = archiveParts(bytes)
  if (!parts.ok)
    return bytes
  const finished: { readonly name: string, readonly bytes: Uint8Array }[] = []
  for (const part of parts.value) {
    const unpacked = await unpackPart(bytes, part)
    if (!unpacked.ok)
      return bytes
    finished.push({ name: part.name, bytes: finishPart(part.name, unpacked.value) })
  }
  return packParts(finished)
}

function finishPart(name: string, bytes: Uint8Array): Uint8Array {
  const finish = name.startsWith('xl/worksheets/sheet') ? columnFormats : name.endsWith('.vml') ? commentBoxes : undefined
  return finish ? encodeUtf8(finish(new TextDecoder('utf-8', { fatal: true }).decode(bytes))) : bytes
}

/** Gives every column the format of its cell in the last row, which stands there for that; rows grow with what is typed into them. */
function columnFormats(whole: string): string {
  const sheet = whole.replace(/(<row r="\d+" ht="[\d.]+") customHeight="1"/g, '$1')
  const last = sheet.slice(sheet.lastIndexOf('<row '))
  const formats = [...last.matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/g)].map(([, format = '']) => format)
  if (!sheet.includes('<autoFilter ') || formats.length === 0)
    return sheet
  return sheet.replace(/<col min="(\d+)" /g, (whole, column: string) => {
    const format = formats[Number(column) - 1]
    return format === undefined ? whole : `<col min="${column}" style="${format}" `
  })
}

/** Makes room for about ten lines of twenty letters. */
function commentBoxes(drawing: string): string {
  return drawing
    .replaceAll('width:108pt;height:59.25pt', 'width:300pt;height:165pt')
    .replace(/<x:Anchor>(\d+),15,(\d+),2,\d+,31,\d+,4<\/x:Anchor>/g, (_, column: string, row: string) => `<x:Anchor>${column},15,${row},2,${Number(column) + 4},31,${Number(row) + 9},4</x:Anchor>`)
}
