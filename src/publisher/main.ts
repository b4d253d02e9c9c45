import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { CityFolderError, cityFolder } from './city-folder'
import { isInstant } from './data-package'
import { dumpEdition } from '../domain/open-data'
import { tellFailure, tellProblems, tellPublish } from './messages'
import { publish } from './publish'
import { readCity } from './read-city'
import { readEdition } from './read-edition'
import { DEVELOPMENT_KEY, KeyFileError, makeKey, readSigningKey } from './signing-key'
import { findTrust, readTrust, TrustFileError } from './trust-file'
import { listWords, wordListCsv } from './word-list'
import { openAnalyser } from './word-readings'

const USAGE = `使い方
  npm run feed -- build --data data/市の名前 --out public/feed
      [--environment dev] [--key 秘密鍵.jwk.json] [--note この版で変わったこと] [--created 2026-11-21T00:00:00Z] [--allow-loss] [--renew]
  npm run feed -- verify フォルダー [--trust data/市の名前/trust.json]
  npm run -s feed -- dump フォルダー [--trust data/市の名前/trust.json]
  npm run -s feed -- readings [--data data/市の名前]   読みがなの一覧（CSV。「手」は手で決めたもの）
  npm run feed -- keygen 秘密鍵.jwk.json`

const { values, positionals } = readArguments()

function readArguments() {
  try {
    return parseArguments()
  }
  catch (error) {
    if (!(error instanceof TypeError && 'code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_PARSE_ARGS')))
      throw error
    console.error(`${error.message.split('.')[0]}\n${USAGE}`)
    process.exit(2)
  }
}

function parseArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      'data': { type: 'string' },
      'out': { type: 'string', default: 'public/feed' },
      'environment': { type: 'string', default: process.env.FEED_ENVIRONMENT ?? 'dev' },
      'key': { type: 'string', default: process.env.FEED_KEY ?? DEVELOPMENT_KEY },
      'trust': { type: 'string' },
      'note': { type: 'string' },
      'created': { type: 'string' },
      'renew': { type: 'boolean', default: false },
      'allow-loss': { type: 'boolean', default: false },
    },
  })
}

const [command, folder] = positionals

/** The keys to verify by: the file named, or the city's own. */
function trustFile(): string {
  return values.trust ?? join(values.data ?? cityFolder(), 'trust.json')
}

async function build(): Promise<number> {
  if (values.created !== undefined && !isInstant(values.created)) {
    console.error(`--created は 2026-11-21T00:00:00Z の形で指定してください（いま「${values.created}」）`)
    return 2
  }
  const key = await readSigningKey(values.key)
  const result = await publish({
    data: values.data ?? cityFolder(),
    out: values.out,
    environment: values.environment,
    key,
    allowLoss: values['allow-loss'],
    renew: values.renew,
    trusted: (await findTrust(trustFile()))?.keys,
    created: values.created,
    note: values.note,
  })
  const done = result.kind === 'published' || result.kind === 'unchanged'
  for (const line of tellPublish(result, values.out))
    (done ? console.log : console.error)(line)
  return done ? 0 : 1
}

async function verify(dir: string): Promise<number> {
  const edition = await readEdition(dir, await readTrust(trustFile()), (entry, failure) => {
    console.log(`${failure ? '×' : '○'} ${entry.name}  ${entry.rows} 行  ${entry.bytes} バイト  ${entry.sha256.slice(0, 12)}${failure ? `  ${tellFailure(failure)}` : ''}`)
  })
  if (!edition.ok) {
    console.error(`確認できません：${tellFailure(edition.failure)}`)
    return 1
  }
  console.log(`確認しました：${edition.value.payload.feed} 第${edition.value.payload.version}版。署名・長さ・SHA-256・参照はすべて正しいです`)
  return 0
}

async function dump(dir: string): Promise<number> {
  const edition = await readEdition(dir, await readTrust(trustFile()))
  if (!edition.ok) {
    console.error(`書き出せません：${tellFailure(edition.failure)}`)
    return 1
  }
  process.stdout.write(`${JSON.stringify(dumpEdition(edition.value.payload, edition.value.content), null, 2)}\n`)
  return 0
}

async function readings(): Promise<number> {
  const city = await readCity(values.data ?? cityFolder())
  if (!city.ok) {
    for (const line of tellProblems(city.problems))
      console.error(line)
    return 1
  }
  process.stdout.write(wordListCsv(listWords(city.words, await openAnalyser())))
  return 0
}

async function keygen(file: string): Promise<number> {
  const key = await makeKey(file)
  console.log(`秘密鍵を ${file} に書きました。リポジトリに入れず、安全な所に保管してください。\ntrust.json の keys に次を書き加えます：\n${JSON.stringify(key, null, 2)}`)
  return 0
}

async function run(): Promise<number> {
  if (command === 'build')
    return build()
  if (command === 'verify')
    return verify(folder ?? values.out)
  if (command === 'keygen' && folder)
    return keygen(folder)
  if (command === 'readings')
    return readings()
  if (command === 'dump')
    return dump(folder ?? values.out)
  console.error(USAGE)
  return 2
}

try {
  process.exitCode = await run()
}
catch (error) {
  if (!(error instanceof KeyFileError) && !(error instanceof TrustFileError) && !(error instanceof CityFolderError))
    throw error
  console.error(error.message)
  process.exitCode = 1
}
