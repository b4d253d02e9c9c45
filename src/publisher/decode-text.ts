/**
 * Text of a table file as spreadsheets save it: UTF-8 with or without BOM, UTF-16 with BOM, or CP932.
 *
 * CP932 is tried only when the bytes are no valid UTF-8; undefined when they are neither.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xFF && bytes[1] === 0xFE)
    return decodeAs('utf-16le', bytes)
  if (bytes[0] === 0xFE && bytes[1] === 0xFF)
    return decodeAs('utf-16be', bytes)
  return decodeAs('utf-8', bytes) ?? decodeAs('shift_jis', bytes)
}

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  }
  catch (error) {
    if (error instanceof TypeError)
      return undefined
    throw error
  }
}
