import type { City } from '../domain/edition'
import type { EditionFacts, OpenFile } from './open-file'
import type { Field, Table } from './table'
import { packageTitle, readMeOf, TABLE_FOLDER } from './data-package'
import { JSON_LD_TYPE, jsonText } from './open-file'

const DATATYPES = { string: 'string', integer: 'integer', number: 'number', boolean: 'boolean', date: 'date', list: 'string' } as const satisfies Record<Field['type'], string>

/** The same tables described in the words of CSV on the Web: https://www.w3.org/TR/tabular-metadata/ */
export function csvwFile(city: City, facts: EditionFacts, tables: readonly Table[]): OpenFile {
  const group = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'ja' }],
    '@type': 'TableGroup',
    'dc:title': packageTitle(city),
    'dc:description': readMeOf(city),
    'dc:created': facts.created,
    ...facts.version === undefined ? {} : { 'schema:version': String(facts.version) },
    'dialect': { encoding: 'utf-8', header: true, delimiter: ',', doubleQuote: true },
    'tables': tables.map(describe),
  }
  return { format: 'csvw', path: `${TABLE_FOLDER}/csvw-metadata.json`, mediaType: JSON_LD_TYPE, title: '表の説明（CSVW）', text: jsonText(group) }
}

function describe(table: Table): object {
  return {
    'url': `${table.name}.csv`,
    'dc:title': table.title,
    'tableSchema': {
      columns: table.fields.map(field => column(field, table.primaryKey.includes(field.name))),
      primaryKey: table.primaryKey,
      foreignKeys: table.foreignKeys.map(({ fields, table: name, refersTo }) => ({ columnReference: fields, reference: { resource: `${name}.csv`, columnReference: refersTo } })),
    },
  }
}

/** CSVW knows a closed list of words as a pattern, and a cell of many values by what stands between them. */
function column({ name, title, type, about, values }: Field, required: boolean): object {
  return {
    name,
    titles: [name, title],
    datatype: values ? { base: 'string', format: values.map(literal).join('|') } : DATATYPES[type],
    ...type === 'list' && { separator: ';' },
    ...required && { required },
    ...about !== '' && { 'dc:description': about },
  }
}

function literal(word: string): string {
  return word.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&')
}
