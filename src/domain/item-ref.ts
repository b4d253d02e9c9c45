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

/**
 * What only the reader's own writing stands on beside the items of an edition; a feed never points there.
 *
 * `binder` an agenda of the reader's · `entry` one line of it · `point` one fiscal year of an indicator · `visit` a sheet for a visit
 */
export const OWN_REF_KINDS = ['binder', 'entry', 'point', 'visit'] as const

export type OwnRefKind = typeof OWN_REF_KINDS[number]

export type NoteRefKind = RefKind | OwnRefKind

/** What the reader can write about: an item, `binder:<id>`, `entry:<binder>/<entry>`, `point:<indicator>/<fiscal year>`, `visit:<id>`. */
export type NoteRef = ItemRef | `${OwnRefKind}:${string}`

/** One item pointing to another. */
export interface Link {
  readonly to: ItemRef
  /** Whether the link is our reading of the content (推定) and not stated by a document. */
  readonly inferred: boolean
}

/** The two parts of a reference to an item; undefined if it is none. */
export function parseRef(text: string): { readonly kind: RefKind, readonly key: string } | undefined {
  const [kind, key] = halves(text)
  return isRefKind(kind) && key !== '' ? { kind, key } : undefined
}

/** The two parts of a reference from the reader's own writing, to an item or to what is no item; undefined if it is none. */
export function parseNoteRef(text: string): { readonly kind: NoteRefKind, readonly key: string } | undefined {
  const [kind, key] = halves(text)
  if (!isOwnRefKind(kind))
    return parseRef(text)
  return OWN_KEYS[kind].test(key) ? { kind, key } : undefined
}

/** The two parts of the key of a `point` or an `entry`: `jobs-disabled/2024` → `jobs-disabled`, `2024`. */
export function splitKey(key: string): readonly [owner: string, part: string] {
  const slash = key.lastIndexOf('/')
  return [key.slice(0, slash), key.slice(slash + 1)]
}

export function refTo(kind: RefKind, key: string): ItemRef {
  return `${kind}:${key}`
}

/** Whether a text is written as a reference; whether its item exists is for {@link brokenReferences} to say. */
export function isItemRef(text: string): text is ItemRef {
  return parseRef(text) !== undefined
}

/** Whether the reader's own writing can stand there. */
export function isNoteRef(text: string): text is NoteRef {
  return parseNoteRef(text) !== undefined
}

/** Of one year its indicator, of a line of an agenda its binder; anything else stands for itself. */
export function ownerOf(ref: NoteRef): NoteRef {
  const at = parseNoteRef(ref)
  switch (at?.kind) {
    case 'point': return refTo('indicator', splitKey(at.key)[0])
    case 'entry': return `binder:${splitKey(at.key)[0]}`
    default: return ref
  }
}

/** How the keys of the reader's own kinds are written. */
const OWN_KEYS: Readonly<Record<OwnRefKind, RegExp>> = {
  binder: /^./su,
  entry: /^.+\/[^/]+$/su,
  point: /^.+\/\d{4}$/su,
  visit: /^./su,
}

function halves(text: string): readonly [kind: string, key: string] {
  const colon = text.indexOf(':')
  return colon > 0 ? [text.slice(0, colon), text.slice(colon + 1)] : ['', '']
}

function isOwnRefKind(text: string): text is OwnRefKind {
  return OWN_REF_KINDS.some(kind => kind === text)
}

function isRefKind(text: string): text is RefKind {
  return REF_KINDS.some(kind => kind === text)
}
