import type { Grade } from './grade'
import type { NoResult, NoTarget, Observation, Target } from './observation'
import { gradeOf } from './grade'

/** Which way an indicator improves. */
export type BetterWhen = 'higher' | 'lower'

export type Achievement =
  | { readonly kind: 'measured', readonly percent: number, readonly grade: Grade }
  | { readonly kind: 'noResult', readonly because: NoResult }
  | { readonly kind: 'noTarget', readonly because: NoTarget }
  | { readonly kind: 'undefinedRatio' } // a zero stands where the formula divides

/**
 * How far one year's result reached that year's target (達成率), with its grade.
 *
 * Result and target share the indicator's own unit (％, 人, 件 …); the answer is in percent, rounded half up to one
 * decimal as the city prints it, and may exceed 100. Where a lower number is better (要支援・要介護認定率) the fraction
 * is turned over. A year without a result or a target has no percentage and no grade: it never becomes 0 % and D.
 *
 * @see docs/sources.md#achievement — formula A/B in seed 001, inverse case in seed 002 成果指標③
 */
export function achievement(result: Observation, target: Target, better: BetterWhen): Achievement {
  if (result.kind !== 'reported')
    return { kind: 'noResult', because: result.kind }
  if (target.kind !== 'set')
    return { kind: 'noTarget', because: target.kind }
  const [numerator, denominator] = better === 'higher' ? [result.value, target.value] : [target.value, result.value]
  if (!(denominator > 0) || numerator < 0)
    return { kind: 'undefinedRatio' }
  const percent = roundHalfUp(numerator / denominator * 100, 1)
  return { kind: 'measured', percent, grade: gradeOf(percent) }
}

/**
 * Rounds half up at the given decimal place, on the decimal number a person would see.
 *
 * 2043 ÷ 2000 × 100 is 102.15 on paper and must print as 102.2, though no binary fraction is exactly 102.15.
 */
export function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.floor(Number((value * scale).toPrecision(12)) + 0.5) / scale
}
