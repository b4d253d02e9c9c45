import type { FiscalYear } from './fiscal-year'
import type { Link } from './item-ref'
import type { SourceRef } from './source'

/** The three amounts of a programme, in the order the city prints them. */
export const COST_ITEMS = ['cost', 'personnel', 'total'] as const

/** 事業費, 人件費 and 総事業費. */
export type CostItem = typeof COST_ITEMS[number]

/** 事務事業: one programme of the city's evaluation sheet. All amounts are in 千円, as printed. */
export interface Programme {
  /** 整理番号 as printed (健福-02): names stand twice, numbers do not. */
  readonly id: string
  /** The fiscal year that was evaluated. */
  readonly year: FiscalYear
  readonly bureau: string
  readonly name: string
  /** 法定受託事務. */
  readonly mandated: boolean
  /** 重点事業; `unknown` where the printed mark cannot be placed. */
  readonly priority: 'yes' | 'no' | 'unknown'
  readonly cost: number
  readonly personnel: number
  readonly total: number
  /** 事業評価, as printed: 拡充, 現状維持 … */
  readonly evaluation: string
  /** 貢献度, as printed. */
  readonly contribution: string
  /** 最終評価, as printed. */
  readonly finalEvaluation: string
  readonly note: string
  readonly links: readonly Link[]
  /** Where the row begins. */
  readonly source: SourceRef
  /** Where its amounts stand, where print tore the row apart. */
  readonly figureSource?: SourceRef | undefined
  /** Further lines the row is printed on. */
  readonly otherSources: readonly SourceRef[]
}

/** One printed total of all programmes: an item of a year. */
export interface PrintedCost {
  readonly year: FiscalYear
  readonly item: CostItem
  /** In 千円; undefined where nothing, or nothing that means a sum, is printed. */
  readonly value?: number | undefined
  readonly note: string
  readonly source: SourceRef
}

/** A printed total beside the sum of the programmes. */
export interface CostCheck {
  readonly item: CostItem
  readonly sum: number
  readonly printed: PrintedCost | undefined
  /** Sum minus printed total; undefined where nothing is printed. */
  readonly difference: number | undefined
}

/** Adds up the programmes of a year and lays the printed totals beside the sums. */
export function checkCosts(programmes: readonly Programme[], printed: readonly PrintedCost[], year: FiscalYear): readonly CostCheck[] {
  const evaluated = programmes.filter(programme => programme.year === year)
  return COST_ITEMS.map((item) => {
    const sum = evaluated.reduce((total, programme) => total + programme[item], 0)
    const row = printed.find(cost => cost.year === year && cost.item === item)
    return { item, sum, printed: row, difference: row?.value === undefined ? undefined : sum - row.value }
  })
}

/** Programmes whose printed total is not the sum of their two costs. */
export function unevenProgrammes(programmes: readonly Programme[]): readonly Programme[] {
  return programmes.filter(programme => programme.cost + programme.personnel !== programme.total)
}
