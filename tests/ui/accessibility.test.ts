import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CHECKS, CRITERIA } from '../../src/ui/accessibility-criteria'
import { REPORT, reportSums } from '../../src/ui/accessibility-report'
import { CRITERION_NAMES } from '../../src/ui/text/accessibility'
import { CRITERION_NAMES as ENGLISH_NAMES } from '../../src/ui/text/en/accessibility'
import { ACCEPTED } from '../accepted-findings'
import { ENGINES } from '../e2e/engines'
import { MAIN_SCREENS, SCREENS } from '../e2e/screens'
import { PROJECT } from '../fixtures/city-folder'

describe('the criteria', () => {
  test('are the 25 of level A and the 13 of level AA, each once, in their order, and each has a name in both languages', () => {
    const numbers = CRITERIA.map(({ no }) => no)
    expect(numbers).toEqual([...new Set(numbers)].sort())
    expect(CRITERIA.filter(({ level }) => level === 'A')).toHaveLength(25)
    expect(CRITERIA.filter(({ level }) => level === 'AA')).toHaveLength(13)
    expect(Object.keys(CRITERION_NAMES).sort()).toEqual(numbers)
    expect(Object.keys(ENGLISH_NAMES).sort()).toEqual(numbers)
  })

  test('are never called met without saying how that was found', () => {
    expect(CRITERIA.filter(({ result, checks, read }) => result === 'met' && checks.length === 0 && !read)).toEqual([])
  })

  test.each(Object.entries(CHECKS))('name a test that exists: %s', (_, [file, name]) => {
    const text = readFileSync(join(PROJECT, file), 'utf8')
    expect(['\'', '`'].some(quote => text.includes(`(${quote}${name}${quote}, `))).toBe(true)
  })

  test('use every test they have a name for', () => {
    const used = new Set<string>(CRITERIA.flatMap(({ checks }) => checks))
    expect(Object.keys(CHECKS).filter(check => !used.has(check))).toEqual([])
  })

  test('name rules that axe has', () => {
    const axe = readFileSync(join(PROJECT, 'node_modules/axe-core/axe.js'), 'utf8')
    expect(CRITERIA.flatMap(({ rules }) => rules).filter(rule => !axe.includes(`id: '${rule}'`))).toEqual([])
  })
})

describe('the results shown', () => {
  test('cover every screen, every engine and every test', () => {
    expect(REPORT.screens.map(({ path }) => path)).toEqual(SCREENS.map(path => `/${path}`))
    expect(REPORT.engines.map(({ name, screens }) => [name, screens])).toEqual(ENGINES.map(name => [name, MAIN_SCREENS.length]))
    expect(REPORT.checks.map(({ check }) => check)).toEqual(Object.keys(CHECKS))
    expect(REPORT.looks).toHaveLength(6)
  })

  test('hold nothing that failed, and nothing that was not looked at', () => {
    const sums = reportSums(REPORT)
    expect([sums.axeViolations, sums.ibmViolations, sums.checksFailed]).toEqual([0, 0, 0])
    expect(REPORT.screens.filter(({ axe, ibm }) => axe.passed === 0 || ibm.passed === 0)).toEqual([])
    expect(REPORT.checks.filter(({ passed }) => passed === 0)).toEqual([])
  })

  test('name the versions of what they were made with', () => {
    const version = (name: string): string => JSON.parse(readFileSync(join(PROJECT, `node_modules/${name}/package.json`), 'utf8')).version
    expect(REPORT.tools).toEqual({ axe: version('axe-core'), ibm: version('accessibility-checker-engine') })
    expect(REPORT.date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(REPORT.engines.filter(engine => !/^\d+\.\d+/.test(engine.version))).toEqual([])
  })
})

test('every accepted finding has its reason', () => {
  expect(ACCEPTED.filter(({ reason }) => reason.length < 20)).toEqual([])
})
