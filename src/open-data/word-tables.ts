import type { DiscrepancyKind } from '../domain/city-facts'
import type { EditionContent } from '../domain/edition'
import type { Table } from './table'
import { linkingRows } from '../domain/relations'
import { columnsOf, document, table } from './table'

const FINDINGS = { total: '集計', code: '番号', figure: '数値', grade: '評価', wording: '言葉づかい・名称', blank: '空欄・書かれていないこと', reading: '文字の読み取り' } as const satisfies Record<DiscrepancyKind, string>

/** The documents, what does not fit in them, the words, and every link between items. */
export function wordTables(content: EditionContent): readonly Table[] {
  return [sources(content), discrepancies(content), terms(content), spellings(content), easy(content), translations(content), links(content)]
}

function sources({ sources: rows }: EditionContent): Table {
  const { text } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'sources',
    title: '出典の文書',
    rows,
    columns: [
      text('doc', '文書の記号', row => row.doc),
      text('title', '文書名', row => row.title),
      text('short_title', '短い文書名', row => row.shortTitle),
      text('issuer', '作成者', row => row.issuer),
      text('issued', '日付', row => row.issued, '年-月-日か年-月。空欄は、日付のない文書'),
      text('status', '状態', row => row.status),
      text('line_rule', '行の数え方', row => row.lineRule),
      text('note', '備考', row => row.note),
    ],
    primaryKey: ['doc'],
  })
}

function discrepancies({ discrepancies: rows }: EditionContent): Table {
  const { text, integer, word, links, source, otherSources } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'discrepancies',
    title: '資料の不一致',
    rows,
    columns: [
      text('id', '記号', row => row.id),
      integer('no', '順', row => row.no),
      word('kind', '種類', FINDINGS, row => row.kind),
      text('title', '見出し', row => row.title),
      text('found', '資料にあること', row => row.found),
      text('shown', 'アプリの示し方と理由', row => row.shown),
      ...links(row => row.links),
      ...source(row => row.source),
      otherSources(row => row.otherSources),
    ],
    primaryKey: ['id'],
    foreignKeys: [document()],
  })
}

function terms({ terms: rows }: EditionContent): Table {
  const { text, list, flag, links, source, otherSources } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'terms',
    title: '用語',
    rows,
    columns: [
      text('id', '記号', row => row.id),
      text('term', '用語', row => row.term),
      text('reading', 'よみ', row => row.reading),
      text('explanation', '説明', row => row.explanation, '短く書いた説明。資料の文そのままではありません'),
      list('aliases', 'ほかの書き方', row => row.aliases),
      flag('marked', '本文で説明を開く', row => row.marked),
      text('note', '備考', row => row.note),
      ...links(row => row.links),
      ...source(row => row.source),
      otherSources(row => row.otherSources),
    ],
    primaryKey: ['id'],
    foreignKeys: [document()],
  })
}

function spellings({ spellings: rows }: EditionContent): Table {
  const { integer, list } = columnsOf<(typeof rows)[number]>()
  return table({ name: 'spellings', title: '検索の言いかえ', rows, columns: [integer('no', '順', row => row.no), list('words', '言葉', row => row.words)], primaryKey: ['no'] })
}

const REVIEWED = '市の立場の人が読んで確かめたか'

function easy({ easy: rows }: EditionContent): Table {
  const { text, flag } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'easy-japanese',
    title: 'やさしい日本語',
    rows,
    columns: [text('ref', '項目の記号', row => row.ref), text('text', '文', row => row.text), flag('reviewed', '確かめ', row => row.reviewed, REVIEWED)],
    primaryKey: ['ref'],
  })
}

function translations({ translations: rows }: EditionContent): Table {
  const { text, flag } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'translations',
    title: '英語の名前',
    rows,
    columns: [text('lang', '言語', row => row.lang), text('text', '日本語', row => row.text), text('translation', '訳', row => row.translation), flag('reviewed', '確かめ', row => row.reviewed, REVIEWED)],
    primaryKey: ['lang', 'text'],
  })
}

function links(content: EditionContent): Table {
  const rows = [...linkingRows(content)].flatMap(({ from, links: targets }) => targets.map(link => ({ from, ...link })))
  const { text, flag } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'links',
    title: '項目どうしの関係',
    rows,
    columns: [text('from', '元の項目', row => row.from, '種類:記号'), text('to', '先の項目', row => row.to, '種類:記号'), flag('inferred', '推定', row => row.inferred, '資料には書かれておらず、内容から推定した関係か')],
    primaryKey: ['from', 'to'],
  })
}
