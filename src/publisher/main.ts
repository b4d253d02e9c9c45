import type { KeyCommandResult, KeyOptions } from './key-commands'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { CityFolderError, cityFolder } from './city-folder'
import { isInstant } from './data-package'
import { dumpEdition } from '../domain/open-data'
import { trustOf } from '../feed/root'
import { askInstant, rotateKeys, signAgain } from './key-commands'
import { tellProduction, tellRotation } from './key-messages'
import { tellFailure, tellProblems, tellPublish } from './messages'
import { PRODUCTION, productionFault } from './production'
import { publish } from './publish'
import { readCity } from './read-city'
import { readEdition } from './read-edition'
import { readRoots } from './rotate'
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
  npm run feed -- keygen 秘密鍵.jwk.json [--passphrase-env 合言葉の環境変数]
  npm run feed -- sign フォルダー --key 秘密鍵.jwk.json --created 2027-01-01T00:00:00Z [--note …] [--trust …]
      （期限を延ばして次の版にします。--second を付けると、同じ版に署名だけを加えます）
  npm run feed -- rotate --root-key 秘密鍵.jwk.json --new-feed-key 鍵.jwk.json --created 2027-01-01T00:00:00Z --out フォルダー
      [--new-root-key 鍵.jwk.json] [--version-floor 版] [--valid-days 1825] [--trust …]
      鍵が合言葉で閉じてあるときは --passphrase-env 名前（いくつもの鍵は同じ合言葉で）`

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
      'passphrase-env': { type: 'string', default: 'FEED_KEY_PASSPHRASE' },
      'second': { type: 'boolean', default: false },
      'root-key': { type: 'string', multiple: true, default: [] },
      'new-root-key': { type: 'string', multiple: true, default: [] },
      'new-feed-key': { type: 'string', multiple: true, default: [] },
      'version-floor': { type: 'string' },
      'valid-days': { type: 'string', default: '1825' },
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
  if (values.created !== undefined && !isInstant(values.created))
    return close(askInstant(values.created))
  const key = await readSigningKey(values.key, passphrase())
  const trust = await findTrust(trustFile())
  const own = trust?.feed.endsWith(`/${values.environment}`) ? trust : undefined
  const chain = own && await readRoots(values.out, own)
  if (chain?.kind === 'brokenChain')
    return fail(tellRotation(chain, values.out, ''))
  if (values.environment === PRODUCTION && !key.development) {
    const fault = own && chain ? await productionFault(own, chain.found, key, new Date()) : { kind: 'otherFeed', found: trust?.feed ?? 'なし' } as const
    if (fault)
      return fail([tellProduction(fault)])
  }
  const result = await publish({
    data: values.data ?? cityFolder(),
    out: values.out,
    environment: values.environment,
    key,
    allowLoss: values['allow-loss'],
    renew: values.renew,
    trusted: [...trust?.keys ?? [], ...chain?.found.root.feedKeys ?? []],
    root: chain?.found.root.number,
    created: values.created,
    note: values.note,
  })
  const done = result.kind === 'published' || result.kind === 'unchanged'
  for (const line of tellPublish(result, values.out))
    (done ? console.log : console.error)(line)
  return done ? 0 : 1
}

/** The passphrase of sealed keys, from the environment: on a command line it would be read by others. */
function passphrase(): string | undefined {
  return process.env[values['passphrase-env']]
}

function fail(lines: readonly string[]): number {
  for (const line of lines)
    console.error(line)
  return 1
}

async function verify(dir: string): Promise<number> {
  const trust = await readTrust(trustFile())
  const chain = await readRoots(dir, trust)
  if (chain.kind === 'brokenChain')
    return fail([`確認できません：${chain.number}.root.json：${tellFailure(chain.failure)}`])
  const { root } = chain.found
  const edition = await readEdition(dir, trustOf(root), (entry, failure) => {
    console.log(`${failure ? '×' : '○'} ${entry.name}  ${entry.rows} 行  ${entry.bytes} バイト  ${entry.sha256.slice(0, 12)}${failure ? `  ${tellFailure(failure)}` : ''}`)
  })
  if (!edition.ok)
    return fail([`確認できません：${tellFailure(edition.failure)}`])
  if (edition.value.payload.root > root.number)
    return fail([`確認できません：この版は root ${edition.value.payload.root} のものですが、${root.number}.root.json までしかありません`])
  console.log(`確認しました：${edition.value.payload.feed} 第${edition.value.payload.version}版。署名・長さ・SHA-256・参照はすべて正しいです`)
  if (root.number > 1)
    console.log(`鍵の一覧は root ${root.number} までつながっています${chain.found.expires ? `（期限 ${chain.found.expires}）` : ''}`)
  return 0
}

async function dump(dir: string): Promise<number> {
  const trust = await readTrust(trustFile())
  const chain = await readRoots(dir, trust)
  const edition = await readEdition(dir, chain.kind === 'found' ? trustOf(chain.found.root) : trust)
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
  const key = await makeKey(file, passphrase())
  console.log(`秘密鍵を ${file} に書きました。リポジトリに入れず、安全な所に保管してください。\ntrust.json の keys に次を書き加えます：\n${JSON.stringify(key, null, 2)}`)
  return 0
}

/** Prints what a command about keys came to. */
function close({ code, lines }: KeyCommandResult): number {
  for (const line of lines)
    (code === 0 ? console.log : console.error)(line)
  return code
}

/** What the commands about keys are told. */
function keyOptions(): KeyOptions {
  return {
    trust: trustFile(),
    data: values.data ?? cityFolder(),
    key: values.key,
    passphrase: passphrase(),
    created: values.created,
    note: values.note,
    second: values.second,
    out: values.out,
    rootKeys: values['root-key'],
    newRootKeys: values['new-root-key'],
    newFeedKeys: values['new-feed-key'],
    versionFloor: values['version-floor'],
    validDays: values['valid-days'],
  }
}

async function run(): Promise<number> {
  if (command === 'build')
    return build()
  if (command === 'verify')
    return verify(folder ?? values.out)
  if (command === 'sign' && folder)
    return close(await signAgain(folder, keyOptions()))
  if (command === 'rotate')
    return close(await rotateKeys(keyOptions()))
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
