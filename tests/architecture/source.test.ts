import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { parse } from 'vue/compiler-sfc'
import { PROJECT } from '../fixtures/city-folder'

/** Lines a file may have before a second noun must be hiding in it. */
const LINE_LIMIT = 250

/** Rooms whose functions are told the time and never ask for it. */
const TIMELESS = /^(?:domain|feed|search|open-data|tables|press|storage|sync)\//

interface SourceFile {
  readonly name: string
  readonly text: string
}

async function readSource(): Promise<readonly SourceFile[]> {
  const names = await readdir(join(PROJECT, 'src'), { recursive: true })
  return Promise.all(names.filter(name => /\.(?:ts|vue|css)$/.test(name)).sort()
    .map(async name => ({ name: name.replaceAll('\\', '/'), text: await readFile(join(PROJECT, 'src', name), 'utf8') })))
}

/** The program text of a file: all of a `.ts`, the script of a `.vue`. */
function scriptOf({ name, text }: SourceFile): string {
  if (name.endsWith('.ts'))
    return text
  return name.endsWith('.vue') ? parse(text).descriptor.scriptSetup?.content ?? '' : ''
}

/** Whether some node of the program, comments and strings left out, is what is looked for. */
function programHas(script: string, wanted: (node: ts.Node) => boolean): boolean {
  const visit = (node: ts.Node): boolean => wanted(node) || (ts.forEachChild(node, visit) ?? false)
  return visit(ts.createSourceFile('source.ts', script, ts.ScriptTarget.Latest, true))
}

const isAny = (node: ts.Node) => node.kind === ts.SyntaxKind.AnyKeyword
const isConsole = (node: ts.Node) => ts.isIdentifier(node) && node.text === 'console'
const asksTimeOrChance = (node: ts.Node) =>
  (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0)
  || (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID'].includes(node.getText()))

/** A pattern that looks back: Safari before 16.4 cannot read it, and stops the whole app at it. */
const LOOKS_BACK = /\(\?<[=!]/

/** Joining cells by commas and lines by CRLF, or doubling quotes: what a writer of CSV cannot do without. */
const WRITES_CSV = /join\('\\r\\n'\)|replace(?:All)?\(\/?'?"'?\/?g?, '""'\)/

const source = await readSource()

function filesWith(matches: (file: SourceFile) => boolean): readonly string[] {
  return source.filter(matches).map(file => file.name)
}

describe('no file of the source', () => {
  test(`is longer than ${LINE_LIMIT} lines`, () => {
    expect(filesWith(({ text }) => text.trimEnd().split('\n').length > LINE_LIMIT)).toEqual([])
  })

  test('uses the type any', () => {
    expect(filesWith(file => programHas(scriptOf(file), isAny))).toEqual([])
  })

  test('puts markup into the page as text', () => {
    expect(filesWith(({ text }) => /\bv-html\b|\.(?:inner|outer)HTML\b|insertAdjacentHTML/.test(text))).toEqual([])
  })

  test('speaks to the console, but for the publisher', () => {
    expect(filesWith(file => programHas(scriptOf(file), isConsole)).filter(name => !name.startsWith('publisher/'))).toEqual([])
  })

  test('knows the name of a city', () => {
    expect(filesWith(({ text }) => /kamakura|鎌倉|かまくら/i.test(text))).toEqual([])
  })

  test('is a drawer or a barrel', () => {
    expect(filesWith(({ name }) => /(?:^|\/)(?:index|types|utils?|helpers?|misc)(?:\.ts$|\/)/.test(name))).toEqual([])
  })

  test('asks for the time or for chance where both must be told', () => {
    // How long a slice may last decides when the screen has its turn, never what comes out.
    expect(filesWith(file => file.name !== 'storage/in-slices.ts' && TIMELESS.test(file.name) && programHas(scriptOf(file), asksTimeOrChance))).toEqual([])
  })
})

describe('CSV, in which a cell could become a formula,', () => {
  // The city's own tables are written as they were read: an apostrophe before a cell would be published with it.
  test('is put together in one file, and the city’s own tables in another', () => {
    expect(filesWith(file => WRITES_CSV.test(scriptOf(file)))).toEqual(['domain/spreadsheet.ts', 'tables/csv-text.ts'])
  })

  test('is handed to the reader by one button, and as open data, both of which have it put together there', () => {
    const handing = source.filter(({ text }) => /'text\/csv|CSV_TYPE\b/.test(text)).filter(({ name }) => !['open-data/open-file.ts', 'publisher/host-rules.ts'].includes(name)) // name the type and write none
    expect(handing.map(({ name, text }) => [name, /toCsv\(|text: table\.csv/.test(text)])).toEqual([
      ['open-data/data-package.ts', true],
      ['open-data/open-sdg.ts', true],
      ['open-data/recommended.ts', true],
      ['ui/components/CsvButton.vue', true],
    ])
  })
})

test('no file of the reader looks back in a pattern', () => {
  expect(filesWith(({ name, text }) => !name.startsWith('publisher/') && LOOKS_BACK.test(text))).toEqual([])
})

describe('the search for such files', () => {
  test('reads scripts and styles of every room', () => {
    expect(source.map(file => file.name)).toEqual(expect.arrayContaining(['domain/plan.ts', 'publisher/main.ts', 'ui/styles/base.css', 'App.vue']))
  })

  test.each([
    ['let a: any', isAny],
    ['f<any>()', isAny],
    ['const a = b as any[]', isAny],
    ['console.log(1)', isConsole],
    ['const { log } = console', isConsole],
    ['const now = new Date()', asksTimeOrChance],
    ['const now = Date.now()', asksTimeOrChance],
    ['const dice = () => Math.random()', asksTimeOrChance],
  ])('finds %s', (script, wanted) => {
    expect(programHas(script, wanted)).toBe(true)
  })

  test.each([
    ['AbortSignal.any([]) // any', isAny],
    ['const text = "console.log"', isConsole],
    ['const day = new Date("2026-11-21")', asksTimeOrChance],
  ])('lets %s pass', (script, wanted) => {
    expect(programHas(script, wanted)).toBe(false)
  })

  test.each([[String.raw`/(?<=\d)年/`, true], ['`(?<!a)b`', true], [String.raw`/(?<year>\d+)(?=年)/`, false]])('takes %s for a pattern that looks back: %s', (text, answer) => {
    expect(LOOKS_BACK.test(text)).toBe(answer)
  })

  test('looks into the script of a component', () => {
    expect(scriptOf({ name: 'A.vue', text: '<script setup lang="ts">\nlet a: any\n</script>\n<template><p /></template>' })).toContain('let a: any')
  })
})
