import type { AxeReport } from './axe'
import type { Engine } from './engines'
import type { TestSite } from './site'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AXE, AXE_RUN } from './axe'
import { ENGINES, startEngine, until } from './engines'
import { CHARTED, DRAWN, MAIN_SCREENS, UNFOLD } from './screens'
import { openSite } from './site'
import { goToIn } from './go-to'

let site: TestSite

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.remove())

describe.each(ENGINES)('in %s', (name) => {
  let engine: Engine

  beforeAll(async () => {
    engine = await startEngine(name)
  })
  afterAll(() => engine.close())

  test('the app opens, the edition arrives, and everything is kept on the device', async () => {
    await engine.open(site.url)
    await until(engine, `document.querySelector('[data-offline][data-ready="true"]')`)
    expect(await engine.evaluate('document.querySelector("[data-header-edition]").textContent')).toContain('第1版')
    expect(await engine.evaluate('navigator.serviceWorker.ready.then(worker => worker.active !== null)')).toBe(true)
  })

  test('axe finds nothing on the main screens, with all that is folded open', async () => {
    const found: string[] = []
    for (const path of MAIN_SCREENS) {
      await goToIn(engine, site.url, path)
      await until(engine, DRAWN)
      await engine.evaluate(UNFOLD)
      await until(engine, CHARTED)
      await engine.evaluate(`(() => { ${AXE} })()`)
      const report = await engine.evaluate<AxeReport>(AXE_RUN)
      expect(report.passed.length).toBeGreaterThan(20)
      found.push(...report.violations.map(violation => `/${path} ${violation}`))
    }
    expect(found).toEqual([])
  }, 180_000)
  test('axe is not blind: a picture without words is found', async () => {
    await engine.evaluate(`document.querySelector('main').append(document.createElement("img"))`)
    const report = await engine.evaluate<AxeReport>(AXE_RUN)
    expect(report.violations).toEqual([expect.stringMatching(/^image-alt: /)])
  })
})
