import type { CityTables } from '../city-tables'
import type { Sheet } from '../sheet'
import type { ServiceField } from '../sheets/service-layouts'
import type { ServiceLine, ServiceReading } from '../sheets/service-sheet'
import type { Adoption } from './proposal'
import { squash } from '../sheets/squash'
import { TABLES } from '../table-plan'
import { AdoptionDraft } from './adoption-draft'

/** What a list of places can say about a service of ours: column of our table by field of the list. */
const SHARED: readonly (readonly [string, ServiceField])[] = [['phone', 'phone']]

/**
 * What a list of services would write into our table.
 *
 * A list in our own form is taken cell by cell. Of the other forms only the telephone number is, for services of exactly the same
 * name: what a service is for, and for whom, no such list says, so nobody is made a service of ours by it.
 */
export function adoptServices(sheet: Pick<Sheet, 'name'>, { lines, layout }: ServiceReading, tables: CityTables, { source }: { readonly source?: string | undefined } = {}): Adoption {
  const draft = new AdoptionDraft(tables, sheet)
  for (const line of lines) {
    if (layout?.word === 'own')
      adoptOwn(draft, line)
    else
      adoptListed(draft, line, source)
  }
  return draft.adoption()
}

function adoptOwn(draft: AdoptionDraft, { row, fields }: ServiceLine): void {
  const { id = '' } = fields
  if (!/^[a-z0-9-]+$/.test(id)) {
    draft.refuse(row, '記号', id, '半角の英小文字・数字・ハイフンの記号')
    return
  }
  const columns = Object.keys(TABLES.services).filter(column => column !== 'id')
  draft.offer('services', { id }, row, columns.map(to => ({ to, value: Object.entries(fields).find(([field]) => field === to)?.[1] ?? '', from: to })), undefined)
}

function adoptListed(draft: AdoptionDraft, { row, fields }: ServiceLine, source: string | undefined): void {
  const { name = '' } = fields
  if (name === '')
    return
  const own = draft.all('services').filter(service => squash(service.name ?? '') === squash(name))
  const [only] = own
  if (!only || own.length > 1) {
    draft.refuse(row, '名称', name, own.length > 1 ? '相談先の表に同じ名称がいくつもあります。どれのことか分かりません' : '相談先の表にある名称。新しい相談先は、対象と困りごとを決めて相談先の表に書いてください')
    return
  }
  draft.offer('services', { id: only.id ?? '' }, row, SHARED.map(([to, field]) => ({ to, value: fields[field] ?? '', from: field === 'phone' ? '電話番号' : field })), source)
}
