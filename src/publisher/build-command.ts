import { isInstant } from '../tables/data-package'
import { cityFolder } from './city-folder'
import { close, command, fail, FEED_FOLDER, passphrase, trustFile } from './command'
import { askInstant } from './key-commands'
import { tellProduction, tellRotation } from './key-messages'
import { tellPublish } from './messages'
import { PRODUCTION, productionFault } from './production'
import { LOG_FILE, logPublication } from './publication-log'
import { publish } from './publish'
import { readRoots } from './rotate'
import { readSigningKey } from './signing-key'
import { findTrust } from './trust-file'

/** `build`: from a city's tables to a signed edition. */
export const buildCommand = command({
  usage: [
    'npm run feed -- build --data data/市の名前 --out public/feed',
    '    [--environment dev] [--key 秘密鍵.jwk.json] [--note この版で変わったこと] [--created 2026-11-21T00:00:00Z] [--allow-loss] [--renew]',
    '    [--approved-by 個人に関する値を確かめた人] [--log publication-log.csv]',
  ],
  options: {
    'renew': { type: 'boolean', default: false },
    'allow-loss': { type: 'boolean', default: false },
    'approved-by': { type: 'string' },
    'log': { type: 'string' },
  },
  async run(values) {
    const out = values.out ?? FEED_FOLDER
    if (values.created !== undefined && !isInstant(values.created))
      return close(askInstant(values.created))
    const key = await readSigningKey(values.key, passphrase(values))
    const trust = await findTrust(trustFile(values))
    const own = trust?.feed.endsWith(`/${values.environment}`) ? trust : undefined
    const chain = own && await readRoots(out, own)
    if (chain?.kind === 'brokenChain')
      return fail(tellRotation(chain, out, ''))
    if (values.environment === PRODUCTION && !key.development) {
      const fault = own && chain ? await productionFault(own, chain.found, key, new Date()) : { kind: 'otherFeed', found: trust?.feed ?? 'なし' } as const
      if (fault)
        return fail([tellProduction(fault)])
    }
    const now = new Date().toISOString()
    const result = await publish({
      data: values.data ?? cityFolder(),
      out,
      environment: values.environment,
      key,
      allowLoss: values['allow-loss'],
      approvedBy: values['approved-by'],
      renew: values.renew,
      trusted: [...trust?.keys ?? [], ...chain?.found.root.feedKeys ?? []],
      root: chain?.found.root,
      rootExpires: chain?.found.expires,
      now,
      created: values.created,
      note: values.note,
    })
    if (result.kind === 'published' && (values.log !== undefined || result.personal.length > 0))
      await logPublication(values.log ?? LOG_FILE, { ...result, at: now, key: key.public, approvedBy: values['approved-by'] })
    const done = result.kind === 'published' || result.kind === 'unchanged'
    return close({ code: done ? 0 : 1, lines: tellPublish(result, out) })
  },
})
