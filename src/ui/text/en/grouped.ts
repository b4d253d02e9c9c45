/** A count with a comma at the thousands: 1820 → “1,820”. */
export function grouped(total: number): string {
  return total.toLocaleString('en-US')
}
