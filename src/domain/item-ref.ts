/**
 * The kinds of item that other items point to.
 *
 * `record` is one record of a meeting; it lies inside its meeting's row.
 */
export const REF_KINDS = [
  'plan',
  'goal',
  'direction',
  'kind',
  'initiative',
  'indicator',
  'programme',
  'service',
  'meeting',
  'record',
  'term',
  'discrepancy',
  'assessment',
  'source',
] as const

export type RefKind = typeof REF_KINDS[number]

/** One item of the edition: `initiative:r2/1-1-1-1`, `indicator:jobs-disabled`, `record:2024-01-11-renrakukai/3`. */
export type ItemRef = `${RefKind}:${string}`

/** One item pointing to another. */
export interface Link {
  readonly to: ItemRef
  /** Whether the link is our reading of the content (推定) and not stated by a document. */
  readonly inferred: boolean
}

/** The two parts of a reference; undefined if it is none. */
export function parseRef(text: string): { readonly kind: RefKind, readonly key: string } | undefined {
  const colon = text.indexOf(':')
  const [kind, key] = [text.slice(0, colon), text.slice(colon + 1)]
  return colon > 0 && isRefKind(kind) && key !== '' ? { kind, key } : undefined
}

export function refTo(kind: RefKind, key: string): ItemRef {
  return `${kind}:${key}`
}

/** Whether a text is written as a reference; whether its item exists is for {@link brokenReferences} to say. */
export function isItemRef(text: string): text is ItemRef {
  return parseRef(text) !== undefined
}

function isRefKind(text: string): text is RefKind {
  return REF_KINDS.some(kind => kind === text)
}
