import type { DataPackage } from './data-package'
import type { Problem, ProblemKind } from './problem'

/** Where the columns of one table stand: enough of a table to give its problems their letters. */
export interface PlacedTable {
  readonly name: string
  readonly file: string
  readonly sheet?: string | undefined
  /** The letters of each field's column, by the field's name. */
  readonly letters: ReadonlyMap<string, string>
}

/** How to mend a problem of each kind; `{column}` stands for the heading. */
const REMEDIES: Readonly<Record<ProblemKind, string>> = {
  blank: '「{column}」に値を入れてください。わからないときは、表を書いた課に確かめてください',
  dateForCode: '番号が日付に変わっています。セルの書式を「文字列」にしてから、番号を入れ直してください',
  notANumber: '数字だけを入れてください。「約」などの言葉や単位は消し、まだわからないときは空欄にします',
  notInList: 'セルの右の▼から選ぶか、「正しい形」にある言葉をそのまま入れてください',
  form: '見出しのメモにある例と同じ形に直してください',
  range: '範囲の中の数に直してください。年度は西暦4けた（例：2026）で入れます',
  tooLong: '文を短くしてください',
  duplicate: '同じ行が2つあります。いらない行を消すか、番号を直してください',
  dangling: '番号の打ちまちがいを直すか、先の表にその行を足してください',
  heading: '見出しの行を、もらった表のとおりに戻してください。列は足したり消したりできません',
  file: 'もらった表のシートとファイルを、名前を変えずにそろえてください',
  personal: '個人に関する列を、列ごと消してください',
  other: '「正しい形」に書いてあるとおりに直してください',
}

/** Problems with all a clerk needs to mend them: the column's letters and heading, the sheet, and what to do. */
export function placeProblems(problems: readonly Problem[], tables: Iterable<PlacedTable>, found: DataPackage): readonly Problem[] {
  const byFile = new Map([...tables].map(table => [table.file, table]))
  return problems.map((problem) => {
    const table = byFile.get(problem.file)
    const fields = found.resources.find(({ name }) => name === table?.name)?.schema.fields
    const field = fields?.find(({ name }) => name === problem.column)
    const column = field?.title || problem.column
    const kind = problem.kind ?? 'other'
    return {
      ...problem,
      sheet: problem.sheet ?? table?.sheet,
      letter: problem.letter ?? table?.letters.get(problem.column ?? ''),
      heading: problem.heading ?? column,
      kind,
      remedy: problem.remedy ?? REMEDIES[kind].replace('{column}', column ?? 'この欄'),
    }
  })
}
