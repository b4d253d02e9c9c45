import { expect, test } from 'vitest'
import { textCell } from '../../src/domain/observation'

// The dashes the city prints for "none" (seed 001: － 44 rows, ― 9 rows, - 5-2-5-7), and their cousins.
test.each(['－', '―', '-', '—', '–', '‐', 'ー'])('「%s」 alone says "none" and is kept as printed', (dash) => {
  expect(textCell(dash)).toEqual({ kind: 'dash', text: dash })
})

test.each(['', ' ', '　', '\n\t'])('a cell of white space only (%j) is blank', (printed) => {
  expect(textCell(printed)).toEqual({ kind: 'blank' })
})

test('a dash between spaces is still a dash', () => {
  expect(textCell(' －　')).toEqual({ kind: 'dash', text: '－' })
})

test.each(['継続', '団体登録数 132団体', '未病センタ―', '－－', '？', '0', '―継続'])('「%s」 is text', (printed) => {
  expect(textCell(printed)).toEqual({ kind: 'text', text: printed })
})

test('text loses the space around it and keeps the space and the widths inside', () => {
  expect(textCell(' 登録者数　18７人\n利用者 92人 ')).toEqual({ kind: 'text', text: '登録者数　18７人\n利用者 92人' })
})
