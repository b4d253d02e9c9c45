import type { DataPackage } from './data-package'
import type { Problem } from './problem'
import type { Table } from './read-table'
import type { TableRow } from './table-row'

/** Primary keys that stand twice and foreign keys that lead nowhere, as `datapackage.json` declares them. */
export function checkKeys(found: DataPackage, tables: ReadonlyMap<string, Table>): readonly Problem[] {
  const problems: Problem[] = []
  for (const resource of found.resources) {
    const table = tables.get(resource.name)
    if (!table)
      continue
    problems.push(...duplicates(table, resource.schema.primaryKey))
    for (const { fields, reference } of resource.schema.foreignKeys) {
      const target = reference.resource === '' ? table : tables.get(reference.resource)
      if (target && (target.problems.length === 0 || target.rows.length > 0))
        problems.push(...dangling(table, fields, target, reference.fields, remedyOf(found, target, reference.fields)))
    }
  }
  return problems
}

function keyOf(row: TableRow, fields: readonly string[]): string | undefined {
  return fields.some(field => row.isBad(field)) ? undefined : fields.map(field => row.text(field)).join(' / ')
}

function duplicates(table: Table, fields: readonly string[]): Problem[] {
  const first = new Map<string, number>()
  return table.rows.flatMap((row) => {
    const key = keyOf(row, fields)
    if (key === undefined || fields.length === 0)
      return []
    const earlier = first.get(key)
    first.set(key, earlier ?? row.row)
    const column = fields.at(-1)
    return earlier === undefined ? [] : [{ file: table.file, row: row.row, column, kind: 'duplicate', found: key, expected: `${earlier} 行目と同じです。どちらかを消すか番号を直してください` }]
  })
}

/** What to do about a row that leads nowhere, in the words of the headings. */
function remedyOf(found: DataPackage, target: Table, fields: readonly string[]): string {
  const resource = found.resources.find(({ name }) => name === target.name)
  const headings = fields.map(name => resource?.schema.fields.find(field => field.name === name)?.title || name)
  return `「${resource?.title || target.name}」の表に、${headings.map(heading => `「${heading}」`).join('')}が同じ行がありません。打ちまちがいを直すか、その表に行を足してください`
}

function dangling(table: Table, fields: readonly string[], target: Table, targetFields: readonly string[], remedy: string): Problem[] {
  const known = new Set(target.rows.map(row => keyOf(row, targetFields)))
  return table.rows.flatMap((row) => {
    const key = keyOf(row, fields)
    const column = fields.at(-1)
    if (key === undefined || column === undefined || row.text(column) === '' || known.has(key))
      return []
    return [{ file: table.file, row: row.row, column, kind: 'dangling', found: key, expected: `${target.file} にある ${targetFields.join(' / ')}`, remedy }]
  })
}
