import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** What axe is asked for: WCAG A and AA up to 2.2, and its own best practices. */
export const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] as const

/** Run once in every page before {@link AXE_RUN}. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe says of a page. */
export interface AxeReport {
  readonly version: string
  /** Each a rule and the element that breaks it. */
  readonly violations: readonly string[]
  /** Names of the rules that found something to test, and nothing wrong. */
  readonly passed: readonly string[]
}

/** An expression for any engine, spared what nobody reads of elements without fault; its promise gives an {@link AxeReport}. */
export const AXE_RUN = `axe.run({ runOnly: ${JSON.stringify(AXE_TAGS)}, resultTypes: ['violations'], selectors: false, preload: false }).then(result => ({
  version: axe.version,
  violations: result.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 160))),
  passed: result.passes.map(rule => rule.id),
}))`
