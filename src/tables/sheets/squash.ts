/**
 * A cell's text as one line: width folded, the spaces a wrapped cell leaves between its lines dropped.
 *
 * A space stays only between two Latin words, where it means something (「Web Site」, but 「I C T」 is ICT).
 */
export function squash(text: string): string {
  return text.normalize('NFKC').replaceAll('·', '・')
    .replace(/([A-Za-z]{2,})\s+(?=[A-Za-z]{2,})/g, '$1\u0000')
    .replace(/\s+/g, '')
    .replaceAll('\u0000', ' ')
}
