import 'fake-indexeddb/auto'
import type { CutPack } from '../../src/feed/make-packs'
import { expect, test } from 'vitest'
import { cutEdition } from '../../src/feed/split'
import { cutWholePack } from '../../src/feed/whole-pack'
import { packedFromHeld } from '../../src/stores/packed-edition'
import { packFrom } from '../fixtures/feed'
import { newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { manyOf, packedFeed } from '../sync/packed-feed'

/** The third edition, made and not signed. */
async function preparedThird() {
  const { payload } = await packedFeed(3, [])
  return { payload, content: manyOf(3), shards: await cutEdition(manyOf(3)), difference: { added: [], changed: [], removed: [], derived: 0, before: 0, lost: 0 } }
}

async function wholeOf({ shards }: Awaited<ReturnType<typeof preparedThird>>): Promise<CutPack> {
  const whole = await cutWholePack(shards)
  if (!whole)
    throw new Error('no pack from nothing')
  return whole
}

test('an edition made on a device has a pack from nothing, and packs from the edition it shows and the one before, the newest first', async () => {
  const device = await newDevice()
  const [first, second] = [await packedFeed(1, []), await packedFeed(2, [])]
  const host = new FakeFeed(first)
  await sync(device, host)
  await sync(device, host.serve(second))
  const prepared = await preparedThird()
  const packs = [await wholeOf(prepared), await packFrom(second, prepared.shards), await packFrom(first, prepared.shards)]
  expect(await packedFromHeld(prepared, device.library)).toEqual({ ...prepared, packs, payload: { ...prepared.payload, packs: packs.map(({ entry }) => entry) } })
})

test('an edition made on a device that holds none has the pack from nothing alone', async () => {
  const prepared = await preparedThird()
  const whole = await wholeOf(prepared)
  expect(await packedFromHeld(prepared, (await newDevice()).library)).toEqual({ ...prepared, packs: [whole], payload: { ...prepared.payload, packs: [whole.entry] } })
})
