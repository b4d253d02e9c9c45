import type { Figure } from './statistics'

/** The figures as one table in Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  return [
    '| figure | n | ratio | spread | budget | | measured |',
    '|--|--:|--:|--|--:|--|--|',
    ...figures.map(({ figure, n, ratio, spread, budget, ok, told }) => `| ${figure} | ${n.toLocaleString('en')} | ${ratio} | ${spread.join('–')} | ${Number.isFinite(budget) ? `≤ ${budget}` : 'none'} | ${Number.isFinite(budget) ? ok ? 'ok' : '**missed**' : ''} | ${told} |`),
  ].join('\n')
}
