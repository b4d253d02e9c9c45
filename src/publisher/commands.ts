import type { Command } from './command'
import { adoptCommand } from './adopt-command'
import { buildCommand } from './build-command'
import { checkCommand } from './check-command'
import { citiesCommand } from './cities-command'
import { cityFolder } from './city-folder'
import { close, command, FEED_FOLDER, passphrase, trustFile } from './command'
import { compareCommand, unreportedCommand } from './compare-command'
import { dumpCommand, verifyCommand } from './edition-commands'
import { exportOpenData, OPEN_FOLDER } from './export-command'
import { rotateKeys, signAgain } from './key-commands'
import { readSheetFile } from './read-command'
import { rollOverCommand } from './roll-over-command'
import { mergeCommand } from './merge-command'
import { makeKey } from './signing-key'
import { templateCommand } from './template-command'
import { readingsCommand } from './word-list-command'

const exportCommand = command({
  usage: [
    'npm run feed -- export [フォルダー] [--out public/open] [--data data/市の名前]',
    '    オープンデータの書き出し。--data を付けると、版ではなく表から書き出します',
  ],
  options: {},
  run: async (values, [folder]) => close(await exportOpenData({ data: values.data, feed: folder ?? FEED_FOLDER, trust: trustFile(values), environment: values.environment, out: values.out ?? OPEN_FOLDER })),
})

const readCommand = command({
  usage: [
    'npm run -s feed -- read 表のファイル [--as auto|crosswalk|progress|evaluation|programmes|indicators|services|offices] [--json] [--data data/市の名前]',
    '    （取組継承整理表・取組推進状況一覧・行政評価シート・相談先や施設の一覧を CSV・TSV・.xlsx のまま読み、読めない欄を行と列で知らせます）',
  ],
  options: { as: { type: 'string' } },
  run: async (values, [file]) => file === undefined ? undefined : close(await readSheetFile(file, { as: values.as, json: values.json, data: values.data })),
})

const keygenCommand = command({
  usage: ['npm run feed -- keygen 秘密鍵.jwk.json [--passphrase-env 合言葉の環境変数]'],
  options: {},
  async run(values, [file]) {
    if (file === undefined)
      return undefined
    const key = await makeKey(file, passphrase(values))
    return close({ code: 0, lines: [`秘密鍵を ${file} に書きました。リポジトリに入れず、安全な所に保管してください。\ntrust.json の keys に次を書き加えます：\n${JSON.stringify(key, null, 2)}`] })
  },
})

const signCommand = command({
  usage: [
    'npm run feed -- sign フォルダー --key 秘密鍵.jwk.json --created 2027-01-01T00:00:00Z [--note …] [--trust …]',
    '    （期限を延ばして次の版にします。--second を付けると、同じ版に署名だけを加えます）',
  ],
  options: { second: { type: 'boolean', default: false } },
  run: async (values, [folder]) => folder === undefined
    ? undefined
    : close(await signAgain(folder, { trust: trustFile(values), data: values.data ?? cityFolder(), key: values.key, passphrase: passphrase(values), created: values.created, note: values.note, second: values.second })),
})

const rotateCommand = command({
  usage: [
    'npm run feed -- rotate --root-key 秘密鍵.jwk.json --new-feed-key 鍵.jwk.json --created 2027-01-01T00:00:00Z --out フォルダー',
    '    [--new-root-key 鍵.jwk.json] [--version-floor 版] [--valid-days 1825] [--trust …]',
    '    鍵が合言葉で閉じてあるときは --passphrase-env 名前（いくつもの鍵は同じ合言葉で）',
  ],
  options: {
    'root-key': { type: 'string', multiple: true, default: [] },
    'new-root-key': { type: 'string', multiple: true, default: [] },
    'new-feed-key': { type: 'string', multiple: true, default: [] },
    'version-floor': { type: 'string' },
    'valid-days': { type: 'string', default: '1825' },
  },
  run: async values => close(await rotateKeys({
    trust: trustFile(values),
    passphrase: passphrase(values),
    created: values.created,
    out: values.out ?? FEED_FOLDER,
    rootKeys: values['root-key'],
    newRootKeys: values['new-root-key'],
    newFeedKeys: values['new-feed-key'],
    versionFloor: values['version-floor'],
    validDays: values['valid-days'],
  })),
})

/**
 * Every command of `npm run feed`, in the order the usage lists them.
 *
 * A new command is a module of its own (`…-command.ts`) and one line here.
 */
export const COMMANDS: Readonly<Record<string, Command>> = {
  build: buildCommand,
  compare: compareCommand,
  unreported: unreportedCommand,
  verify: verifyCommand,
  dump: dumpCommand,
  export: exportCommand,
  readings: readingsCommand,
  read: readCommand,
  adopt: adoptCommand,
  template: templateCommand,
  check: checkCommand,
  merge: mergeCommand,
  'roll-over': rollOverCommand,
  keygen: keygenCommand,
  sign: signCommand,
  rotate: rotateCommand,
  cities: citiesCommand,
}
