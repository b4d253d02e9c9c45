/**
 * Text of a table file as spreadsheets save it: UTF-8 with or without BOM, UTF-16, or CP932.
 *
 * UTF-16 without BOM is known by its zero bytes, which no other text has. CP932 is tried only when the bytes are no valid UTF-8; undefined when they are neither.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xFF && bytes[1] === 0xFE)
    return decodeAs('utf-16le', bytes)
  if (bytes[0] === 0xFE && bytes[1] === 0xFF)
    return decodeAs('utf-16be', bytes)
  if (bytes.includes(0))
    return decodeAs(lowBytesFirst(bytes) ? 'utf-16le' : 'utf-16be', bytes)
  return decodeAs('utf-8', bytes) ?? decodeAs('shift_jis', bytes)
}

/** Whether the zero halves of the plain letters (commas, digits, line ends) come second. */
function lowBytesFirst(bytes: Uint8Array): boolean {
  let second = 0
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] === 0)
      second += index % 2 === 1 ? 1 : -1
  }
  return second > 0
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
