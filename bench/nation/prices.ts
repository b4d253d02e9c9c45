/** A list price of object storage, in US dollars, and where it was read. */
export interface PriceList {
  readonly name: string
  readonly source: string
  /** For each GB (10⁹ bytes) stored for a month, beyond what is free. */
  readonly gbMonth: number
  readonly freeGb: number
  /** For each million requests that read, beyond what is free in a month. */
  readonly readsPerMillion: number
  readonly freeReads: number
  /** For each million requests that write. */
  readonly writesPerMillion: number
  readonly freeWrites: number
  /** For each GB sent to readers, beyond what is free in a month. */
  readonly gbSent: number
  readonly freeGbSent: number
}

/** Only prices their seller publishes; a price that could not be read is not here. */
export const PRICES: readonly PriceList[] = [
  {
    name: 'Cloudflare R2',
    source: '`cloudflare-docs`, `r2/pricing.mdx` (standard storage; read in a stored copy, November 2026)',
    gbMonth: 0.015,
    freeGb: 10,
    readsPerMillion: 0.36,
    freeReads: 10_000_000,
    writesPerMillion: 4.5,
    freeWrites: 1_000_000,
    gbSent: 0,
    freeGbSent: 0,
  },
  {
    name: 'Backblaze B2',
    source: 'backblaze.com, “Pricing Organized by API Calls” (a stored copy without a date, read in November 2026: $0.005 a GB and month beyond 10 GB, class B $0.004 for 10,000 beyond 2,500 a day, $0.01 a GB sent beyond 1 GB a day, uploads free). A page of another author says $0.006 a GB and month for 2026; the difference is below a dollar a year here',
    gbMonth: 0.005,
    freeGb: 10,
    readsPerMillion: 0.4,
    freeReads: 2_500 * 30,
    writesPerMillion: 0,
    freeWrites: 0,
    gbSent: 0.01,
    freeGbSent: 30,
  },
]

/** What one year costs under a price list, month by month alike. Bytes, requests and uploads are a year's. */
export function yearlyCost(price: PriceList, year: { readonly stored: number, readonly sent: number, readonly reads: number, readonly writes: number }): number {
  const beyond = (amount: number, free: number) => Math.max(0, amount - free)
  const month = beyond(year.stored / 1e9, price.freeGb) * price.gbMonth
    + beyond(year.reads / 12, price.freeReads) / 1e6 * price.readsPerMillion
    + beyond(year.writes / 12, price.freeWrites) / 1e6 * price.writesPerMillion
    + beyond(year.sent / 12 / 1e9, price.freeGbSent) * price.gbSent
  return month * 12
}
