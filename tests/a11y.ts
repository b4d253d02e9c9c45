import type { Page } from 'playwright-core'
import type { AccessibilityReport } from '../src/ui/accessibility-report'
import type { AxeReport } from './e2e/axe'
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import process from 'node:process'
import { chromium } from 'playwright-core'
import { CHECKS } from '../src/ui/accessibility-criteria'
import { ensureChromium, ensureFirefox, ensureWebKit } from './browser'
import { AXE, AXE_RUN } from './e2e/axe'
import { ENGINES, startEngine, until } from './e2e/engines'
import { leaveNotes } from './e2e/notes'
import { CHARTED, DRAWN, MAIN_SCREENS, SCREENS, UNFOLD } from './e2e/screens'
import { openSite } from './e2e/site'
import { ACCEPTED } from './accepted-findings'

/**
 * `npm run a11y`: the tests of our own, then every screen with axe and IBM's engine in six looks, then the main screens in
 * three engines. Prints what each found, writes what the screen /accessibility shows, and fails where anything is wrong.
 * What stands after `npm run a11y --` goes to the tests: `-u` records the accessibility trees anew.
 */
const RESULTS = 'src/ui/accessibility-results.json'
const TESTS = 'node_modules/.tmp/a11y-tests.json'

const VIEWPORTS = { phone: { width: 390, height: 844 }, tablet: { width: 1180, height: 820 } } as const
const THEMES = ['light', 'dark', 'contrast'] as const
const LOOKS = Object.entries(VIEWPORTS).flatMap(([name, viewport]) => THEMES.map(theme => ({ name: `${name}, ${theme}`, viewport, theme })))

const ACE = readFileSync(createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js'), 'utf8')
const IBM_VERSION: string = JSON.parse(readFileSync('node_modules/accessibility-checker-engine/package.json', 'utf8')).version

interface IbmReport {
  readonly passed: number
  /** Rule and element of what is surely wrong. */
  readonly violations: readonly string[]
  /** Names of the rules that want a person to look. */
  readonly toRead: readonly string[]
}

const IBM_RUN = `new ace.Checker().check(document, ['WCAG_2_2']).then(({ results }) => ({
  passed: new Set(results.filter(({ value }) => value[1] === 'PASS').map(({ ruleId }) => ruleId)).size,
  violations: results.filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL').map(({ ruleId, snippet }) => ruleId + ': ' + snippet.slice(0, 160)),
  toRead: [...new Set(results.filter(({ value }) => value[1] === 'POTENTIAL' || value[1] === 'MANUAL').map(({ ruleId }) => ruleId))],
}))`

interface Findings {
  readonly screens: AccessibilityReport['screens'][number][]
  readonly wrong: string[]
  readonly toRead: Map<string, Set<string>>
  axeVersion: string
}

async function look(page: Page, url: string, path: string, found: Findings): Promise<void> {
  await page.goto(url + path)
  await page.waitForFunction(DRAWN)
  await page.evaluate(UNFOLD)
  await page.waitForFunction(CHARTED)
  await page.evaluate(AXE)
  await page.evaluate(`${ACE}; globalThis.ace = ace`)
  const sums = { axe: { passed: 0, violations: 0 }, ibm: { passed: 0, violations: 0 } }
  for (const { name, viewport, theme } of LOOKS) {
    await page.setViewportSize(viewport)
    await page.evaluate(`document.documentElement.dataset.theme = '${theme}'; new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))`)
    const axe = await page.evaluate<AxeReport>(AXE_RUN)
    const ibm = await page.evaluate<IbmReport>(IBM_RUN)
    const ibmWrong = ibm.violations.filter(violation => !ACCEPTED.some(({ rule, element }) => violation.startsWith(`${rule}: `) && element.test(violation)))
    sums.axe.passed += axe.passed.length
    sums.axe.violations += axe.violations.length
    sums.ibm.passed += ibm.passed
    sums.ibm.violations += ibmWrong.length
    found.axeVersion = axe.version
    found.wrong.push(...axe.violations.map(violation => `axe /${path} (${name}) ${violation}`), ...ibmWrong.map(violation => `IBM /${path} (${name}) ${violation}`))
    for (const rule of ibm.toRead)
      found.toRead.set(rule, (found.toRead.get(rule) ?? new Set()).add(`/${path}`))
  }
  found.screens.push({ path: `/${path}`, ...sums })
  console.log(`/${path}  axe ${sums.axe.passed} passed, ${sums.axe.violations} wrong  IBM ${sums.ibm.passed} passed, ${sums.ibm.violations} wrong`)
}

/** Neither engine may be silent about a picture without words: else their silence about the screens would prove nothing. */
async function planted(page: Page): Promise<readonly string[]> {
  await page.setContent('<!doctype html><html lang="ja"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>')
  await page.evaluate(AXE)
  await page.evaluate(`${ACE}; globalThis.ace = ace`)
  const [axe, ibm] = [await page.evaluate<AxeReport>(AXE_RUN), await page.evaluate<IbmReport>(IBM_RUN)]
  return ([['axe', axe], ['IBM', ibm]] as const).flatMap(([name, { violations }]) => violations.length > 0 ? [] : [`${name} does not find a planted fault`])
}

/** Every screen in every look, two at a time. */
async function lookAtAll(url: string): Promise<Findings> {
  const found: Findings = { screens: [], wrong: [], toRead: new Map(), axeVersion: '' }
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', hasTouch: true, bypassCSP: true, viewport: VIEWPORTS.phone })
  const first = await context.newPage()
  found.wrong.push(...await planted(first))
  await first.goto(url)
  await first.locator('[data-offline][data-ready="true"]').waitFor()
  await leaveNotes(first, url)
  const waiting: string[] = [...SCREENS]
  await Promise.all([first, await context.newPage()].map(async (page) => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
      await look(page, url, path, found)
  }))
  await browser.close()
  const order = SCREENS.map(path => `/${path}`)
  found.screens.sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path))
  return found
}

