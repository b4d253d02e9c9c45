import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { departmentsOf } from '../../src/domain/department'
import { factItem } from '../../src/ui/fact-item'
import { amount, printedAmount } from '../../src/ui/format'
import { indicatorSentence, movementSentence } from '../../src/ui/indicator-sentence'
import { INDICATOR_COLUMNS } from '../../src/ui/indicator-sheet'
import { goalLabel, initiativeChoices } from '../../src/ui/initiative-choices'
import { MEETING_COLUMNS } from '../../src/ui/meeting-sheet'
import { JOINT } from '../../src/ui/text/common'
import { DECISION } from '../../src/ui/text/evaluation'
import { SERVICE } from '../../src/ui/text/services'
import { speak } from '../../src/ui/text/speak'
import { district, editionContent, goal, indicator, indicatorYear, source } from '../fixtures/content'

const ENGLISH: Readonly<Record<string, string>> = { '目標1': 'Consultation', '福祉総務課': 'Welfare Division', 'r2の計画': 'Plan 2020', '人': 'people' }
const word = (text: string) => ENGLISH[text] ?? text

beforeEach(() => speak('en'))
afterEach(() => speak('ja'))

describe('names of the city inside our words', () => {
  const content = editionContent()

  test('are put in the language shown where something is to be chosen', () => {
    const choices = initiativeChoices(content, departmentsOf(content), word)
    expect(choices.plan.map(({ label }) => label)).toContain('Plan 2020')
    expect(choices.goal.map(({ label }) => label)).toEqual(['Goal 1 Consultation'])
    expect(choices.department.map(({ label }) => label)).toContainEqual(expect.stringMatching(/^Welfare Division \(\d+ items?\)$/))
    expect(goalLabel(content, goal(1), word)).toBe('Goal 1 Consultation')
  })

  test('stay what the address carries', () => {
    expect(initiativeChoices(content, departmentsOf(content), word).department.map(({ value }) => value)).toContain('福祉総務課')
  })
})

describe('a unit', () => {
  const people = indicator('jobs', { unit: '人', years: [indicatorYear(2020, { target: { kind: 'set', value: 2000 }, result: { kind: 'reported', value: 1526 } }), indicatorYear(2021, { target: { kind: 'set', value: 2000 }, result: { kind: 'reported', value: 1623 } })] })

  test('is put in the language shown, in figures and in sentences', () => {
    expect(amount(1820, '人', word)).toBe('1,820 people')
    expect(printedAmount('２千', '人', word)).toBe('2千 people')
    expect(indicatorSentence(people, word)).toBe('FY2021: 1,623 people, with a target of 2,000 people. Still to go: 377 people.')
    expect(movementSentence(people, word)).toBe('Up 97 people from the previous result (FY2020).')
  })

  test('of per cent is never looked up', () => {
    const never = () => 'wrong'
    expect(amount(65.6, '％', never)).toBe('65.6%')
    expect(printedAmount('65.6', '％', never)).toBe('65.6%')
  })
})

describe('what has been made in one language', () => {
  test('is made anew in the other: the titles of tables', async () => {
    const titles = () => [INDICATOR_COLUMNS[2]?.title, MEETING_COLUMNS[3]?.title]
    expect(titles()).toEqual(['Fiscal year', 'Name of the meeting'])
    await speak('ja')
    expect(titles()).toEqual(['年度', '会議の名称'])
  })

  test('is made anew in the other: what a fact belongs to', async () => {
    const content = editionContent({ districts: [district(3)] })
    const of = (collection: 'goals' | 'districts', key: string) => factItem({ collection, key, part: 'row', label: '', source: source(1) }, content).title
    const titles = () => [of('goals', 'r2/1'), of('districts', 'r8/3')]
    expect(titles()).toEqual(['Goal 1 目標1', 'District 3'])
    await speak('ja')
    expect(titles()).toEqual(['目標1 目標1', '地区3'])
  })
})

test('what joins names has the marks of the language', async () => {
  const joined = () => [['a', 'b'].join(JOINT.list), JOINT.beside('a', 'b'), `a${JOINT.colon}b`, `a${JOINT.next}b`]
  expect(joined()).toEqual(['a, b', 'a (b)', 'a: b', 'a, b'])
  expect(JOINT.beside('Starting value', 'FY2019 (Reiwa 1)')).toBe('Starting value: FY2019 (Reiwa 1)')
  await speak('ja')
  expect(joined()).toEqual(['a、b', 'a（b）', 'a：b', 'ab'])
})

test.each([
  [2, 0, 'For FY2020, 2 initiatives got grade C.'],
  [0, 1, 'For FY2020, 1 initiative got grade D.'],
  [1, 3, 'For FY2020, 1 initiative got grade C and 3 got grade D.'],
  [0, 0, 'For FY2020, no initiative got grade C or D.'],
])('%i of grade C and %i of D are told without a zero among them', (c, d, told) => {
  expect(DECISION.fell(c, d, 'FY2020')).toBe(told)
})

describe('what to say on the phone', () => {
  test('is wholly in Latin letters, with the Japanese to show', () => {
    expect(SERVICE.ask([{ text: 'こどもみらい部', latin: 'Kodomo Mirai Bu' }])).toBe('Ask for “Kodomo Mirai Bu” (こどもみらい部).')
    expect(SERVICE.say({ text: '（市社協）なんでも相談窓口', latin: '(Shishakyo) Nandemo Sodan Madoguchi' }))
      .toBe(' Say: “Nandemo Sodan Madoguchi ni tsuite kikitai desu” (I want to ask about this service). Or show or read this: “なんでも相談窓口について聞きたいです。”')
  })

  test('is only shown in Japanese where nobody knows how it is read', () => {
    expect(SERVICE.ask([{ text: '福祉課' }, { text: '保育課', latin: 'Hoiku Ka' }])).toBe('Ask for “福祉課” or “Hoiku Ka” (保育課).')
    expect(SERVICE.say({ text: '福祉の窓口' })).toBe(' Show or read this: “福祉の窓口について聞きたいです。”')
  })
})
