import type { Lane } from './chosen'
import { afterAll, onTestFinished, test } from 'vitest'
import { browserLab, closeEngines } from './browser-lab'
import { APP, APP_IN_FEW } from './build-app'
import { chosen } from './chosen'
import { livesOf, wish as wanted } from './wish'

/** Milliseconds a row may take unless it says otherwise. */
const LIMIT = { everyday: 60_000, full: 180_000 } as const

/** One test for every row of a lane. */
export function runRows(lane: Lane): void {
  const wish = wanted()
  const full = wish.depth === 'full'
  afterAll(() => closeEngines())
  for (const [row, where] of chosen(wish, lane)) {
    test(`${row.id} ${row.priority} ${where}: ${row.title}`, async ({ task }) => {
      const lab = {
        depth: wish.depth,
        full,
        // In one engine as its users get it; the others install it a good deal more slowly.
        app: full && where === 'C' ? APP : APP_IN_FEW,
        lives: livesOf(wish),
        counted: (figures: object) => {
          task.meta.figures = Object.entries(figures).map(([name, count]) => `${name} ${count}`).join(', ')
        },
        onEnd: (work: () => Promise<unknown>) => onTestFinished(async () => void await work()),
      }
      if (where === 'N')
        await row.node?.(lab)
      else
        await row.browser?.(browserLab(lab, where))
    }, (row.limit ?? LIMIT)[full ? 'full' : 'everyday'])
  }
}
