import type { InjectionKey } from 'vue'
import { inject } from 'vue'
import { japanTime } from '../domain/japan-time'

/** The day on which the app was opened, as an ISO instant in Japan's reckoning; provided at the start. */
export const TODAY: InjectionKey<string> = Symbol('today')

/** @throws {Error} where the app was started without a day. */
export function useToday(): string {
  const today = inject(TODAY)
  if (today === undefined)
    throw new Error('the app was started without a day')
  return today
}

/** The calendar day in Japan at an instant: `2026-11-21`. */
export function dayInJapan(instant: Date): string {
  return japanTime(instant).date
}
