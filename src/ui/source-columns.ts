import type { SourceRef } from '../domain/source'
import type { SheetColumn } from '../domain/spreadsheet'
import { COMMON } from './text/common'

/** The two columns that say where a row comes from: the document, and its line as a number. */
export function sourceColumns<Item>(sourceOf: (item: Item) => SourceRef | undefined, titleOf: (doc: string) => string): readonly SheetColumn<Item>[] {
  const { document, line } = COMMON.sheetSource
  return [
    { title: document, value: (item) => {
      const source = sourceOf(item)
      return source && (titleOf(source.doc) || source.doc)
    } },
    { title: line, value: item => sourceOf(item)?.line },
  ]
}
