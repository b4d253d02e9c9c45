import { COLUMN_LIMIT, ROW_LIMIT } from './sheet'

/** Why a file is not read at all. */
export type SheetRefusal =
  | { readonly kind: 'oldExcel' } // .xls, before 2007
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'macros' }
  | { readonly kind: 'notASheet' } // its first bytes are of no table we read
  | { readonly kind: 'damagedArchive' } // the archive contradicts itself, or a part of it is missing
  | { readonly kind: 'cannotUnpack' } // the browser is too old to open archives
  | { readonly kind: 'outsidePath', readonly name: string } // an entry that would leave its folder
  | { readonly kind: 'tooManyEntries', readonly found: number, readonly limit: number }
  | { readonly kind: 'tooLarge', readonly bytes: number, readonly limit: number } // unpacked
  | { readonly kind: 'overpacked', readonly name: string, readonly ratio: number } // a zip bomb
  | { readonly kind: 'doctype', readonly name: string } // a DTD, by which other files could be drawn in
  | { readonly kind: 'tooManyColumns', readonly sheet: string, readonly found: number }
  | { readonly kind: 'tooManyRows', readonly sheet: string, readonly found: number }
  | { readonly kind: 'tooManyCells', readonly sheet: string, readonly found: number, readonly limit: number } // spanned, filled or not
  | { readonly kind: 'notText' }
  | { readonly kind: 'brokenQuotes', readonly row: number }

/** The refusal in a clerk's words, and what to do. */
export function tellSheetRefusal(refusal: SheetRefusal): string {
  switch (refusal.kind) {
    case 'oldExcel': return '古い形式のExcelファイル（.xls）です。Excelで開き、「Excelブック（.xlsx）」として保存し直してください'
    case 'encrypted': return 'パスワードがかかっています。Excelでパスワードを外して保存し直してください'
    case 'macros': return 'マクロを含むファイルです。「Excelブック（.xlsx）」として保存し直してください'
    case 'notASheet': return '表のファイルではありません。Excelブック（.xlsx）か CSV で保存したファイルを選んでください'
    case 'damagedArchive': return 'ファイルが壊れています。Excelで開いて保存し直すか、元のファイルをもう一度もらってください'
    case 'cannotUnpack': return 'この端末では Excelブック（.xlsx）を開けません。CSV で保存し直すか、新しいパソコンで開いてください'
    case 'outsidePath': return `ファイルの中に、外を指す名前（${refusal.name}）があります。安全のため読みません。作った人に確かめてください`
    case 'tooManyEntries': return `ファイルの中の部品が多すぎます（${refusal.found} 個、上限 ${refusal.limit} 個）。表だけを新しいブックに写してください`
    case 'tooLarge': return `開くと大きくなりすぎます（${refusal.bytes} バイト、上限 ${refusal.limit} バイト）。表を分けてください`
    case 'overpacked': return `ファイルの中の ${refusal.name} が、ふつうでない縮め方（${refusal.ratio} 分の1）をされています。安全のため読みません。作った人に確かめてください`
    case 'doctype': return `ファイルの中の ${refusal.name} に、外のファイルを取りこむ書き方（DTD）があります。安全のため読みません。作った人に確かめてください`
    case 'tooManyColumns': return `${refusal.sheet} の列が多すぎます（${refusal.found} 列、上限 ${COLUMN_LIMIT} 列）。使わない列を消してください`
    case 'tooManyRows': return `${refusal.sheet} の行が多すぎます（${refusal.found} 行、上限 ${ROW_LIMIT} 行）。使わない行を消すか、表を分けてください`
    case 'tooManyCells': return `${refusal.sheet} の広さが大きすぎます（${refusal.found} マス、上限 ${refusal.limit} マス）。離れた所にある値や、大きな結合を消してください`
    case 'notText': return '文字を読めません。UTF-8 か Shift_JIS（CP932）か UTF-16 の CSV で保存し直してください'
    case 'brokenQuotes': return `${refusal.row} 行目で CSV の引用符（"）がそろっていません。そろえて保存し直してください`
  }
}
