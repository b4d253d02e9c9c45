const DAY_LENGTH = 86_400_000

/** The day an instant lies in where its reader is, as an ISO day. */
export function dayOf(date: Date): string {
  return [String(date.getFullYear()).padStart(4, '0'), pair(date.getMonth() + 1), pair(date.getDate())].join('-')
}

/** The ISO day that comes so many days after another. */
export function daysAfter(day: string, days: number): string {
  // In UTC every day is as long as the others.
  return new Date(Date.parse(day) + days * DAY_LENGTH).toISOString().slice(0, 10)
}

function pair(number: number): string {
  return String(number).padStart(2, '0')
}
