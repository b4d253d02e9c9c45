import type { Meeting } from '../domain/meeting'
import { printedDay } from './format'

const WEEKDAY = new Intl.DateTimeFormat('ja-JP', { weekday: 'long', timeZone: 'Asia/Tokyo' })

/** 「令和6年1月11日（木曜日）」. */
export function heldDay({ held }: Pick<Meeting, 'held'>): string {
  return `${printedDay(held)}（${WEEKDAY.format(new Date(`${held}T00:00:00+09:00`))}）`
}

/** 「14:00〜15:00」; empty where the minutes say nothing. */
export function heldTime({ start, end }: Pick<Meeting, 'start' | 'end'>): string {
  return start || end ? `${start}〜${end}` : ''
}
