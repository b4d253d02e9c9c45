import { describe, expect, test } from 'vitest'
import { collectOpinions, stanceShare } from '../../src/domain/opinions'
import * as make from '../fixtures/content'
import { note, opinion } from '../fixtures/notes'

const content = make.editionContent({ goals: [make.goal(1), make.goal(2)] })
let made = 0
const said = (changes: Parameters<typeof opinion>[0] = {}) => opinion({ id: `o${++made}`, reason: '', question: '', ...changes })

describe('the opinions of many members', () => {
  test('are counted for each goal and year in the order of the plan; who took no stance is not among those who did', () => {
    const files = [
      [said({ item: 'goal:r2/2', stance: 'agree' }), said({ stance: 'agree' }), said({ year: 2024, stance: 'unsure' })],
      [said({ stance: 'disagree', reason: '根拠が読み取れない' })],
      [said({ stance: 'agree' }), note()],
      [said({ stance: 'none', question: '対象は' })],
    ]
    const goals = collectOpinions(files, content)
    expect(goals.map(({ item, title, year, taken }) => [item, title, year, taken])).toEqual([['goal:r2/1', '目標1', 2024, 1], ['goal:r2/1', '目標1', 2025, 3], ['goal:r2/2', '目標2', 2025, 1]])
    expect(goals[1]?.counts).toEqual({ agree: 2, disagree: 1, unsure: 0, none: 1 })
    expect(goals[1]?.texts).toEqual([
      { stance: 'disagree', reason: '根拠が読み取れない', question: '', file: 1 },
      { stance: 'none', reason: '', question: '対象は', file: 3 },
    ])
  })

  test('have shares in whole percent, and none where nobody took a stance', () => {
    expect(stanceShare({ counts: { agree: 2, disagree: 1, unsure: 0, none: 5 }, taken: 3 }, 'agree')).toBe(67)
    expect(stanceShare({ counts: { agree: 2, disagree: 1, unsure: 0, none: 5 }, taken: 3 }, 'unsure')).toBe(0)
    expect(stanceShare({ counts: { agree: 0, disagree: 0, unsure: 0, none: 5 }, taken: 0 }, 'agree')).toBeUndefined()
  })

  test('count once for each member, as it was written last', () => {
    const before = said({ stance: 'agree' })
    const sentTwice = [[before], [{ ...before, stance: 'disagree' as const, revision: 2 }]]
    expect(collectOpinions(sentTwice, content)).toMatchObject([{ counts: { agree: 0, disagree: 1 }, taken: 1 }])
    const [later, earlier] = ['2026-12-02T00:00:00.000Z', '2026-12-01T00:00:00.000Z']
    for (const [first, second] of [[later, earlier], [earlier, later]] as const) {
      const twoSheets = [[said({ stance: first === later ? 'agree' : 'unsure', changed: first }), said({ stance: second === later ? 'agree' : 'unsure', changed: second })]]
      expect(collectOpinions(twoSheets, content)).toMatchObject([{ counts: { agree: 1, unsure: 0 }, taken: 1 }])
    }
  })
})
