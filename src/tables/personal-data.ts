import type { DataPackage } from './data-package'
import type { Problem } from './problem'
import type { TableRows } from './read-table'
import type { TableName } from './table-plan'
import { PACKAGE_FILE } from './data-package'
import { PERSONAL_HEADING } from './personal-heading'
import { TABLES } from './table-plan'

/** What every finding has: no cell without one of these is looked at closer. */
const SUSPICIOUS = /[@＠]|[+＋]81|[0０][7-9７-９][0０]|生|名前?\s*[:：]|番号|マイナンバー/

const REMEDY = '個人のものなら、その値を消してください。公開してよい窓口のものなら、確かめた人の名前を入れると進めます'

/** What in a cell looks like data about a person, and what to do; the text has its widths and dashes folded. */
const SIGNS: readonly { readonly pattern: RegExp, readonly expected: string }[] = [
  { pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/, expected: 'メールアドレスに見えます。個人のものなら消してください' },
  { pattern: /(?:^|[^\d-])(?:\+81[- ]?\(?|\(?0)[789]0\)?[- ]?\d{4}[- ]?\d{4}(?!\d)/, expected: '携帯電話の番号に見えます。個人のものなら消してください' },
  { pattern: /(?:個人番号|マイナンバー)\D{0,5}\d{4}[- ]?\d{4}[- ]?\d{4}(?!\d)/, expected: '個人番号（マイナンバー）に見えます。消してください' },
  { pattern: /(?:生年月日|誕生日)\s*[:は]?\s*(?:[MTSHR]|明治|大正|昭和|平成|令和)?\d+\s?[年/.-]|\d+年\s?\d+月\s?\d+日\s?生(?:まれ)?/, expected: '生年月日に見えます。消してください' },
  { pattern: /(?:氏名|個人名|お名前)\s*:\s*[^\s(（、。]/, expected: '人の名前に見えます。消してください' },
]

/**
 * Every cell that looks like data about a person, and every column headed so.
 *
 * A window may publish a mobile phone or an address for mail: whoever knows that says so by name, and the edition is made
 * with these cells. Nothing else lets them through.
 */
export function personalData(rows: TableRows, { resources }: Pick<DataPackage, 'resources'>): readonly Problem[] {
  const headed = resources.flatMap(({ name, schema }) => schema.fields.filter(field => PERSONAL_HEADING.test(field.title.normalize('NFKC')))
    .map((field): Problem => ({ file: PACKAGE_FILE, kind: 'personal', column: `resources.${name}.${field.name}`, found: field.title, expected: '個人に関する列は公開できません。見出しを直すか、列を消してください' })))
  const cells = (Object.keys(TABLES) as TableName[]).flatMap(name => rows(name).flatMap(row => row.columns(/^(.*)$/).flatMap(({ column }): Problem[] => {
    const expected = signIn(row.printed(column))
    return expected === undefined ? [] : [{ ...row.problem(column, expected), kind: 'personal', remedy: REMEDY }]
  })))
  return [...headed, ...cells]
}

/** What a text looks like, and what to do about it; undefined for nearly every text. */
export function signIn(text: string): string | undefined {
  if (!SUSPICIOUS.test(text))
    return undefined
  const folded = text.normalize('NFKC').replace(/[‐‑‒–—―−ー](?=\d)/g, '-')
  return SIGNS.find(({ pattern }) => pattern.test(folded))?.expected
}
