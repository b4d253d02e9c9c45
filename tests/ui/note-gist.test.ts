import { expect, test } from 'vitest'
import { tombstone } from '../../src/domain/note'
import { gistOf } from '../../src/ui/note-gist'
import { binder, homework, note, opinion, textNote, visit } from '../fixtures/notes'

test.each([
  ['a note begins', textNote({ text: 'あ\nい' }), 'あ い'],
  ['a note without letters says so', textNote({ text: ' ' }), '（文なし）'],
  ['homework tells whether it is done', homework({ text: '内訳', done: true }), '内訳・終わりました'],
  ['a question that is open only asks', textNote({ kind: 'question', text: '何人' }), '何人'],
  ['a bookmark is one', note({ kind: 'bookmark', text: '' }), 'しおり'],
  ['an agenda counts its lines', binder(), '3項目・合わせて15分'],
  ['a sheet counts its services', visit(), '相談先 1件'],
  ['an opinion takes its stand', opinion(), 'そう思わない・Bとした理由が読み取れない'],
  ['what was deleted says nothing else', tombstone(binder()), '（消したもの）'],
])('%s', (_, written, gist) => {
  expect(gistOf(written)).toBe(gist)
})
