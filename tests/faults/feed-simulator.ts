import type { EditionContent } from '../../src/domain/edition'
import type { FeedOptions, SignedFeed } from '../fixtures/feed'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'

/** The edition of a version: the names on the screen tell it, and some shards differ from version to version. */
export function contentOf(version: number): EditionContent {
  return make.editionContent({
    goals: [make.goal(1, { summary: `第${version}版` }), make.goal(1, { plan: 'r8', summary: `第${version}版` })],
    initiatives: [make.initiative('1-1-1-1', { name: `見守り活動（第${version}版）` })],
  })
}

/** A good edition, cut and signed by the publisher's own functions. */
export function edition(version: number, options: FeedOptions = {}): Promise<SignedFeed> {
  return signedFeed(contentOf(version), { version, note: `第${version}版の変更です。`, ...options })
}
