/** What a reader is not told of: where in the document a fact stands, and how damaged text was read. */
const UNTOLD = new Set(['source', 'sources', 'targetSource', 'resultSource', 'baselineSource', 'sloganSource', 'overallSource', 'howRead', 'doubtful'])

/** All that a row tells its readers, as one text: JSON with sorted keys. Rows are plain data and may come from different readers. */
export function told(row: unknown): string {
  return JSON.stringify(row, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).filter(([key, held]) => held !== undefined && !UNTOLD.has(key)).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner)
}
