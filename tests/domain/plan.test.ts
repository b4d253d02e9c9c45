import { expect, test } from 'vitest'
import { planPhase } from '../../src/domain/plan'
import { plan } from '../fixtures/content'

test.each([
  [2019, 'future'],
  [2020, 'current'],
  [2025, 'current'],
  [2026, 'past'],
] as const)('in %d the plan of 2020–2025 is %s', (year, phase) => {
  expect(planPhase(plan('r2'), year)).toBe(phase)
})
