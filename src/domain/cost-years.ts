import type { FiscalYear } from './fiscal-year'
import type { CostItem, PrintedCost } from './programme'

/** The printed totals of one year. An item without a value is not printed; it is not zero. */
export interface CostYear {
  readonly year: FiscalYear
  readonly items: Partial<Record<CostItem, PrintedCost>>
}

/** A total that went from one amount to another. */
export interface CostChange {
  readonly from: { readonly year: FiscalYear, readonly value: number }
  readonly to: { readonly year: FiscalYear, readonly value: number }
  readonly difference: number
  /** Of the first amount; undefined where that is nothing. */
  readonly percent: number | undefined
}

/** The printed totals year by year, in the order of the years. */
export function costYears(printed: readonly PrintedCost[]): readonly CostYear[] {
  const years = [...new Set(printed.map(cost => cost.year))].sort((a, b) => a - b)
  return years.map(year => ({
    year,
    items: Object.fromEntries(printed.filter(cost => cost.year === year).map(cost => [cost.item, cost])),
  }))
}

/** Whether the two printed costs make up the printed total; undefined where one of the three is not printed. */
export function addsUp({ items }: CostYear): boolean | undefined {
  const [cost, personnel, total] = [items.cost?.value, items.personnel?.value, items.total?.value]
  return cost === undefined || personnel === undefined || total === undefined ? undefined : cost + personnel === total
}

/** How the printed total changed from the first year that has one to the last; undefined with fewer than two. */
export function totalChange(years: readonly CostYear[]): CostChange | undefined {
  const totals = years.flatMap(({ year, items }) => items.total?.value === undefined ? [] : [{ year, value: items.total.value }])
  const [from, to] = [totals[0], totals.at(-1)]
  if (!from || !to || from === to)
    return undefined
  const difference = to.value - from.value
  return { from, to, difference, percent: from.value > 0 ? difference / from.value * 100 : undefined }
}
