import type { Reporter, TestCase } from 'vitest/node'
import { mkdirSync, writeFileSync } from 'node:fs'

declare module 'vitest' {
  interface TaskMeta {
    /** What a row counted, to stand beside its result. */
    figures?: string
  }
}

/** What came of one row in one engine. */
export interface RowResult {
  readonly id: string
  readonly priority: string
  readonly engine: string
  readonly title: string
  readonly passed: boolean
  readonly ms: number
  readonly error?: string
  /** What the row counted. */
  readonly figures?: string
}

export const RESULTS = 'node_modules/.tmp/faults.json'

/** Prints the matrix line by line as its rows end, and keeps it as JSON. */
export default class MatrixReporter implements Reporter {
  private readonly results: RowResult[] = []

  onTestCaseResult(test: TestCase): void {
    const [, id = '?', priority = '', engine = '', title = test.name] = /^(\S+) (P\d) ([NCFW]): (.*)$/.exec(test.name) ?? []
    const result = test.result()
    const passed = result.state === 'passed'
    const ms = Math.round(test.diagnostic()?.duration ?? 0)
    const error = result.errors?.map(({ message }) => message.split('\n')[0]).join('; ')
    const { figures } = test.meta()
    this.results.push({ id, priority, engine, title, passed, ms, ...error ? { error } : {}, ...figures ? { figures } : {} })
    console.log(`${id.padEnd(4)} ${priority} ${engine} ${passed ? 'pass' : 'FAIL'} ${String(ms).padStart(7)} ms  ${title}`)
    if (figures)
      console.log(`       ${figures}`)
    if (error)
      console.log(`       ${error}`)
  }

  onTestRunEnd(): void {
    mkdirSync('node_modules/.tmp', { recursive: true })
    writeFileSync(RESULTS, JSON.stringify(this.results, null, 2))
  }
}
