import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { useBinderLinkStore } from '../../src/stores/binder-link-store'
import { deviceWithEdition, done, ITEM, meetingOn } from './meeting'

test('an agenda read from codes is looked at before it is taken in, and taken in again changes nothing', async () => {
  const sender = await meetingOn(await deviceWithEdition())
  let binder = done(await sender.binders.addItem(ITEM, '第1回'))
  for (let line = 0; line < 40; line++)
    binder = done(await sender.binders.addLine(binder, { kind: 'text', title: `${line}番目の話し合いで決めること`, text: `${line * 7919}` }))
  const parts = done(await sender.app.use(useBinderLinkStore).make(binder))
  expect(parts.length).toBeGreaterThan(1)
  sender.app.close()

  const receiver = await meetingOn(await deviceWithEdition())
  const link = receiver.app.use(useBinderLinkStore)
  for (const [kept, counts] of [[0, { added: 1, same: 0 }], [1, { added: 0, same: 1 }]] as const) {
    expect(link.reading).toEqual({ kind: 'none' })
    for (const part of parts.slice(1).toReversed())
      await link.read(part)
    expect(link.reading).toEqual({ kind: 'parts', count: parts.length, missing: [1] })
    await link.read('https://example.jp/')
    expect([link.failure, link.reading]).toEqual(['notPart', { kind: 'parts', count: parts.length, missing: [1] }])
    await link.read(parts[0] ?? '')
    expect(link.reading).toMatchObject({ kind: 'whole', binder: { title: '第1回' }, counts, differences: kept === 0 ? [{ fate: 'added', note: { title: '第1回' } }] : [] })
    expect(link.failure).toBeUndefined()
    expect(receiver.binders.list).toHaveLength(kept)
    done(await link.take())
    expect(receiver.binders.list).toEqual([binder])
  }
})

/** An agenda that fills several codes, and its codes. */
async function severalCodes(title: string) {
  const sender = await meetingOn(await deviceWithEdition())
  let binder = done(await sender.binders.addItem(ITEM, title))
  for (let line = 0; line < 30; line++)
    binder = done(await sender.binders.addLine(binder, { kind: 'text', title: `${title}の${line}番目に話し合うこと`, text: `${line * 7919}` }))
  const parts = done(await sender.app.use(useBinderLinkStore).make(binder))
  sender.app.close()
  return parts
}

test('what one page of the app has read is there for the page the camera opens next', async () => {
  const [first = '', ...rest] = await severalCodes('第1回')
  expect(rest.length).toBeGreaterThan(0)
  const device = await deviceWithEdition()
  const before = await meetingOn(device)
  await before.app.use(useBinderLinkStore).read(first)
  before.app.close()
  for (const [at, part] of rest.entries()) {
    const page = await meetingOn(device)
    const link = page.app.use(useBinderLinkStore)
    await link.read(part)
    expect(link.reading.kind).toBe(at < rest.length - 1 ? 'parts' : 'whole')
    if (link.reading.kind === 'whole')
      done(await link.take())
    page.app.close()
  }
  expect(device.memory.getItem('binder-parts')).toBeNull()
})

test('a code of another agenda begins anew, and one that was misread leaves what was read', async () => {
  const [[first = '', second = ''], [other = '']] = [await severalCodes('第1回'), await severalCodes('第2回')]
  const { app } = await meetingOn(await deviceWithEdition())
  const link = app.use(useBinderLinkStore)
  await link.read(first)
  await link.read(`${second.slice(0, -1)}!`)
  expect([link.failure, link.reading]).toMatchObject(['damaged', { missing: expect.not.arrayContaining([1]) }])
  await link.read(other)
  expect([link.failure, link.reading]).toMatchObject([undefined, { missing: expect.not.arrayContaining([1]) }])
  await link.read(second)
  expect(link.reading).toMatchObject({ missing: expect.arrayContaining([1]) })
})
