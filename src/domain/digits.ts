/**
 * A number with commas at the thousands and at most four decimals: 1820 → 「1,820」.
 *
 * What has more decimals, or too many digits, is left to the browser: to load its own rules takes a slow phone long.
 */
export function groupedDigits(value: number): string {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(\.\d{1,4})?$/.exec(String(value)) ?? []
  return whole === '' ? value.toLocaleString('en-US', { maximumFractionDigits: 4 }) : sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + decimals
}
