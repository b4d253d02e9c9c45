import type { CollectionName, EditionContent, Row } from './edition'
import type { NoteRef, NoteRefKind } from './item-ref'
import { ROW_KEY } from './edition'
import { fingerprint } from './fingerprint'
import { initiativeKey } from './initiative'
import { parseNoteRef, splitKey } from './item-ref'
import { told } from './told'

/**
 * What an item tells its readers in an edition, as a short text that is equal as long as nothing of it changes; undefined
 * where the edition has no such item.
 *
 * It counts what 「更新のお知らせ」 counts: the rows that carry an initiative to the next plan belong to the initiative. Of one
 * year of an indicator its target and its result count. What the reader made is the same in every edition: its mark is empty.
 */
export function itemMark(content: EditionContent, ref: NoteRef): string | undefined {
  const at = parseNoteRef(ref)
  if (!at)
    return undefined
  const found = FINDERS[at.kind]
  if (found === 'own')
    return ''
  const row = found(content, at.key)
  return row === undefined ? undefined : fingerprint(told(row))
}

const FINDERS: Readonly<Record<NoteRefKind, 'own' | ((content: EditionContent, key: string) => unknown)>> = {
  plan: finder('plans'),
  goal: finder('goals'),
  direction: finder('directions'),
  kind: finder('kinds'),
  initiative: (content, key) => {
    const row = finder('initiatives')(content, key)
    return row && [row, ...content.crosswalk.filter(carried => initiativeKey(carried) === key)]
  },
  indicator: finder('indicators'),
  programme: finder('programmes'),
  service: finder('services'),
  meeting: finder('meetings'),
  record: (content, key) => content.meetings.flatMap(({ id, records }) => records.filter(({ no }) => `${id}/${no}` === key))[0],
  term: finder('terms'),
  discrepancy: finder('discrepancies'),
  assessment: finder('assessments'),
  source: finder('sources'),
  point: (content, key) => {
    const [indicator, year] = splitKey(key)
    const cell = finder('indicators')(content, indicator)?.years.find(each => each.year === Number(year))
    return cell && [cell.target, cell.result]
  },
  binder: 'own',
  entry: 'own',
  visit: 'own',
}

function finder<Name extends CollectionName>(name: Name): (content: EditionContent, key: string) => Row<Name> | undefined {
  const keyOf: (row: Row<Name>) => string = ROW_KEY[name]
  return (content, key) => {
    const rows: readonly Row<Name>[] = content[name]
    return rows.find(row => keyOf(row) === key)
  }
}
