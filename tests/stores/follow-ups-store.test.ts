import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { deviceWithEdition, done, FIRST, ITEM, meetingOn } from './meeting'

describe('a question and homework', () => {
  test('are notes of their own kinds, found by item, by kind and by meeting', async () => {
    const { followUps, notes, binders } = await meetingOn(await deviceWithEdition())
    const binder = done(await binders.create({ title: '第1回' }))
    await followUps.ask('point:consult/2021', '対象は', binder.id)
    await followUps.assign(ITEM, { text: '内訳', owner: '福祉総務課', due: { day: '2027-02-01' } })
    await notes.write(ITEM, 'メモ')
    expect(followUps.questions).toMatchObject([{ text: '対象は', title: FIRST.indicators[0]?.name, meeting: binder.id }])
    expect(followUps.homework).toMatchObject([{ text: '内訳', owner: '福祉総務課', due: { day: '2027-02-01' }, title: FIRST.initiatives[0]?.name }])
    expect(notes.of(ITEM).map(({ kind }) => kind).sort()).toEqual(['homework', 'note'])
    expect(followUps.ofMeeting(binder.id).map(({ text }) => text)).toEqual(['対象は'])
    expect(notes.notes).toHaveLength(3)
  })

  test('are called as the line they are on', async () => {
    const { followUps, notes, binders } = await meetingOn(await deviceWithEdition())
    const binder = done(await binders.addLine(done(await binders.create({ title: '第1回' })), { kind: 'text', title: '次回の日程' }))
    const line = `entry:${binder.id}/${binder.entries[0]?.id}` as const
    await followUps.ask(line, '候補は')
    await notes.write(binder.item, '記録')
    expect(notes.notes.map(({ title, mark }) => [title, mark]).sort()).toEqual([['次回の日程', ''], ['第1回', '']])
    expect(notes.moved).toEqual([])
  })

  test('on a line that is taken out are told of, not lost, until the line is put back or they are given to the agenda', async () => {
    const { followUps, notes, binders, book } = await meetingOn(await deviceWithEdition())
    const begun = done(await binders.create({ title: '第1回' }))
    const binder = done(await binders.addLine(begun, { kind: 'text', title: '次回の日程' }))
    const [entry] = binder.entries
    const line = `entry:${binder.id}/${entry?.id}` as const
    await followUps.ask(line, '候補は')
    expect(followUps.ofMeeting(binder.id)).toMatchObject([{ text: '候補は' }])
    done(await binders.removeLine(binders.find(binder.id) ?? binder, entry?.id ?? ''))
    expect(notes.moved).toMatchObject([{ state: 'taken', note: { text: '候補は', title: '次回の日程' } }])
    await book.undo()
    expect(notes.moved).toEqual([])
    done(await binders.removeLine(binders.find(binder.id) ?? binder, entry?.id ?? ''))
    const [question] = followUps.questions
    if (!question)
      throw new Error('not asked')
    done(await notes.confirm(question))
    expect(notes.moved).toEqual([])
    expect(followUps.questions).toMatchObject([{ text: '候補は', item: binder.item, title: '第1回', from: { item: line, title: '次回の日程' } }])
    done(await binders.remove(binders.find(binder.id) ?? binder))
    expect(notes.moved).toMatchObject([{ state: 'taken' }])
  })

  test('are open until they are done, and open again when that is taken back', async () => {
    const { followUps, book } = await meetingOn(await deviceWithEdition())
    done(await followUps.ask(ITEM, '対象は'))
    const [question] = followUps.questions
    if (!question)
      throw new Error('not asked')
    await followUps.finish(question, true)
    expect([followUps.open.length, followUps.questions[0]?.done]).toEqual([0, true])
    await book.undo()
    expect(followUps.open).toMatchObject([{ text: '対象は' }])
  })

  test('keep what they are when their text is changed, and can change their meeting and what they say', async () => {
    const { followUps, notes } = await meetingOn(await deviceWithEdition())
    done(await followUps.assign(ITEM, { text: '一', owner: '課', due: { day: '2027-02-01' } }, 'b'))
    await notes.write(ITEM, '二', followUps.homework[0])
    expect(followUps.homework).toMatchObject([{ text: '二', owner: '課', meeting: 'b' }])
    const [homework] = followUps.homework
    if (!homework)
      throw new Error('not assigned')
    await followUps.changeHomework(homework, { text: '三', owner: '事務局' })
    expect(followUps.homework[0]?.meeting).toBe('b')
    await followUps.changeHomework(homework, { text: '三', owner: '事務局' }, 'c')
    expect(followUps.homework[0]?.meeting).toBe('c')
    await followUps.moveTo(homework, undefined)
    expect(followUps.homework).toMatchObject([{ text: '三', owner: '事務局' }])
    expect([followUps.homework[0]?.due, followUps.homework[0]?.meeting]).toEqual([undefined, undefined])
  })
})
