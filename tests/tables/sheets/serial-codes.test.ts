import { expect, test } from 'vitest'
import { readNumbers } from '../../../src/tables/sheets/serial-codes'

/** Rows written as `serial code`, with a dot for a blank cell. */
function read(...rows: readonly string[]) {
  return readNumbers(rows.map((row) => {
    const [serial = '', code = '', place] = row.split(' ').map(cell => cell === '.' ? '' : cell)
    return { serial, code: code.replaceAll('_', ' '), place }
  })).map(({ serial, code, repeat }) => `${serial ?? '?'} ${code ?? '?'}${repeat > 0 ? ` 再${repeat}` : ''}`)
}

test('numbers that are whole are taken as they stand', () => {
  expect(read('1 1-1-1-1', '2 1-1-1-2', '3 1-1-2-1')).toEqual(['1 1-1-1-1', '2 1-1-1-2', '3 1-1-2-1'])
})

test('a blank between two serials that leave one number open has that number', () => {
  expect(read('1 1-1-1-1', '. 1-1-2-1', '3 1-1-3-1')).toEqual(['1 1-1-1-1', '2 1-1-2-1', '3 1-1-3-1'])
})

test('a blank between serials that leave two numbers open stays blank', () => {
  expect(read('1 1-1-1-1', '. 1-1-2-1', '4 1-1-3-1')[1]).toBe('? 1-1-2-1')
})

test('a serial that falls behind the count of rows is not believed', () => {
  expect(read('34 1-1-1-1', '35 1-1-1-2', '26 1-1-1-3', '37 1-1-1-4', '38 1-1-1-5')[2]).toBe('36 1-1-1-3')
})

test('a code is told by its serial where the kind keeps step', () => {
  expect(read('6 1-1-2-6', '7 2_1_1_2', '8 1-1-2-8')).toEqual(['6 1-1-2-6', '7 1-1-2-7', '8 1-1-2-8'])
})

test('a code that breaks the step of its kind is not taken', () => {
  expect(read('10 4-1-5-1', '11 4-1-5-2', '12 4-1-5-3', '15 4-1-5-5')[3]).toBe('15 ?')
})

test('a code of a kind nobody else tells stays open', () => {
  expect(read('1 1-1-1-1', '2 . 1-1-2', '3 1-1-3-1')[1]).toBe('2 ?')
})

test('a row marked 再掲, or of the code before it, repeats the row before', () => {
  expect(read('24 2-1-1-6', '(再掲) 2-1-1-6', '(リ 2-1-1-6', '25 2-1-1-7')).toEqual(['24 2-1-1-6', '24 2-1-1-6 再1', '24 2-1-1-6 再2', '25 2-1-1-7'])
})

test('a repeat that names the serial tells it for the row it repeats', () => {
  expect(read('. 6-3-4-4', '(再掲)223 6-3-4-4')).toEqual(['223 6-3-4-4', '223 6-3-4-4 再1'])
})
