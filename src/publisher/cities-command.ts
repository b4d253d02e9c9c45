import type { Trust } from '../feed/envelope'
import type { Problem } from '../tables/problem'
import type { CityRow } from '../tables/read-cities'
import { mkdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CITY_LIST_FILE, encodeCityList, isFeedName, openCityList } from '../feed/city-list'
import { encodeEnvelope } from '../feed/envelope'
import { firstRoot, firstRootsFile } from '../feed/first-roots'
import { CITY_LIST_LIMIT } from '../feed/limits'
import { sign } from '../press/signing-key'
import { plusDays } from '../press/validity'
import { isInstant } from '../tables/data-package'
import { readCities } from '../tables/read-cities'
import { close, command, fail, passphrase } from './command'
import { askInstant } from './key-commands'
import { bytesIn } from './kept-editions'
import { tellFailure, tellProblems } from './messages'
import { PRODUCTION } from './production'
import { readSigningKey } from './signing-key'
import { readTrust, TrustFileError } from './trust-file'
import { highestVersion, writeAtomically } from './write-edition'

/** Where the list lies beside the cities' feeds. */
export const CITIES_FOLDER = 'public/feed/cities'

/** `cities`: a table of cities as a signed list, from which a reader chooses. */
export const citiesCommand = command({
  usage: [
    'npm run feed -- cities 市の表.csv --list 一覧の名前 [--out public/feed/cities] [--environment dev] [--key 秘密鍵.jwk.json]',
    '    [--created 2026-11-21T00:00:00Z] [--valid-days 400] [--other-hosts]',
    '    （いくつもの市の計画を1つのアプリで選べるようにする、署名した一覧です。表の見出し：団体コード・名前・よみ・フィード・鍵の一覧・都道府県・置き場所・言語）',
  ],
  options: {
    'list': { type: 'string' },
    'valid-days': { type: 'string', default: '400' },
    'other-hosts': { type: 'boolean', default: false },
  },
  async run(values, [table]) {
    if (table === undefined || values.list === undefined)
      return undefined
    const name = `${values.list}/${values.environment}`
    const created = values.created ?? new Date().toISOString().replace(/\.\d{3}Z$/, 'Z')
    if (!isInstant(created))
      return close(askInstant(created))
    if (!isFeedName(name) || !/^[1-9]\d{0,4}$/.test(values['valid-days']))
      return fail(['--list は英小文字・数字・- で、--valid-days は日数で指定してください。何も書いていません'])
    const key = await readSigningKey(values.key, passphrase(values))
    if (values.environment === PRODUCTION && key.development)
      return fail(['開発用の鍵では本番の一覧に署名できません。--key で本番の鍵を指定してください。何も書いていません'])
    const bytes = await readFile(table).catch(() => undefined)
    const rows = bytes ? readCities(basename(table), new Uint8Array(bytes)) : undefined
    if (!rows)
      return fail([`${table} を読めません。何も書いていません`])
    if (!rows.ok)
      return fail(tellProblems(rows.failure))
    const pinned = await pinnedRoots(table, rows.value)
    const problems = [...pinned.problems, ...values['other-hosts'] ? [] : otherHosts(table, rows.value)]
    if (problems.length > 0)
      return fail(tellProblems(problems))

    const out = values.out ?? CITIES_FOLDER
    const before = await bytesIn(out, CITY_LIST_FILE)
    const held = before && await openCityList(before, { feed: name, keys: [key.public] })
    if (held && !held.ok && held.failure.kind !== 'untrusted')
      return fail([`${out} にある一覧を確認できません（${tellFailure(held.failure)}）。--out で別のフォルダーを指定してください。何も書いていません`])
    const version = Math.max(held?.ok ? held.value.version : 0, await highestVersion(out)) + 1
    const files = await Promise.all([...byPrefecture(rows.value, pinned.roots)].map(([prefecture, roots]) => firstRootsFile(prefecture, roots)))
    const payload = encodeCityList({ list: name, version, created, expires: plusDays(created, Number(values['valid-days'])), cities: rows.value.map(({ city }) => city), roots: files.map(({ entry }) => entry) })
    const envelope = encodeEnvelope(payload, [sign(payload, key)])
    // What was written is read as a reader would read it.
    const read = await openCityList(envelope, { feed: name, keys: [key.public] })
    if (!read.ok)
      return fail([`この表からできる一覧は、アプリで読めません（${tellFailure(read.failure)}、上限 ${CITY_LIST_LIMIT} バイト）。何も書いていません`])
    for (const { city } of rows.value) {
      const file = files.find(({ entry }) => city.code.startsWith(entry.prefecture))
      const root = file && await firstRoot(file.bytes, file.entry, city)
      if (!root?.ok)
        return fail([`${city.name} の鍵の一覧は、アプリで読めません（${root ? tellFailure(root.failure) : ''}）。何も書いていません`])
    }
    await mkdir(out, { recursive: true })
    for (const { entry, bytes: file } of files)
      await writeAtomically(join(out, `${entry.sha256}.json`), file)
    await writeAtomically(join(out, `${version}.manifest.json`), envelope)
    await writeAtomically(join(out, CITY_LIST_FILE), envelope)
    return close({ code: 0, lines: [
      `${rows.value.length} の市区町村の一覧（${name} 第${version}版、${envelope.byteLength.toLocaleString('en')} バイト）を ${out} に書きました。${CITY_LIST_FILE} を最後に送ってください`,
      `アプリを作るときに CITY_LIST で渡す鍵：${JSON.stringify({ feed: name, keys: [key.public] })}`,
    ] })
  },
})

