/** The forms an edition is given out in. */
export const OPEN_FORMATS = ['dataPackage', 'csvw', 'recommended', 'hsds', 'openSdg', 'schemaOrg'] as const

export type OpenFormat = typeof OPEN_FORMATS[number]

/** One file of open data. */
export interface OpenFile {
  readonly format: OpenFormat
  /** Below `open/`, with `/` between; the same in every edition. */
  readonly path: string
  readonly mediaType: string
  /** What lies in it, in Japanese. */
  readonly title: string
  /** To be written as UTF-8; a table of commas brings its BOM along. */
  readonly text: string
}

/** Which edition the files are made of. */
export interface EditionFacts {
  /** Undefined where tables are given out that are no edition yet. */
  readonly version: number | undefined
  /** `<city>/<environment>`. */
  readonly feed: string
  /** ISO instant. */
  readonly created: string
}

export const CSV_TYPE = 'text/csv'
export const JSON_TYPE = 'application/json'
export const JSON_LD_TYPE = 'application/ld+json'
export const YAML_TYPE = 'application/yaml'

/** A value as a file of JSON, readable to people, ended by a line's end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
