import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { createKey } from '../../src/storage/note-key'
import { encodeBackup } from '../../src/storage/notebook-backup'
import { useCollectingStore } from '../../src/stores/collecting-store'
import { note, opinion } from '../fixtures/notes'
import { deviceWithEdition, meetingOn } from './meeting'

test('what members handed in is one list, files that are none are named, and nothing of it comes into the own notebook', async () => {
  const device = await deviceWithEdition()
  const { app, book } = await meetingOn(device)
  const collecting = app.use(useCollectingStore)
  const { feed } = device.trust
  const label = { feed, created: '2026-12-24T09:00:00.000Z' }
  const question = (id: string, text: string) => note({ id, feed, kind: 'question', text })
  await collecting.add([
    new File([...await encodeBackup([question('a', '何人ですか'), question('b', 'いつですか')], { ...label, content: 'questions' })], '一.json'),
    new File(['{}'], '別.json'),
    new File([...await encodeBackup([question('c', '何人ですか')], { ...label, content: 'all' }, await createKey('さくらの咲く坂道', 10))], '閉.json'),
  ])
  expect(collecting.refused).toEqual([{ name: '別.json', failure: 'notBackup' }, { name: '閉.json', failure: 'sealed' }])
  await collecting.add([new File([...await encodeBackup([question('d', '何人ですか。'), opinion({ feed })], { ...label, content: 'all' })], '二.json')])
  expect(collecting.files).toEqual([{ name: '一.json', questions: 2, opinions: 0 }, { name: '二.json', questions: 1, opinions: 1 }])
  expect(collecting.questions.map(({ questions }) => questions.map(same => same.map(({ text, file }) => `${file} ${text}`)))).toEqual([[['0 何人ですか', '1 何人ですか。'], ['0 いつですか']]])
  expect(collecting.opinions).toMatchObject([{ item: 'goal:r2/1', taken: 1 }])
  expect([collecting.refused, book.living]).toEqual([[], []])
  collecting.clear()
  expect([collecting.files, collecting.questions]).toEqual([[], []])
})