/** The main screens with axe in each engine, one engine after the other. */
async function lookInEngines(url: string, wrong: string[]): Promise<AccessibilityReport['engines']> {
  const seen: AccessibilityReport['engines'][number][] = []
  for (const name of ENGINES) {
    const engine = await startEngine(name)
    await engine.open(url)
    await until(engine, `document.querySelector('[data-offline][data-ready="true"]')`)
    let violations = 0
    for (const path of MAIN_SCREENS) {
      await engine.open(url + encodeURI(path))
      await until(engine, DRAWN)
      await engine.evaluate(UNFOLD)
      await until(engine, CHARTED)
      await engine.evaluate(`(() => { ${AXE} })()`)
      const report = await engine.evaluate<AxeReport>(AXE_RUN)
      violations += report.violations.length
      wrong.push(...report.violations.map(violation => `${name} /${path} ${violation}`))
    }
    seen.push({ name, version: engine.version, screens: MAIN_SCREENS.length, violations })
    console.log(`${name} ${engine.version}  ${MAIN_SCREENS.length} screens, ${violations} wrong`)
    await engine.close()
  }
  return seen
}

interface TestReport {
  readonly testResults: readonly { readonly name: string, readonly assertionResults: readonly { readonly status: string, readonly title: string }[] }[]
}

/** Runs the tests that prove the criteria; they also build the site that is looked at afterwards. */
function runChecks(): AccessibilityReport['checks'] {
  rmSync(TESTS, { force: true })
  const files = [...new Set(Object.values(CHECKS).map(([file]) => file))]
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${TESTS}`, ...process.argv.slice(2), ...files], { stdio: ['ignore', 'inherit', 'inherit'] })
  const report: TestReport = JSON.parse(readFileSync(TESTS, 'utf8'))
  return Object.entries(CHECKS).map(([check, [file, name]]) => {
    const pattern = new RegExp(`^${name.split(/%[si]/).map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`)
    const played = report.testResults.filter(each => each.name.endsWith(file)).flatMap(each => each.assertionResults).filter(({ title }) => pattern.test(title))
    return { check, passed: played.filter(({ status }) => status === 'passed').length, failed: played.filter(({ status }) => status !== 'passed').length }
  })
}

ensureChromium()
ensureFirefox()
ensureWebKit()
const checks = runChecks()
const failed = checks.filter(check => check.failed > 0 || check.passed === 0).map(({ check, failed }) => `test ${check}: ${failed} failed`)
if (failed.length > 0) {
  console.log(failed.join('\n'))
  process.exit(1)
}
const site = await openSite()
const found = await lookAtAll(site.url)
const engines = await lookInEngines(site.url, found.wrong)
await site.remove()

console.log('\nIBM would like a person to look at (see docs/accessibility-review.md):')
for (const [rule, paths] of [...found.toRead].sort())
  console.log(`  ${rule}: ${paths.size} screens, such as ${[...paths][0]}`)
console.log(found.wrong.length > 0 ? `\n${found.wrong.length} wrong:\n${found.wrong.join('\n')}` : '\nnothing wrong')
if (found.wrong.length > 0) {
  process.exitCode = 1
}
else {
  const report: AccessibilityReport = {
    date: new Date().toISOString().slice(0, 10),
    tools: { axe: found.axeVersion, ibm: IBM_VERSION },
    engines,
    looks: LOOKS.map(({ name }) => name),
    screens: found.screens,
    checks,
  }
  writeFileSync(RESULTS, `${JSON.stringify(report, null, 2)}\n`)
  console.log(`written: ${RESULTS}`)
}
