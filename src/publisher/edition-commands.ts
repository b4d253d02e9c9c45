import process from 'node:process'
import { dumpEdition } from '../domain/open-data'
import { trustOf } from '../feed/root'
import { NOTHING } from '../feed/whole-pack'
import { command, fail, FEED_FOLDER, say, trustFile } from './command'
import { tellFailure } from './messages'
import { readEdition } from './read-edition'
import { readRoots } from './rotate'
import { readTrust } from './trust-file'
import { verifyPacks } from './verify-packs'

/** `verify`: every signature, length, digest and reference of the edition in a folder, file by file, delta packs included. */
export const verifyCommand = command({
  usage: ['npm run feed -- verify フォルダー [--trust data/市の名前/trust.json]'],
  options: {},
  async run(values, [folder]) {
    const dir = folder ?? values.out ?? FEED_FOLDER
    const trust = await readTrust(trustFile(values))
    const chain = await readRoots(dir, trust)
    if (chain.kind === 'brokenChain')
      return fail([`確認できません：${chain.number}.root.json：${tellFailure(chain.failure)}`])
    const { root } = chain.found
    const edition = await readEdition(dir, trustOf(root), (entry, failure) => {
      say(`${failure ? '×' : '○'} ${entry.name}  ${entry.rows} 行  ${entry.bytes} バイト  ${entry.sha256.slice(0, 12)}${failure ? `  ${tellFailure(failure)}` : ''}`)
    })
    if (!edition.ok)
      return fail([`確認できません：${tellFailure(edition.failure)}`])
    if (edition.value.payload.root > root.number)
      return fail([`確認できません：この版は root ${edition.value.payload.root} のものですが、${root.number}.root.json までしかありません`])
    for (const { entry, outcome } of await verifyPacks(dir, edition.value.payload)) {
      const name = entry.from === NOTHING ? 'はじめての端末のためのまとめ' : `第${entry.from}版からの差分`
      say(`${outcome.ok ? '○' : '×'} ${name}  ${entry.bytes} バイト  ${entry.sha256.slice(0, 12)}${outcome.ok ? outcome.value === 'read' ? '  （その版はもうないため、長さと SHA-256 だけ）' : '' : `  ${tellFailure(outcome.failure)}`}`)
      if (!outcome.ok)
        return fail([`確認できません：${name}：${tellFailure(outcome.failure)}`])
    }
    say(`確認しました：${edition.value.payload.feed} 第${edition.value.payload.version}版。署名・長さ・SHA-256・参照はすべて正しいです`)
    if (root.number > 1)
      say(`鍵の一覧は root ${root.number} までつながっています${chain.found.expires ? `（期限 ${chain.found.expires}）` : ''}`)
    return 0
  },
})

/** `dump`: the edition in a folder as one JSON document. */
export const dumpCommand = command({
  usage: ['npm run -s feed -- dump フォルダー [--trust data/市の名前/trust.json]'],
  options: {},
  async run(values, [folder]) {
    const dir = folder ?? values.out ?? FEED_FOLDER
    const trust = await readTrust(trustFile(values))
    const chain = await readRoots(dir, trust)
    const edition = await readEdition(dir, chain.kind === 'found' ? trustOf(chain.found.root) : trust)
    if (!edition.ok)
      return fail([`書き出せません：${tellFailure(edition.failure)}`])
    process.stdout.write(`${JSON.stringify(dumpEdition(edition.value.payload, edition.value.content), null, 2)}\n`)
    return 0
  },
})
