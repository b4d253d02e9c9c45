import type { Row } from './row'
import { SCHEMA } from '../../src/feed/limits'
import { BAD, changedShards, HELD, withShardMissing, withShardOfBefore } from './feed-simulator'
import { refused, trouble } from './refusals'
import { rows } from './row'

const untrusted = { kind: 'untrusted', what: 'no valid signature by a trusted key' } as const
const damagedPayload = { kind: 'damaged', what: 'manifest payload' } as const
const [firstChanged] = await changedShards()

/** B10 to B18: what the signed statement says, and who signed it. */
export const STATEMENTS: readonly Row[] = rows(
  {
    id: 'B10',
    priority: 'P0',
    title: 'an older edition, or other content under the same version, is refused',
    engines: ['N', 'C'],
    everyday: 'N',
    ...refused(
      trouble(async site => site.serve(await BAD.older()), { kind: 'older', found: HELD - 1, held: HELD }),
      trouble(async site => site.serve(await BAD.firstAgain()), { kind: 'older', found: 1, held: HELD }),
      trouble(async site => site.serve(await BAD.equalButDifferent()), { kind: 'conflicting', version: HELD }),
    ),
  },
  {
    id: 'B11',
    priority: 'P0',
    title: 'an edition with one shard missing, or of the edition before, is refused whole',
    engines: ['N', 'C'],
    everyday: 'N',
    ...refused(
      trouble(withShardMissing, { kind: 'http', status: 404 }),
      trouble(withShardOfBefore, { kind: 'damaged', what: firstChanged.name }),
    ),
  },
  {
    id: 'B12',
    priority: 'P0',
    title: 'unsigned, wrongly signed and oddly signed editions are refused',
    engines: ['N', 'C', 'F', 'W'],
    everyday: 'N',
    ...refused(
      trouble(async site => site.serve(await BAD.unsigned()), { kind: 'notTheFeed', what: 'manifest' }),
      trouble(async site => site.serve(await BAD.bareStatement()), { kind: 'notTheFeed', what: 'manifest' }),
      trouble(async site => site.serve(await BAD.byStranger()), untrusted),
      trouble(async site => site.serve(await BAD.byStrangerUnderOurName()), untrusted),
      trouble(async site => site.serve(await BAD.unknownAlgorithm()), untrusted),
      trouble(async site => site.serve(await BAD.noAlgorithm()), untrusted),
      trouble(async site => site.serve(await BAD.duplicateKeyId()), { kind: 'untrusted', what: 'duplicate key id' }),
      trouble(async site => site.serve(await BAD.derSignature()), untrusted),
    ),
  },
  {
    id: 'B16',
    priority: 'P1',
    title: 'a version that is no whole number from 1 is refused',
    engines: ['N'],
    everyday: 'N',
    ...refused(...[0, -1, 1.5, 2 ** 53, '6', null, undefined].map(version => trouble(async site => site.serve(await BAD.odd(version)), damagedPayload))),
  },
  {
    id: 'B17',
    priority: 'P0',
    title: 'data of another environment or another city is refused and named',
    engines: ['N', 'C'],
    everyday: 'N',
    ...refused(
      trouble(async site => site.serve(await BAD.otherEnvironment()), { kind: 'otherFeed', found: 'testcity/prod', expected: 'testcity/dev' }),
      trouble(async site => site.serve(await BAD.otherCity()), { kind: 'otherFeed', found: 'elsewhere/dev', expected: 'testcity/dev' }),
    ),
  },
  {
    id: 'B18',
    priority: 'P1',
    title: 'data for a newer app is refused, and the reader is told to renew the app',
    engines: ['N', 'C'],
    everyday: 'N',
    ...refused(trouble(async site => site.serve(await BAD.forNewerApp(SCHEMA + 1)), { kind: 'appTooOld', needed: SCHEMA + 1 })),
  },
)

