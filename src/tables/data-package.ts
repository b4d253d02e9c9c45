import type { CityFiles } from './city-files'
import type { Problem } from './problem'
import type { TableName } from './table-plan'
import * as v from 'valibot'
import { decodeText } from './decode-text'
import { columnUse, mayBeAbsent, TABLES } from './table-plan'

/** The name of the file that describes a city's folder (Frictionless Data Package). */
export const PACKAGE_FILE = 'datapackage.json'

/** Whether the text is an ISO instant in UTC, to the second, of a day that exists. */
export function isInstant(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text))
    return false
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text.replace('Z', '.000Z')
}

const ConstraintsSchema = v.looseObject({
  required: v.optional(v.boolean()),
  pattern: v.optional(v.string()),
  enum: v.optional(v.array(v.string())),
  minimum: v.optional(v.number()),
  maximum: v.optional(v.number()),
  maxLength: v.optional(v.number()),
})
const FieldSchema = v.looseObject({
  name: v.pipe(v.string(), v.minLength(1)),
  title: v.optional(v.string(), ''),
  type: v.picklist(['string', 'integer', 'number', 'boolean']),
  constraints: v.optional(ConstraintsSchema, {}),
})
const keyFields = v.union([v.pipe(v.string(), v.transform(field => [field])), v.array(v.string())])
const ResourceSchema = v.looseObject({
  name: v.string(),
  title: v.optional(v.string(), ''),
  path: v.pipe(v.string(), v.regex(/^[^/\\]+$/)),
  schema: v.looseObject({
    fields: v.array(FieldSchema),
    primaryKey: v.optional(keyFields, []),
    foreignKeys: v.optional(v.array(v.looseObject({
      fields: keyFields,
      reference: v.looseObject({ resource: v.string(), fields: keyFields }),
    })), []),
    missingValues: v.optional(v.array(v.string()), ['']),
  }),
})
const PackageSchema = v.looseObject({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  title: v.pipe(v.string(), v.minLength(1)),
  created: v.pipe(v.string(), v.check(isInstant, '2026-11-21T00:00:00Z の形の日時')),
  city: v.looseObject({ name: v.pipe(v.string(), v.minLength(1)), note: v.optional(v.string(), ''), validDays: v.pipe(v.number(), v.integer(), v.minValue(1)), sample: v.optional(v.boolean(), false) }),
  resources: v.array(ResourceSchema),
})

export type DataPackage = v.InferOutput<typeof PackageSchema>
export type Resource = DataPackage['resources'][number]
export type Field = Resource['schema']['fields'][number]

/** Reads and checks `datapackage.json`; undefined with problems where it cannot be used. */
export async function readDataPackage(files: CityFiles): Promise<{ readonly found: DataPackage | undefined, readonly problems: readonly Problem[] }> {
  const bytes = await files.read(PACKAGE_FILE)
  if (bytes === undefined)
    return { found: undefined, problems: [{ file: PACKAGE_FILE, found: files.place, expected: 'フォルダーに datapackage.json を置いてください' }] }
  const text = decodeText(bytes)
  const json = text === undefined ? undefined : parseJson(text)
  if (!json)
    return { found: undefined, problems: [{ file: PACKAGE_FILE, found: text?.slice(0, 20) ?? '読めない文字コード', expected: 'JSON として読める書き方にしてください' }] }
  const parsed = v.safeParse(PackageSchema, json.value)
  if (!parsed.success) {
    return {
      found: undefined,
      problems: parsed.issues.map(issue => ({ file: PACKAGE_FILE, column: v.getDotPath(issue) ?? undefined, found: issue.received, expected: issue.expected ?? issue.message })),
    }
  }
  return { found: parsed.output, problems: missingPieces(parsed.output) }
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  }
  catch (error) {
    if (error instanceof SyntaxError)
      return undefined
    throw error
  }
}

/** Tables and columns the publisher needs and the package does not declare, and columns nobody reads. */
function missingPieces(found: DataPackage): Problem[] {
  const problems: Problem[] = []
  for (const table of Object.keys(TABLES) as TableName[]) {
    const resource = found.resources.find(candidate => candidate.name === table)
    if (!resource) {
      problems.push({ file: PACKAGE_FILE, column: `resources.${table}`, found: 'なし', expected: `表「${table}」の定義を書いてください` })
      continue
    }
    const declared = new Set(resource.schema.fields.map(field => field.name))
    for (const column of Object.keys(TABLES[table])) {
      if (!declared.has(column) && !mayBeAbsent(table, column))
        problems.push({ file: PACKAGE_FILE, column: `resources.${table}.${column}`, found: 'なし', expected: `列「${column}」の定義を書いてください` })
    }
    for (const column of declared) {
      if (!columnUse(table, column))
        problems.push({ file: PACKAGE_FILE, column: `resources.${table}.${column}`, found: column, expected: '公開ツールが読む列だけを書いてください' })
    }
  }
  return problems
}
