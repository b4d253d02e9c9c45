import { expect, test } from 'vitest'
import { EVALUATION } from '../../src/ui/text/evaluation'

test('the only counts that differ stand in one sentence, and so does that none does', () => {
  const gaps = [EVALUATION.gap('目標4', 'A', 48, 51), EVALUATION.gap('全体', 'A', 97, 100)]
  expect(EVALUATION.gaps(gaps)).toBe('件数が合わないのは、目標4のA（48と51）と、全体のA（97と100）です。')
  expect(EVALUATION.gaps(gaps.slice(0, 1))).toBe('件数が合わないのは、目標4のA（48と51）です。')
  expect(EVALUATION.gaps([])).toBe('件数はすべて合っています。')
})
