import type { EditionContent } from '../domain/edition'
import type { ItemRef } from '../domain/item-ref'
import { parseRef } from '../domain/item-ref'

/** The short text (要約) that an item without figures of its own is shown with; empty where none was written. */
export function itemSummary(content: EditionContent, item: ItemRef): string {
  const { kind, key } = parseRef(item) ?? { kind: 'plan', key: '' }
  switch (kind) {
    case 'direction': return content.directions.find(row => `${row.plan}/${row.goal}-${row.direction}` === key)?.summary ?? ''
    case 'meeting': return content.meetings.find(row => row.id === key)?.summary ?? ''
    case 'record': return content.meetings.flatMap(row => row.records.map(record => ({ key: `${row.id}/${record.no}`, record }))).find(each => each.key === key)?.record.summary ?? ''
    case 'term': return content.terms.find(row => row.id === key)?.explanation ?? ''
    case 'assessment': return content.assessments.find(row => row.id === key)?.summary ?? ''
    case 'discrepancy': return content.discrepancies.find(row => row.id === key)?.found ?? ''
    default: return ''
  }
}
