import { readFileSync } from 'node:fs'
import process from 'node:process'
import { filesInMemory } from '../../src/tables/city-files'
import { readContent } from '../../src/tables/read-content'
import { readSheets } from '../../src/tables/read-sheets'
import { kindOfSheets, readFirstSheet } from '../../src/tables/sheets/sheet-kinds'

/** Reads what it is given as one process does, and says what came of it, how long it took and how much memory it held at most. */
async function run(what: string, files: readonly string[]): Promise<void> {
  const bytes = files.map(file => new Uint8Array(readFileSync(file)))
  const base = process.resourceUsage().maxRSS
  const start = performance.now()
  const said = what === 'city' ? await readCityFiles(files, bytes) : await readSheetBytes(files[0] ?? '', bytes[0] ?? new Uint8Array())
  process.stdout.write(JSON.stringify({ said, seconds: (performance.now() - start) / 1000, base: base / 1024, peak: process.resourceUsage().maxRSS / 1024 }))
}

async function readSheetBytes(file: string, bytes: Uint8Array): Promise<string> {
  const sheets = await readSheets(bytes, file)
  if (!sheets.ok)
    return sheets.failure.kind
  const kind = kindOfSheets(sheets.value)
  if (typeof kind !== 'string')
    return `${sheets.value.reduce((sum, sheet) => sum + sheet.rows.length, 0)} rows, no table`
  const reading = readFirstSheet(kind, sheets.value)?.reading
  return `${kind}: ${reading?.lines.length ?? 0} rows, ${reading?.problems.length ?? 0} problems`
}

async function readCityFiles(files: readonly string[], bytes: readonly Uint8Array[]): Promise<string> {
  const content = await readContent(filesInMemory('load', new Map(files.map((file, index) => [file.split('/').at(-1) ?? '', bytes[index] ?? new Uint8Array()]))))
  return content.ok ? `${content.content.services.length} services` : `${content.problems.length} problems: ${content.problems[0]?.expected ?? ''}`
}

const [what = '', ...files] = process.argv.slice(2)
run(what, files).catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? `${error.name}: ${error.message}` : 'failed')
  process.exitCode = 1
})
