import { groupedDigits } from '../../../domain/digits'

/** A count with a comma at the thousands: 1820 → “1,820”. */
export function grouped(total: number): string {
  return groupedDigits(total)
}
