import type { Cell, WriteSheet } from 'hucre/xlsx'
import type { DataPackage } from '../data-package'
import type { Setting } from './workbook-layout'
import { cellStyle, COLOURS, headingStyle, PARAGRAPH, SUBTITLE, TITLE } from './sheet-style'
import { heightOf, readableText } from './sheet-text'
import { GUIDE_SHEET, SETTINGS, SETTINGS_SHEET } from './workbook-layout'

type StyledLine = readonly [text: string, style: NonNullable<Cell['style']>]

/** Digits the one column of the guide is wide: a page of A4. */
const GUIDE_WIDTH = 78

/** The first sheet: how to fill in, what the colours mean, whom to hand it to. */
export function guideSheet(city: DataPackage, department: string | undefined): WriteSheet {
  const lines: readonly StyledLine[] = [
    [`${city.city.name}　地域福祉計画の表${department === undefined ? '' : `（${department}の分）`}`, TITLE],
    ['', PARAGRAPH],
    ['このブックについて', SUBTITLE],
    ...(department === undefined ? WHOLE : PART).map(text => [`・${text}`, PARAGRAPH] as const),
    ['', PARAGRAPH],
    ['書き方', SUBTITLE],
    ...HOW.map(text => [`・${text}`, PARAGRAPH] as const),
    ['', PARAGRAPH],
    ['色の意味', SUBTITLE],
    ['こい青の見出し：かならず入れる列', headingStyle(COLOURS.required)],
    ['うすい青の見出し：空欄でもよい列', headingStyle(COLOURS.optional)],
    ...department === undefined
      ? []
      : [
          ['灰色の見出し：変えない列', headingStyle(COLOURS.given)],
          ['うすい黄色のセル：担当課が書くところ', cellStyle({ asText: true, locked: true, rgb: COLOURS.fill })],
          ['うすい灰色のセル：変えられないところ', cellStyle({ asText: true, locked: true, rgb: COLOURS.locked })],
        ] as const,
    ['うすい赤のセル：直すところ（「直すところをもらう」で作ったブックだけ）', cellStyle({ asText: true, locked: true, rgb: COLOURS.bad })],
    ['', PARAGRAPH],
    ['書き終わったら', SUBTITLE],
    ...(department === undefined ? WHOLE_DONE : PART_DONE).map((text, index) => [`${index + 1}．${text}`, PARAGRAPH] as const),
  ]
  return {
    name: GUIDE_SHEET,
    columns: [{ width: GUIDE_WIDTH }],
    rows: [],
    cells: new Map(lines.map(([text, style], row) => [`${row},0`, { value: readableText(text), style }])),
    rowDefs: new Map(lines.map(([text], row) => [row, { height: row === 0 ? 30 : heightOf([text], [GUIDE_WIDTH]) }])),
    view: { showGridLines: false, tabColor: { rgb: COLOURS.required } },
    pageSetup: { paperSize: 'a4', orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}

const WHOLE = [
  '地域福祉計画をアプリで見せるための表が、1つの表に1枚のシートで入っています。',
  '「版の設定」に、市の名前と「この版で変わったこと」を書きます。',
  '書き方に迷ったら、見出しにマウスを置いてください。入れるもの・例・決まりが出ます。「記入例」のシートには作り話の例があります。',
]
const PART = [
  'あなたの課が受け持つ行だけが入っています。うすい黄色のセルに書いてください。',
  '灰色のセルは、事務局が管理しています。まちがいを見つけたら、直さずに事務局へ知らせてください。',
  '書き方に迷ったら、見出しにマウスを置いてください。入れるもの・例・決まりが出ます。「記入例」のシートには作り話の例があります。',
]
const HOW = [
  '見出しの行（1行目）と、シートの名前は変えないでください。行の並びは変えてもかまいません。',
  'まだ報告がない、わからない、というときは空欄のままにします。0 や「－」を入れないでください。0 は「0だった」という意味になります。',
  '取組番号（1-1-2-3 など）は、そのまま打てば日付に変わりません。ほかのファイルから貼るときは「値の貼り付け」を使ってください。',
  '年度は西暦4けた（例：2026）で入れます。',
  'セルの結合、計算式、メモは使わないでください。メモは読みません。',
  '個人の名前・住所・電話番号は書かないでください。',
]
const WHOLE_DONE = [
  'ファイルを保存します（Excelブックのまま）。',
  'アプリの「版をつくる」の画面にこのファイルを入れると、まちがいがあれば、どのシートのどのセルかを知らせます。',
  '直し終わったら、前の版とのちがいを確かめて公開します。',
]
const PART_DONE = [
  'ファイルを保存します（Excelブックのまま）。',
  'アプリの「版をつくる」の画面にこのファイルを入れて、まちがいがないか確かめます。',
  '計画の事務局に渡します。事務局が、ほかの課の分と合わせます。',
]

/** What each setting is for. */
const EXPLAINED: Readonly<Record<Setting, string>> = {
  name: '市の名前。画面に出ます',
  title: 'アプリの題名。画面のいちばん上に出ます',
  note: '前の版から何が変わったかを、読む人に伝える文。版を出すたびに書き直します',
  created: '版を作った日時（世界標準時。例：2026-11-21T00:00:00Z）',
  validDays: '版が古いと知らせるまでの日数（例：400）',
}

/** The sheet of what is said about the edition as a whole. */
export function settingsSheet(city: DataPackage, department: string | undefined): WriteSheet {
  const values: Readonly<Record<Setting, string>> = { name: city.city.name, title: city.title, note: city.city.note, created: city.created, validDays: String(city.city.validDays) }
  const locked = department !== undefined
  const text = cellStyle({ asText: true, locked: true })
  const open = cellStyle({ asText: true, locked, rgb: locked ? COLOURS.locked : COLOURS.fill })
  const rows = [
    ...department === undefined ? [] : [['担当課', department, 'このファイルが、どの課の分かを示します'] as const],
    ...(['name', 'title', 'note', 'created', 'validDays'] as const).map(setting => [SETTINGS[setting], values[setting], EXPLAINED[setting]] as const),
  ]
  const cells = new Map<string, Partial<Cell>>(['項目', '値', '説明'].map((heading, column) => [`0,${column}`, { value: heading, style: headingStyle(COLOURS.optional) }]))
  for (const [index, [word, value, explained]] of rows.entries()) {
    cells.set(`${index + 1},0`, { value: word, style: text })
    cells.set(`${index + 1},1`, { value: readableText(value), style: open })
    cells.set(`${index + 1},2`, { value: explained, style: text })
  }
  return {
    name: SETTINGS_SHEET,
    columns: [{ width: 24 }, { width: 56 }, { width: 56 }],
    rows: [],
    cells,
    ...locked ? { protection: { sheet: true } } : {},
    view: { tabColor: { rgb: COLOURS.required } },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}
