import type { EditionContent } from '../domain/edition'
import type { EditionFacts } from '../open-data/open-file'
import type { CommandResult } from './command'
import { trustOf } from '../feed/root'
import { openData } from '../open-data/open-data'
import { tellFailure, tellProblems } from './messages'
import { readCity } from './read-city'
import { readEdition } from './read-edition'
import { readRoots } from './rotate'
import { readTrust } from './trust-file'
import { writeOpenData } from './write-open-data'

/** Where open data goes unless the command line says otherwise. */
export const OPEN_FOLDER = 'public/open'

/** Foreign files named before the rest is only counted. */
const NAMES_SHOWN = 5

/** What `export` is told. */
export interface ExportOptions {
  /** Tables to read as they lie there; undefined for the edition of `feed`. */
  readonly data: string | undefined
  /** The folder of the edition. */
  readonly feed: string
  readonly trust: string
  readonly environment: string
  readonly out: string
}

type Found = { readonly ok: true, readonly content: EditionContent, readonly facts: EditionFacts } | { readonly ok: false, readonly lines: readonly string[] }

/** `export`: an edition, or tables that are none yet, as files of open data. */
export async function exportOpenData(options: ExportOptions): Promise<CommandResult> {
  const found = options.data === undefined ? await fromEdition(options) : await fromTables(options.data, options.environment)
  if (!found.ok)
    return { code: 1, lines: found.lines }
  const { version, feed, created } = found.facts
  const files = await openData(found.content, found.facts)
  const written = await writeOpenData(options.out, files, { feed, ...version === undefined ? {} : { version }, created })
  if (!written.ok) {
    const { files: foreign } = written.failure
    const rest = foreign.length > NAMES_SHOWN ? ` ほか ${foreign.length - NAMES_SHOWN} 個` : ''
    return { code: 1, lines: [`${options.out} に、この命令が書いたものではないファイルがあります（${foreign.slice(0, NAMES_SHOWN).join('、')}${rest}）。中身を移すか、--out で別のフォルダーを指定してください。何も書いていません`] }
  }
  const bytes = files.reduce((sum, { text }) => sum + new TextEncoder().encode(text).length, 0)
  return { code: 0, lines: [`オープンデータを ${options.out} に書きました（${version === undefined ? '表から直接。まだ版ではありません' : `第${version}版`}、${written.value} ファイル、${bytes.toLocaleString('en')} バイト）`] }
}

async function fromEdition({ feed, trust: trustFile }: ExportOptions): Promise<Found> {
  const trust = await readTrust(trustFile)
  const chain = await readRoots(feed, trust)
  const edition = await readEdition(feed, chain.kind === 'found' ? trustOf(chain.found.root) : trust)
  if (!edition.ok)
    return { ok: false, lines: [`書き出せません：${tellFailure(edition.failure)}`] }
  const { version, feed: name, created } = edition.value.payload
  return { ok: true, content: edition.value.content, facts: { version, feed: name, created } }
}

async function fromTables(data: string, environment: string): Promise<Found> {
  const city = await readCity(data)
  return city.ok
    ? { ok: true, content: city.content, facts: { version: undefined, feed: `${city.package.name}/${environment}`, created: city.package.created } }
    : { ok: false, lines: tellProblems(city.problems) }
}
