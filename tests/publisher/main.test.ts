import { execFile } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { build as bundle } from 'vite'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { readTrust } from '../../src/publisher/trust-file'
import { copyOfKamakura, developmentKey, editTable, filesOf, KAMAKURA, PROJECT, temporaryFolder } from '../fixtures/city-folder'
import { published } from '../fixtures/edition-folder'
import { cityInKana } from '../fixtures/other-cities'
import { smallCity } from '../fixtures/small-city'

// Each test starts Node once or more.
vi.setConfig({ testTimeout: 60_000 })

/** Places whose clocks and alphabets would show in an edition that hung on them. */
const KIRITIMATI = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
const ST_JOHNS = { TZ: 'America/St_Johns', LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8' }

/** The publisher in one file. It lies two folders deep like its source, because it finds the development key from where it is. */
const PUBLISHER = 'node_modules/.tmp/publisher-of-tests.js'

// What loads TypeScript takes half a second of each process; a clerk's own way is gone by the journey on the real city.
beforeAll(async () => {
  await bundle({
    root: PROJECT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: 'src/publisher/main.ts', outDir: 'node_modules/.tmp', emptyOutDir: false, rolldownOptions: { output: { entryFileNames: 'publisher-of-tests.js' } } },
  })
})

interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the publisher from the project's folder. */
function feed(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return run([PUBLISHER, ...args], env)
}

/** Runs it as a clerk does. */
function feedByClerk(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return run(['--import', 'tsx', 'src/publisher/main.ts', ...args], env)
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
  const options = { cwd: PROJECT, env: { ...process.env, ...env }, maxBuffer: 32 * 1024 * 1024 }
  return promisify(execFile)(process.execPath, [...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { readonly code: number, readonly stdout: string, readonly stderr: string }) => ({ code: error.code, out: error.stdout, err: error.stderr }),
  )
}

async function freshPrivateKey(): Promise<webcrypto.JsonWebKey> {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  return webcrypto.subtle.exportKey('jwk', pair.privateKey)
}

/** The tables of a city in kana, the folder to publish into, and the arguments both go by. */
async function folders() {
  const [data, parent] = [await cityInKana('testcity'), await temporaryFolder()]
  const { keys } = await readTrust(join(KAMAKURA, 'trust.json'))
  await writeFile(join(data, 'trust.json'), JSON.stringify({ feed: 'testcity/dev', keys }))
  const out = join(parent, 'feed')
  return { data, out, build: ['build', '--data', data, '--out', out] }
}

/** The same with an edition in them, made without starting a process. */
async function builtFolders() {
  const made = await folders()
  await published(made.out, made.data, { key: await developmentKey(), environment: 'dev' })
  return made
}