/** The first root of every city by its code, from the files the table names. */
async function pinnedRoots(table: string, rows: readonly CityRow[]): Promise<{ readonly roots: ReadonlyMap<string, Trust>, readonly problems: readonly Problem[] }> {
  const roots = new Map<string, Trust>()
  const problems: Problem[] = []
  for (const { city, trust: file, row } of rows) {
    const trust = await trustIn(join(dirname(table), file))
    const told = { file: basename(table), row, kind: 'dangling' as const }
    if (!trust)
      problems.push({ ...told, column: '鍵の一覧', found: file, expected: 'その市の trust.json が、この表から見たここにあるようにしてください（feed と keys の ES256 公開鍵）' })
    else if (trust.feed !== city.feed)
      problems.push({ ...told, column: 'フィード', found: city.feed, expected: `${file} の feed（${trust.feed}）と同じにしてください` })
    else
      roots.set(city.code, trust)
  }
  return { roots, problems }
}

async function trustIn(file: string): Promise<Trust | undefined> {
  try {
    return await readTrust(file)
  }
  catch (error) {
    if (error instanceof TrustFileError)
      return undefined
    throw error
  }
}

/** The host's kit lets an app ask its own host only; another one has to be allowed there too, or its plan never arrives. */
function otherHosts(table: string, rows: readonly CityRow[]): readonly Problem[] {
  return rows.filter(({ city }) => city.at.startsWith('https:')).map(({ city, row }) => ({
    file: basename(table),
    row,
    column: '置き場所',
    kind: 'form',
    found: city.at,
    expected: `アプリは自分の公開場所にだけ問い合わせます。この番地を公開場所の設定の connect-src に加え、そこが CORS を許すことを確かめてから、--other-hosts を付けてください`,
  }))
}

function byPrefecture(rows: readonly CityRow[], roots: ReadonlyMap<string, Trust>): ReadonlyMap<string, ReadonlyMap<string, Trust>> {
  const grouped = new Map<string, Map<string, Trust>>()
  for (const { city: { code } } of rows) {
    const root = roots.get(code)
    const group = grouped.get(code.slice(0, 2)) ?? new Map<string, Trust>()
    if (root)
      group.set(code, root)
    grouped.set(code.slice(0, 2), group)
  }
  return grouped
}
