import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import * as make from '../fixtures/content'
import { loseStore } from '../storage/notebook'
import { until } from './app'
import { deviceWithEdition, done, FIRST, ITEM, meetingOn, update } from './meeting'

const titles = (entries: readonly { readonly title: string }[]) => entries.map(({ title }) => title)

describe('an agenda', () => {
  test('is made, filled and put in order, is there after the app was closed, and is no note', async () => {
    const device = await deviceWithEdition()
    const { app, binders, notes } = await meetingOn(device)
    const begun = done(await binders.create({ title: '第1回', day: '2026-12-25', time: '10:00', place: '会議室' }))
    await binders.addLine(begun, { kind: 'heading', title: '報告' })
    await binders.addLine(begun, { kind: 'text', title: 'その他', minutes: 5 })
    const full = done(await binders.addItem(ITEM, '新しい議題'))
    expect(full).toMatchObject({ id: begun.id, item: `binder:${begun.id}`, title: '第1回', day: '2026-12-25', time: '10:00', place: '会議室', revision: 4, version: 1 })
    expect(full.entries[2]).toMatchObject({ kind: 'item', item: ITEM, title: FIRST.initiatives[0]?.name })
    await binders.shiftLine(begun, full.entries[2]?.id ?? '', -1)
    app.close()
    const again = await meetingOn(device)
    expect(titles(again.binders.find(begun.id)?.entries ?? [])).toEqual(['報告', FIRST.initiatives[0]?.name, 'その他'])
    expect([again.notes.notes, again.notes.moved, notes.notes]).toEqual([[], [], []])
  })

  test('begins with the first item that is put in where there is none', async () => {
    const { binders } = await meetingOn(await deviceWithEdition())
    expect(done(await binders.addItem(ITEM, '新しい議題'))).toMatchObject({ title: '新しい議題', entries: [{ item: ITEM }] })
    await binders.addItem('goal:r2/1', '新しい議題')
    expect(binders.list.map(({ entries }) => entries.length)).toEqual([2])
  })

  test('takes what is put in at the same moment, one after the other', async () => {
    const { binders } = await meetingOn(await deviceWithEdition())
    const binder = done(await binders.create({ title: '第1回' }))
    await Promise.all(['一', '二', '三'].map(title => binders.addLine(binder, { kind: 'text', title })))
    expect(titles(binders.find(binder.id)?.entries ?? [])).toEqual(['一', '二', '三'])
  })

  test('takes what two screens put in: neither loses a line', async () => {
    const device = await deviceWithEdition()
    const { binders } = await meetingOn(device)
    const binder = done(await binders.create({ title: '第1回' }))
    const other = (await meetingOn(device)).binders
    await Promise.all([binders.addLine(binder, { kind: 'text', title: 'ここ' }), other.addLine(binder, { kind: 'text', title: '隣' })])
    await until(() => binders.find(binder.id)?.entries.length === 2)
    expect(titles(binders.find(binder.id)?.entries ?? []).sort()).toEqual(['ここ', '隣'])
  })

  test('of a hundred lines takes no more, and says so', async () => {
    const { binders, book } = await meetingOn(await deviceWithEdition())
    const binder = done(await binders.create({ title: '第1回' }))
    const lines = Array.from({ length: 100 }, (_, at) => ({ id: `e${at}`, kind: 'text' as const, title: `${at}` }))
    const full = done(await book.change(binder, now => ({ ok: true, value: { ...now, entries: lines } })))
    expect(await binders.addLine(full, { kind: 'text', title: '百一' })).toEqual({ ok: false, failure: 'fullAgenda' })
  })

  test('changed, or deleted, is as it was when that is taken back', async () => {
    const { binders, book } = await meetingOn(await deviceWithEdition())
    const binder = done(await binders.addItem(ITEM, '第1回'))
    await binders.edit(binder, { title: '第2回', day: '2026-12-25' })
    expect(binders.list).toMatchObject([{ title: '第2回', day: '2026-12-25' }])
    await book.undo()
    expect(binders.list).toMatchObject([{ title: '第1回', entries: binder.entries }])
    expect(binders.list[0]?.day).toBeUndefined()
    await binders.remove(binders.list[0] ?? binder)
    expect(binders.list).toEqual([])
    expect(await binders.addLine(binder, { kind: 'text', title: '遅い' })).toMatchObject({ ok: false, failure: { kind: 'conflict' } })
    await book.undo()
    expect(binders.list).toMatchObject([{ title: '第1回', entries: binder.entries }])
  })

  test('outlives a kill that empties the store', async () => {
    const device = await deviceWithEdition()
    const { app, binders } = await meetingOn(device)
    const binder = done(await binders.addItem(ITEM, '第1回'))
    app.close()
    await loseStore(device.notes)
    expect((await meetingOn(device)).binders.list).toEqual([binder])
  })

  test('stands before those of earlier meetings', async () => {
    const { binders } = await meetingOn(await deviceWithEdition())
    for (const facts of [{ title: '春', day: '2026-04-01' }, { title: '冬', day: '2026-12-01' }, { title: '夏', day: '2026-07-01' }, { title: '未定' }])
      done(await binders.create(facts))
    expect(titles(binders.list)).toEqual(['未定', '冬', '夏', '春'])
  })

  test('tells of each line whether its item changed or is gone, until it is confirmed', async () => {
    const device = await deviceWithEdition()
    const { app, binders } = await meetingOn(device)
    await binders.addItem(ITEM, '第1回')
    await binders.addItem('indicator:consult', '第1回')
    app.close()
    await update(device, 2, { ...FIRST, initiatives: [make.initiative('1-1-1-1', { name: '改' })], indicators: [] })
    const again = await meetingOn(device)
    const [binder] = again.binders.list
    if (!binder)
      throw new Error('the agenda is gone')
    expect(binder.entries.map(again.binders.stateOf)).toEqual(['changed', 'gone'])
    for (const entry of binder.entries)
      await again.binders.confirmLine(binder, entry)
    expect(again.binders.list[0]?.entries.map(again.binders.stateOf)).toEqual(['same', 'same'])
    expect(again.binders.list[0]?.entries.map(entry => entry.kind === 'item' && entry.item)).toEqual([ITEM, 'indicator:consult'])
  })
})

describe('the next meeting', () => {
  test('has what is open of the one before, and the lines that are wanted', async () => {
    const { binders, followUps } = await meetingOn(await deviceWithEdition())
    const first = done(await binders.addItem(ITEM, '第1回'))
    await followUps.ask(ITEM, '何人ですか', first.id)
    done(await followUps.ask(ITEM, 'いつですか', first.id))
    for (const answered of followUps.questions.filter(({ text }) => text === 'いつですか'))
      await followUps.finish(answered, true)
    await followUps.assign(ITEM, { text: '内訳を出す', owner: '福祉総務課', due: { binder: first.id } }, first.id)
    const next = done(await binders.carryOn(first, { title: '第2回' }, [first.entries[0]?.id ?? '']))
    expect(next).toMatchObject({ title: '第2回', before: first.id, entries: first.entries })
    expect(followUps.ofMeeting(next.id).map(({ text }) => text).sort()).toEqual(['何人ですか', '内訳を出す'])
    expect(followUps.ofMeeting(first.id).map(({ text }) => text)).toEqual(['いつですか'])
    expect(binders.current?.id).toBe(next.id)
  })
})