describe('build', () => {
  test('of the real city writes the same edition in any place and says so; verify finds it in order; a second build elsewhere leaves it', async () => {
    const [data, parent, here] = [await copyOfKamakura(), await temporaryFolder(), await temporaryFolder()]
    const out = join(parent, 'feed')
    const build = ['build', '--data', data, '--out', out]
    const [first] = await Promise.all([
      feedByClerk(build, KIRITIMATI),
      published(here, data, { key: await developmentKey(), environment: 'dev' }),
    ])
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toMatch(/^はじめての版です（\d+ 行）\n第1版を .*feed に書きました（\d+ ファイル、\d+ 行、[\d,]+ バイト）\n$/)
    expect(await filesOf(out)).toEqual(await filesOf(here))

    const [verified, again] = await Promise.all([feedByClerk(['verify', out, '--data', data]), feedByClerk(build, ST_JOHNS)])
    expect(verified).toMatchObject({ code: 0, err: '' })
    expect(verified.out).toMatch(/^(○ .*\n)+確認しました：kamakura\/dev 第1版。/)
    expect(again).toEqual({ code: 0, out: '変わった行はありません。第1版のままです\n', err: '' })
  }, 240_000)

  test('tells every problem on the error channel, fails and writes nothing', async () => {
    const { data, out, build } = await folders()
    await editTable(data, 'grades.csv', table => table.set(2, 'printed', 'Ｅ'))
    await editTable(data, 'measures.csv', table => table.set(2, 'unit', 'けん'))
    const run = await feed(build)
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.err).toContain('grades.csv:2:printed 「Ｅ」 → ')
    expect(run.err).toContain('measures.csv:2:unit 「けん」 → ')
    expect(run.err).toContain('2 件の問題があります')
    await expect(readdir(out)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('names the one row that changed', async () => {
    const { data, build } = await builtFolders()
    await editTable(data, 'goals.csv', table => table.set(2, 'note', 'みなおしました。'))
    const run = await feed([...build, '--note', '目標1の備考を直しました。'])
    expect(run.code).toBe(0)
    expect(run.out).toMatch(/^変更 1 行\n {2}goals r2\/1\n第2版を /)
  })

  test('refuses the development key for any environment but dev', async () => {
    const { out, build } = await folders()
    const run = await feed([...build, '--environment', 'prod'])
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.err).toContain('開発用の鍵では dev 以外の版に署名できません')
    await expect(readdir(out)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('says which key file it could not read', async () => {
    const { build } = await folders()
    expect(await feed([...build, '--key', '/nowhere.json'])).toEqual({ code: 1, out: '', err: '署名の鍵 /nowhere.json を読めません\n' })
  })

  test('refuses a great loss until it is allowed', async () => {
    const { data, build } = await builtFolders()
    await editTable(data, 'crosswalk.csv', table => table.remove(2, 20))
    const refused = await feed(build)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('--allow-loss')
    const allowed = await feed([...build, '--allow-loss'])
    expect(allowed.code).toBe(0)
    expect(allowed.out).toMatch(/^削除 20 行$/m)
  })

  test('asks for an instant in the form it takes, and for another where that day does not exist', async () => {
    const { out, build } = await folders()
    const [inWords, noDay] = await Promise.all([feed([...build, '--created', '令和8年11月21日']), feed([...build, '--created', '2026-02-30T00:00:00Z'])])
    expect(inWords).toMatchObject({ code: 2, out: '' })
    expect(inWords.err).toContain('2026-11-21T00:00:00Z')
    expect(noDay).toMatchObject({ code: 2, out: '' })
    await expect(readdir(out)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('renews an edition no row of which changed, where it is told to', async () => {
    const { build } = await builtFolders()
    const run = await feed([...build, '--renew', '--note', '期限を延ばしました。'])
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toMatch(/^第2版を /)
  })

  test('with a new key goes on from an edition the trust file vouches for', async () => {
    const { data, build } = await builtFolders()
    const key = join(data, 'new.private.jwk.json')
    await writeFile(key, JSON.stringify(await freshPrivateKey()))
    expect(await feed([...build, '--renew', '--key', key])).toMatchObject({ code: 0 })
  })

  test('takes the only city there is where none is named', async () => {
    const { data, out } = await folders()
    const run = await feed(['build', '--out', out], { CITY_DATA: data })
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(await feed(['verify', out], { CITY_DATA: data })).toMatchObject({ code: 0 })
  })
})

test('E13: the same tables give the same bytes in any time zone and language', async () => {
  const [data, parent, here] = [await smallCity(), await temporaryFolder(), await temporaryFolder()]
  const places = [KIRITIMATI, ST_JOHNS]
  const outs = places.map(({ TZ }) => join(parent, TZ))
  const [, ...runs] = await Promise.all([
    published(here, data, { key: await developmentKey(), environment: 'dev' }),
    ...places.map((place, at) => feed(['build', '--data', data, '--out', outs[at] ?? ''], place)),
  ])
  expect(runs).toMatchObject(places.map(() => ({ code: 0 })))
  for (const out of outs)
    expect(await filesOf(out), out).toEqual(await filesOf(here))
})

describe('verify', () => {
  test('marks the damaged shard and fails', async () => {
    const { data, out } = await builtFolders()
    const shard = (await readdir(out)).find(name => /^[0-9a-f]{64}/.test(name)) ?? ''
    const bytes = await readFile(join(out, shard))
    bytes[20] = (bytes[20] ?? 0) ^ 1
    await writeFile(join(out, shard), bytes)
    const run = await feed(['verify', out, '--data', data])
    expect(run.code).toBe(1)
    expect(run.out.match(/^× /gm)).toHaveLength(1)
    expect(run.out).toContain(shard.slice(0, 12))
    expect(run.err).toMatch(/^確認できません：.* が壊れています/)
  })

  test('fails where there is no edition', async () => {
    expect(await feed(['verify', await temporaryFolder()])).toEqual({ code: 1, out: '', err: '確認できません：版がありません\n' })
  })

  test('believes only the keys of the trust file it is given', async () => {
    const { data, out } = await builtFolders()
    const trust = await readTrust(join(data, 'trust.json'))
    await writeFile(join(data, 'other.json'), JSON.stringify({ ...trust, feed: 'testcity/prod' }))
    const [own, other] = await Promise.all(['trust.json', 'other.json'].map(name => feed(['verify', out, '--trust', join(data, name)])))
    expect(own).toMatchObject({ code: 0 })
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining('別のデータです（testcity/dev、期待 testcity/prod）') })
  })
})

describe('export', () => {
  test('gives out the edition in a folder as open data, under its own number', async () => {
    const { data, out } = await builtFolders()
    const open = join(out, '../open')
    const run = await feed(['export', out, '--out', open, '--trust', join(data, 'trust.json')])
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toMatch(/^オープンデータを .*open に書きました（第1版、\d+ ファイル、[\d,]+ バイト）\n$/)
    expect(JSON.parse(await readFile(join(open, 'files.json'), 'utf8'))).toMatchObject({ feed: 'testcity/dev', version: 1 })
  })
})

describe('dump', () => {
  test('prints the edition as one JSON document and nothing else', async () => {
    const { data, out } = await builtFolders()
    const run = await feed(['dump', out, '--data', data])
    expect(run).toMatchObject({ code: 0, err: '' })
    const document: unknown = JSON.parse(run.out)
    expect(document).toMatchObject({ edition: 1, feed: 'testcity/dev', city: { id: 'testcity' } })
    expect(document).toHaveProperty('crosswalk.length', 30)
    expect(run.out.endsWith('}\n')).toBe(true)
  })

  test('of an edition that cannot be verified prints nothing and fails', async () => {
    const { data, out } = await builtFolders()
    await writeFile(join(out, 'manifest.json'), '<html>')
    const run = await feed(['dump', out, '--data', data])
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.err).toBe('書き出せません：フィードの形ではありません\n')
  })
})

test.each([
  ['a mistyped option', ['build', '--dta', 'data/kamakura']],
  ['a trust file that is not there', ['verify', 'data', '--trust', '/nowhere.json']],
])('%s is told in words', async (_, args) => {
  const run = await feed(args)
  expect(run.code).toBeGreaterThan(0)
  expect(run.err).not.toContain('    at ')
})

test.each([[[]], [['publish']]])('the arguments %j only show how to use it', async (args) => {
  const run = await feed(args)
  expect(run).toMatchObject({ code: 2, out: '' })
  expect(run.err).toMatch(/^使い方/)
})
