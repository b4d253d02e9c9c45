import { afterAll, onTestFinished, test } from 'vitest'
import { browserLab, closeEngines } from './browser-lab'
import { chosen } from './chosen'
import { wish as wanted } from './wish'

/** Milliseconds a row may take unless it says otherwise. */
const LIMIT = 60_000

const wish = wanted()
const full = wish.depth === 'full'

afterAll(() => closeEngines())

for (const [row, where] of chosen(wish)) {
  test(`${row.id} ${row.priority} ${where}: ${row.title}`, async () => {
    const lab = { full, onEnd: (work: () => Promise<unknown>) => onTestFinished(async () => void await work()) }
    if (where === 'N')
      await row.node?.(lab)
    else
      await row.browser?.(await browserLab(lab, where))
  }, row.limit?.[full ? 'full' : 'everyday'] ?? LIMIT)
}
