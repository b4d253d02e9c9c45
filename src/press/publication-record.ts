import type { Payload } from '../feed/payload'
import type { TrustedKey } from '../feed/trusted-key'
import type { Problem } from '../tables/problem'
import type { RowDifference } from '../tables/row-difference'
import { toCsv } from '../domain/spreadsheet'

/** One line of the log of publications: it stays with the secretariat and never goes out with the feed. */
export interface PublicationRecord {
  /** When it was signed (ISO instant, UTC). */
  readonly at: string
  readonly payload: Pick<Payload, 'feed' | 'version' | 'note'>
  readonly difference: Pick<RowDifference, 'added' | 'changed' | 'removed'>
  readonly key: Pick<TrustedKey, 'keyid'>
  /** Who answers for cells that look like data about persons; undefined where there were none. */
  readonly approvedBy?: string | undefined
  /** These cells; only their places are written down. */
  readonly personal: readonly Problem[]
}

/** The line as CSV, with the headings above it for a log that begins with it. */
export function publicationRecord(record: PublicationRecord): { readonly heading: string, readonly line: string } {
  const csv = toCsv([record], [
    { title: '日時', value: ({ at }) => at },
    { title: 'データ', value: ({ payload }) => payload.feed },
    { title: '版', value: ({ payload }) => payload.version },
    { title: 'この版で変わったこと', value: ({ payload }) => payload.note || undefined },
    { title: '追加した行', value: ({ difference }) => difference.added.length },
    { title: '変更した行', value: ({ difference }) => difference.changed.length },
    { title: '削除した行', value: ({ difference }) => difference.removed.length },
    { title: '署名の鍵', value: ({ key }) => key.keyid },
    { title: '個人に関する値を確かめた人', value: ({ approvedBy, personal }) => personal.length > 0 ? approvedBy : undefined },
    { title: '確かめた欄', value: ({ personal }) => personal.map(({ file, row, column }) => [file, row, column].filter(part => part !== undefined).join(':')).join('、') || undefined },
  ])
  const end = csv.indexOf('\r\n') + 2
  return { heading: csv.slice(0, end), line: csv.slice(end) }
}
