import { describe, expect, test } from 'vitest'
import { goalMatters } from '../../src/domain/goal-matters'
import { kamakura } from '../fixtures/city-folder'
import { assessment, editionContent, link, meeting, meetingRecord } from '../fixtures/content'

function matters(records: Parameters<typeof meetingRecord>[1][], goal = 1) {
  const content = editionContent({ meetings: [meeting('a', { records: records.map((record, index) => meetingRecord(index + 1, record)) })] })
  const found = goalMatters(content, 'r2', goal)
  const told = (list: typeof found.cases) => list.map(({ record, inferred }) => inferred ? `${record.no}?` : String(record.no))
  return { cases: told(found.cases), issues: told(found.issues), followups: told(found.followups) }
}

describe('what meetings say about a goal', () => {
  test('takes the issues and answers under a case that names the goal', () => {
    expect(matters([
      { kind: 'agenda' },
      { kind: 'case', parent: 1, links: [link('goal:r2/1')] },
      { kind: 'fact', parent: 2 },
      { kind: 'issue', parent: 2 },
      { kind: 'followup', parent: 4 },
      { kind: 'decision', parent: 2 },
      { kind: 'issue', parent: 1 },
    ])).toEqual({ cases: ['2'], issues: ['4'], followups: ['5', '6'] })
  })

  test('marks as inferred what no document states', () => {
    expect(matters([{ kind: 'issue', links: [link('goal:r2/1', true)] }])).toEqual({ cases: ['1?'], issues: ['1?'], followups: [] })
    expect(matters([
      { kind: 'case', links: [link('goal:r2/1')] },
      { kind: 'issue', parent: 1, links: [link('initiative:r2/1-1-1-1', true)] },
    ])).toEqual({ cases: ['1'], issues: ['2'], followups: [] })
  })

  test('follows an initiative to its goal only where no goal is named', () => {
    const records = [
      { kind: 'case' as const, links: [link('goal:r2/3'), link('initiative:r2/4-1-1-2', true)] },
      { kind: 'issue' as const, parent: 1 },
      { kind: 'case' as const, links: [link('initiative:r2/4-1-4-3', true)] },
      { kind: 'issue' as const, parent: 3 },
    ]
    expect(matters(records, 3).issues).toEqual(['2'])
    expect(matters(records, 4)).toEqual({ cases: ['3?'], issues: ['4?'], followups: [] })
  })

  test('does not take goal 14 for goal 1, nor another plan’s goal', () => {
    expect(matters([{ kind: 'issue', links: [link('initiative:r2/14-1-1-1')] }, { kind: 'issue', links: [link('goal:r8/1')] }]).issues).toEqual([])
  })

  test('ends at records that hang under each other', () => {
    expect(matters([{ kind: 'issue', parent: 2 }, { kind: 'issue', parent: 1, links: [link('goal:r2/1')] }]).issues).toEqual(['1', '2'])
  })

  test('puts the newest meeting first', () => {
    const records = [meetingRecord(1, { links: [link('goal:r2/1')] })]
    const content = editionContent({ meetings: [meeting('old', { held: '2023-01-01', records }), meeting('new', { held: '2024-01-01', records })] })
    expect(goalMatters(content, 'r2', 1).cases.map(each => each.meeting.id)).toEqual(['new', 'old'])
  })
})

test('thoughts of the evaluation sheet come in their own order, with the inferred told apart', () => {
  const content = editionContent({ assessments: [
    assessment('b', { no: 2, links: [link('goal:r2/1', true)] }),
    assessment('a', { no: 1, links: [link('goal:r2/1')] }),
    assessment('c', { no: 3, links: [link('goal:r2/2')] }),
  ] })
  expect(goalMatters(content, 'r2', 1).assessments.map(each => [each.assessment.id, each.inferred])).toEqual([['a', false], ['b', true]])
})

test('every goal of the first plan has something to talk about', async () => {
  const content = await kamakura()
  const issues = [1, 2, 3, 4, 5, 6].map(goal => goalMatters(content, 'r2', goal).issues.length)
  expect(issues).toEqual([6, 1, 7, 2, 2, 1])
  expect(goalMatters(content, 'r2', 1).cases.map(({ record }) => record.title)).toEqual(['かまくらこども相談窓口 きらきら', 'くらしと福祉の総合相談窓口'])
})
