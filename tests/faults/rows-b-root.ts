import type { SignedFeed } from '../fixtures/feed'
import type { Lab, Row } from './row'
import { expect } from 'vitest'
import { signedFeed, trustIn } from '../fixtures/feed'
import { KEYS, rootFile } from '../fixtures/roots'
import { contentOf, newDevice, shown, whole } from '../sync/device'
import { edition, HELD, NEXT } from './feed-simulator'
import { nodeSite, run } from './refusals'
import { fewest, rows } from './row'

/** Root 2 renews the feed's key, 3 the offline key, 4 changes nothing, 5 renews the feed's key again. */
const CHAIN = [
  { number: 2 },
  { number: 3, rootKeys: [KEYS.nextRoot], signers: [KEYS.root, KEYS.nextRoot] },
  { number: 4, rootKeys: [KEYS.nextRoot], signers: [KEYS.nextRoot] },
  { number: 5, rootKeys: [KEYS.nextRoot], signers: [KEYS.nextRoot], feedKeys: [KEYS.lastFeed] },
] as const

function under(root: number, version: number): Promise<SignedFeed> {
  return signedFeed(contentOf(version), { version, note: `第${version}版の変更です。`, key: KEYS.lastFeed, root })
}

/** An old client meets a chain that was renewed four times: followed in one go; broken anywhere, nothing is taken. */
async function rotated(lab: Lab): Promise<void> {
  const breaks: readonly (readonly [string, number, Parameters<typeof rootFile>[1] | undefined])[] = [
    ['a step is missing', 3, undefined],
    ['a step is signed by a stranger', 3, { rootKeys: [KEYS.nextRoot], signers: [KEYS.stranger] }],
    ['a step is signed by its own key alone', 3, { rootKeys: [KEYS.nextRoot], signers: [KEYS.nextRoot] }],
    ['a step is of another feed', 4, { rootKeys: [KEYS.nextRoot], signers: [KEYS.nextRoot], feed: 'elsewhere/dev' }],
    ['a step has another number', 4, { rootKeys: [KEYS.nextRoot], signers: [KEYS.nextRoot], changes: { root: 9 } }],
  ]
  for (const [name, broken, otherwise] of fewest(lab, breaks, 2)) {
    const site = await nodeSite(lab)
    const device = { ...await newDevice(), trust: { ...trustIn(KEYS.feed), rootKeys: [KEYS.root.public] } }
    site.serve(await edition(HELD))
    expect(await run(device, site)).toMatchObject({ kind: 'updated', version: HELD })
    site.serve(await under(5, NEXT))
    for (const { number, ...options } of CHAIN) {
      const bytes = number === broken ? otherwise && rootFile(number, otherwise) : rootFile(number, options)
      site.put(`/feed/${number}.root.json`, bytes)
    }
    const result = await run(device, site)
    expect(result.kind === 'failed' ? result.failure.kind : result, name).toMatch(/^(?:untrusted|otherFeed|damaged)$/)
    expect(await shown(device), name).toEqual(whole(HELD))
    for (const { number, ...options } of CHAIN)
      site.put(`/feed/${number}.root.json`, rootFile(number, options))
    expect(await run(device, site), name).toMatchObject({ kind: 'updated', version: NEXT })
    expect(await shown(device), name).toEqual(whole(NEXT))
  }
}

/** B15: keys that were renewed while a device was away. */
export const ROOTS: readonly Row[] = rows(
  { id: 'B15', priority: 'P1', title: 'a chain of roots is followed from 1 to 5 in one go, and refused where it is broken', engines: ['N'], everyday: 'N', node: rotated },
)
