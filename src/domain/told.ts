/** What a reader is not told of: where in the document a fact stands, and how damaged text was read. */
const UNTOLD = new Set(['source', 'sources', 'targetSource', 'resultSource', 'baselineSource', 'sloganSource', 'overallSource', 'howRead', 'doubtful'])

/** All that a row tells its readers, as one text: JSON with sorted keys. Rows are plain data and may come from different readers. */
export function told(row: unknown): string {
  return JSON.stringify(row, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).filter(([key, held]) => held !== undefined && !UNTOLD.has(key)).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner)
}

/** Whether two rows tell their readers the same: {@link told} of both, without writing either. */
export function tellsTheSame(left: unknown, right: unknown): boolean {
  if (left === right)
    return true
  if (!isPlain(left) || !isPlain(right))
    return false
  if (Array.isArray(left) || Array.isArray(right))
    return Array.isArray(left) && Array.isArray(right) && left.length === right.length && left.every((held, at) => tellsTheSame(held, right[at]))
  return Object.entries(left).every(([key, held]) => UNTOLD.has(key) || tellsTheSame(held, right[key]))
    && Object.keys(right).every(key => UNTOLD.has(key) || right[key] === undefined || left[key] !== undefined)
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
