import type { NoteDifference } from '../../src/domain/note-import'
import { describe, expect, test } from 'vitest'
import { planImport } from '../../src/domain/note-import'
import { importRows } from '../../src/ui/import-rows'
import { textNote } from '../fixtures/notes'

const told = (differences: readonly NoteDifference[]) => importRows(differences, note => note.title)

describe('what an import would do to a note', () => {
  test('is told with what is here and what comes', () => {
    const here = [textNote({ id: 'newer there', text: '前' }), textNote({ id: 'newer here', text: '直した', revision: 3 }), textNote({ id: 'two screens', text: 'この画面' }), textNote({ id: 'same' })]
    const there = [textNote({ id: 'newer there', text: '後', revision: 2 }), textNote({ id: 'newer here', text: '古い' }), textNote({ id: 'two screens', text: '別の画面' }), textNote({ id: 'same' }), textNote({ id: 'new', text: 'はじめて' })]
    expect(told(planImport(here, there).differences)).toEqual({
      rows: [
        { id: 'newer there', fate: 'updated', name: '見守り活動', here: '前', there: '後' },
        { id: 'newer here', fate: 'kept', name: '見守り活動', here: '直した', there: '古い' },
        { id: 'two screens', fate: 'both', name: '見守り活動', here: 'この画面', there: '別の画面' },
        { id: 'new', fate: 'added', name: '見守り活動', here: undefined, there: 'はじめて' },
      ],
      others: 0,
    })
  })

  test.each([[50, 50, 0], [51, 50, 1], [300, 50, 250], [0, 0, 0]])('of %i notes: %i are told, %i counted', (total, rows, others) => {
    const many = planImport([], Array.from({ length: total }, (_, at) => textNote({ id: `n${at}` }))).differences
    const shown = told(many)
    expect([shown.rows.length, shown.others]).toEqual([rows, others])
  })
})
