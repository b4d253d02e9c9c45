import type { Meeting } from '../domain/meeting'
import { computed } from 'vue'
import { printedDay } from './format'
import { language, LOCALE } from './text/language'
import { UNITS } from './text/units'

const timeZone = 'Asia/Tokyo'
// Made when a meeting is shown: it takes a slow phone long, and most screens show none.
const weekday = computed(() => new Intl.DateTimeFormat(LOCALE.ja, { weekday: 'long', timeZone }))
const englishDay = computed(() => new Intl.DateTimeFormat(LOCALE.en, { dateStyle: 'full', timeZone }))

/** 「令和6年1月11日（木曜日）」, “Thursday, January 11, 2024”. */
export function heldDay({ held }: Pick<Meeting, 'held'>): string {
  const day = new Date(`${held}T00:00:00+09:00`)
  return language.value === 'en' ? englishDay.value.format(day) : `${printedDay(held)}（${weekday.value.format(day)}）`
}

/** 「14:00〜15:00」; empty where the minutes say nothing. */
export function heldTime({ start, end }: Pick<Meeting, 'start' | 'end'>): string {
  return start || end ? UNITS.times(start, end) : ''
}
