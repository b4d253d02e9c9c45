import { trustOf } from '../feed/root'
import { compareEditions } from '../press/compare-editions'
import { suggestNote } from '../press/suggest-note'
import { unreported as unreportedOf, newestReportedYear, unreportedCsv, unreportedText } from '../press/unreported'
import { formatProblem } from '../tables/problem'
import { readFiscalYear } from '../tables/sheets/fiscal-year-label'
import { cityFolder } from './city-folder'
import { close, command, fail, FEED_FOLDER, passphrase, trustFile } from './command'
import { tellComparison } from './comparison-messages'
import { tellFailure, tellProblems } from './messages'
import { readCity } from './read-city'
import { readEdition } from './read-edition'
import { readRoots } from './rotate'
import { readSigningKey } from './signing-key'
import { findTrust } from './trust-file'

/** `compare`: what the tables would change in the edition in force; nothing is written. */
export const compareCommand = command({
  usage: [
    'npm run -s feed -- compare [--data data/市の名前] [--feed public/feed] [--year 2025] [--json]',
    '    公開する前に、いまの版との違いを一覧にします。何も書きません',
  ],
  options: { feed: { type: 'string' }, year: { type: 'string' } },
  async run(values) {
    const year = readYear(values.year)
    if (year === 'notAYear')
      return fail(ASK_YEAR)
    const city = await readCity(values.data ?? cityFolder())
    if (!city.ok)
      return fail(tellProblems(city.problems))
    // A workbook has no trust file beside it: then, as in `build`, the edition must be signed by the key that would sign.
    const trust = await findTrust(trustFile(values)) ?? { feed: `${city.package.name}/${values.environment}`, keys: [(await readSigningKey(values.key, passphrase(values))).public] }
    const folder = values.feed ?? FEED_FOLDER
    const chain = await readRoots(folder, trust)
    const held = await readEdition(folder, chain.kind === 'found' ? trustOf(chain.found.root) : trust)
    if (!held.ok && held.failure.kind !== 'absent')
      return fail([`${folder} にある版を確認できません（${tellFailure(held.failure)}）`])
    const comparison = compareEditions(held.ok ? held.value.content : undefined, city.content, year)
    if (values.json)
      return close({ code: 0, lines: [JSON.stringify({ ...comparison, suggestedNote: suggestNote(comparison), personal: city.personal }, null, 2)] })
    return close({ code: 0, lines: [...tellComparison(comparison), ...city.personal.length > 0 ? ['■ 個人に関する値に見えるもの', ...city.personal.map(found => `  ・ ${formatProblem(found)}`)] : []] })
  },
})

/** `unreported`: which departments have not reported for a year, as texts to send or as CSV. */
export const unreportedCommand = command({
  usage: [
    'npm run -s feed -- unreported [--data data/市の名前] [--year 2025] [--department 課の名前] [--csv]',
    '    その年度の実績か評価がまだの取組を、課ごとに（送る文として。--csv で一覧表）',
  ],
  options: { year: { type: 'string' }, csv: { type: 'boolean', default: false }, department: { type: 'string' } },
  async run(values) {
    const given = readYear(values.year)
    if (given === 'notAYear')
      return fail(ASK_YEAR)
    const city = await readCity(values.data ?? cityFolder())
    if (!city.ok)
      return fail(tellProblems(city.problems))
    const year = given ?? newestReportedYear(city.content)
    if (year === undefined)
      return fail(['実績も評価もまだ1件もありません。--year で年度を指定してください'])
    const found = unreportedOf(city.content, year)
    if (values.json)
      return close({ code: 0, lines: [JSON.stringify(found, null, 2)] })
    if (values.csv)
      return close({ code: 0, lines: [unreportedCsv(found).trimEnd()] })
    return close({ code: 0, lines: [unreportedText(found, values.department) || '報告がまだの課はありません'] })
  },
})

const ASK_YEAR = ['--year は 2025 か 令和7 の形で指定してください']

function readYear(given: string | undefined): number | 'notAYear' | undefined {
  return given === undefined ? undefined : readFiscalYear(given) ?? 'notAYear'
}
