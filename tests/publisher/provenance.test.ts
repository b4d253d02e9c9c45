import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sourcedFacts } from '../../src/domain/provenance'
import { kamakura } from '../fixtures/city-folder'
import type { ExcerptRecord, Figure } from '../fixtures/excerpts'
import { figuresOf, isPrinted, openDocuments, placeOf, RECORD_FILE, recordOf, sealOf } from '../fixtures/excerpts'

const facts = [...sourcedFacts(await kamakura())]
const figures = figuresOf(facts)
const record: ExcerptRecord = JSON.parse(readFileSync(RECORD_FILE, 'utf8'))
const documents = openDocuments()

/** Whether the link of a figure leads to the line it is printed on: by the document itself, or by what was recorded of it. */
function leadsHome({ figure, source }: Figure): boolean {
  if (!documents) {
    const entry = record[placeOf(source)]
    return entry !== undefined && entry.seal === sealOf(placeOf(source), entry) && entry.figures.includes(figure)
  }
  return isPrinted(figure, documents.line(source) ?? '') || isPrinted(figure, documents.joined(source) ?? '')
}

function told({ collection, key, part, label, figure, source }: Figure): string {
  return `${collection} ${key} ${part} ${label}: ${figure} is not on ${placeOf(source)}`
}

test('sixty figures drawn at random lead each to the line they are printed on', () => {
  fc.assert(fc.property(fc.shuffledSubarray([...figures], { minLength: 60, maxLength: 60 }), (drawn) => {
    expect(drawn.filter(figure => !leadsHome(figure)).map(told)).toEqual([])
  }), { numRuns: 1 })
})

test('every figure of the edition names its line', () => {
  const lineless = facts.filter(fact => fact.figure !== undefined && fact.source.line === undefined)
  expect(lineless).toEqual([])
})

test('all of them lead there', () => {
  expect(figures.length).toBeGreaterThan(1100)
  expect(figures.filter(figure => !leadsHome(figure)).map(told)).toEqual([])
})

test('the record of what was printed is the one the documents give', () => {
  const lines = new Set(figures.map(({ source }) => placeOf(source)))
  expect(new Set(Object.keys(record))).toEqual(lines)
  if (documents)
    expect(record).toEqual(recordOf(figures, documents))
})

test.each([
  ['55', '相談件数　５５件', true],
  ['55', '相談件数 155件', false],
  ['55', '5.55', false],
  ['1004', '1,004件', true],
  ['0', '0.0%', true],
  ['A', 'Ａ', true],
  ['A', 'NPO ABC', false],
])('%s on 「%s」: %s', (figure, line, expected) => {
  expect(isPrinted(figure, line)).toBe(expected)
})
