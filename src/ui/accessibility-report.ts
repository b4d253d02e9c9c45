import results from './accessibility-results.json'

/** What an automatic engine said of one screen, over all looks it was seen in. */
export interface ScreenResult {
  readonly passed: number
  readonly violations: number
}

/** What one run of `npm run a11y` found; written by the run, never by hand. */
export interface AccessibilityReport {
  /** The day of the run: `2026-11-21`. */
  readonly date: string
  readonly tools: { readonly axe: string, readonly ibm: string }
  /** Engines with their versions, and how many screens axe looked at in each. */
  readonly engines: readonly { readonly name: string, readonly version: string, readonly screens: number, readonly violations: number }[]
  /** Ways in which every screen was seen: size of the screen and colours. */
  readonly looks: readonly string[]
  readonly screens: readonly { readonly path: string, readonly axe: ScreenResult, readonly ibm: ScreenResult }[]
  /** Tests of our own by the names of {@link file://./accessibility-criteria.ts CHECKS}. */
  readonly checks: readonly { readonly check: string, readonly passed: number, readonly failed: number }[]
}

/** The last run. */
export const REPORT: AccessibilityReport = results

/** The run in numbers. */
export function reportSums(report: AccessibilityReport) {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  return {
    screens: report.screens.length,
    looks: report.looks.length,
    axePassed: sum(report.screens.map(screen => screen.axe.passed)),
    axeViolations: sum([...report.screens.map(screen => screen.axe.violations), ...report.engines.map(engine => engine.violations)]),
    ibmPassed: sum(report.screens.map(screen => screen.ibm.passed)),
    ibmViolations: sum(report.screens.map(screen => screen.ibm.violations)),
    checksPassed: sum(report.checks.map(check => check.passed)),
    checksFailed: sum(report.checks.map(check => check.failed)),
  }
}
