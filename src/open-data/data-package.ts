import type { City, EditionContent } from '../domain/edition'
import type { EditionFacts, OpenFile } from './open-file'
import type { Field, Table } from './table'
import { CSV_TYPE, JSON_TYPE, jsonText } from './open-file'

/** Where the tables lie, below `open/`. */
export const TABLE_FOLDER = 'tables'

/** What holds for every table. */
export const READ_ME = [
  '空欄は「0」ではありません。値のないわけ（検討中・未実施・未定・空欄など）は、となりの「状態」の列にあります。',
  '「印字」は市の文書のまま、「計算」はこのデータを作った者が計算したものです。',
  '「要約」は、資料の文そのままではなく、短く書き直したものです。',
  '先頭のアポストロフィ（\'）は、表計算ソフトが式や日付と読まないように付けたもので、値ではありません。',
  '一つのますに値がいくつもあるときは、半角セミコロン（;）で区切ります。',
  '利用の条件（ライセンス）は、このファイルでは決めていません。公開する市の定めによります。',
]

/** What stands beside the data of a made-up city, wherever they go. */
export const SAMPLE_NOTE = '見本のデータです。実在の市の計画ではありません。'

/** What holds for every table of a city. */
export function readMeOf(city: City): string {
  return [...city.sample ? [SAMPLE_NOTE] : [], ...READ_ME].join('\n')
}

/** What the tables of a city are called together. */
export function packageTitle(city: City): string {
  return `${city.name} 地域福祉計画のオープンデータ${city.sample ? '（見本）' : ''}`
}

const TYPES = { string: 'string', integer: 'integer', number: 'number', boolean: 'boolean', date: 'date', list: 'string' } as const satisfies Record<Field['type'], string>

/** The plain tables with their description as a Frictionless Data Package: https://specs.frictionlessdata.io/ */
export function dataPackageFiles(city: City, content: EditionContent, facts: EditionFacts, tables: readonly Table[]): readonly OpenFile[] {
  const descriptor = {
    $schema: 'https://specs.frictionlessdata.io/schemas/data-package.json',
    profile: 'tabular-data-package',
    name: `${city.id.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-')}-chiiki-fukushi`,
    title: packageTitle(city),
    description: readMeOf(city),
    ...facts.version === undefined ? {} : { version: String(facts.version) },
    created: facts.created,
    feed: facts.feed,
    sources: content.sources.map(({ title, issuer, issued }) => ({ title: [issuer, title, issued].filter(part => part !== '').join(' ') })),
    resources: tables.map(resource),
  }
  return [
    { format: 'dataPackage', path: 'datapackage.json', mediaType: JSON_TYPE, title: '表の説明（データパッケージ）', text: jsonText(descriptor) },
    ...tables.map(table => ({ format: 'dataPackage' as const, path: tablePath(table.name), mediaType: CSV_TYPE, title: table.title, text: table.csv })),
  ]
}

/** Where a table lies, below `open/`. */
export function tablePath(name: string): string {
  return `${TABLE_FOLDER}/${name}.csv`
}

function resource(table: Table): object {
  return {
    name: table.name,
    title: table.title,
    path: tablePath(table.name),
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: CSV_TYPE,
    encoding: 'utf-8',
    schema: {
      fields: table.fields.map(field => describe(field, table.primaryKey.includes(field.name))),
      missingValues: [''],
      primaryKey: table.primaryKey,
      // An empty list of them is no valid one.
      ...table.foreignKeys.length > 0 && { foreignKeys: table.foreignKeys.map(({ fields, table: resource, refersTo }) => ({ fields, reference: { resource, fields: refersTo } })) },
    },
  }
}

function describe({ name, title, type, about, values }: Field, required: boolean): object {
  const constraints = { ...required && { required }, ...values && { enum: values } }
  return { name, title, type: TYPES[type], ...about !== '' && { description: about }, ...Object.keys(constraints).length > 0 && { constraints } }
}
