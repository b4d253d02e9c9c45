import type { FeedFailure } from '../feed/feed-failure'
import type { Problem } from '../tables/problem'
import type { RowDifference } from '../tables/row-difference'
import type { PublishResult } from './publish'
import { suggestNote } from '../press/suggest-note'
import { formatProblem } from '../tables/problem'
import { tellComparisonShortly } from './comparison-messages'
import { tellSigningFault } from './signing-messages'

/** Names shown of each kind of change before the rest is only counted. */
const NAMES_SHOWN = 20

/** What to print of a publication, line by line. */
export function tellPublish(result: PublishResult, out: string): readonly string[] {
  switch (result.kind) {
    case 'published':
      return [
        ...tellNotices(result.notices),
        ...tellDifference(result.difference),
        `第${result.payload.version}版を ${out} に書きました（${result.payload.shards.length} ファイル、${result.payload.shards.reduce((sum, shard) => sum + shard.rows, 0)} 行、${result.payload.shards.reduce((sum, shard) => sum + shard.bytes, 0).toLocaleString('en')} バイト）`,
        ...tellComparisonShortly(result.comparison),
        ...result.noteBefore === result.payload.note ? [`「この版で変わったこと」が前の版と同じです（${result.payload.note}）。--note で変えられます。案：${suggestNote(result.comparison)}`] : [],
      ]
    case 'unchanged':
      return [...tellNotices(result.notices), `変わった行はありません。第${result.payload.version}版のままです`]
    case 'problems':
      return tellProblems(result.problems)
    case 'brokenEdition':
      return [result.failure.kind === 'otherFeed'
        ? `${out} には別の版（${result.failure.found}）があります。中身を移すか消すか、--out で別のフォルダーを指定してください。何も書いていません`
        : `${out} にある版を確認できません（${tellFailure(result.failure)}）。前の版のファイルを戻すか、manifest.json だけを消してもう一度実行してください（次の版の番号で作り直します）。何も書いていません`]
    case 'loss':
      return [
        ...tellDifference(result.difference),
        `前の版の ${result.difference.before} 行のうち ${result.difference.lost} 行がなくなります（1割を超えます）。まちがいでなければ --allow-loss を付けてください。何も書いていません`,
      ]
    case 'keyRefused':
      return ['開発用の鍵では dev 以外の版に署名できません。--key で本番の鍵を指定してください。何も書いていません']
    case 'notAccepted':
      return [`${tellSigningFault(result.fault)}。何も書いていません`]
    case 'personalData':
      return [...result.findings.map(formatProblem), `個人に関する値に見えるものが ${result.findings.length} 件あります。消すか、公開してよいと確かめた人の名前を --approved-by で指定してください。何も書いていません`]
    case 'unreadable':
      return [`この表からできる版は、アプリで読めません（${tellFailure(result.failure)}）。表を直してください。何も書いていません`]
    case 'brokenKey':
      return ['署名の鍵の秘密の部分と公開の部分が対になっていません。鍵を作り直してください。何も書いていません']
    case 'tooLarge':
      return [`${result.what} が大きすぎます（${result.bytes} バイト、上限 ${result.limit}）。何も書いていません`]
  }
}

/** All problems, one a line, with a count at the end. */
export function tellProblems(problems: readonly Problem[]): readonly string[] {
  return [...problems.map(formatProblem), `${problems.length} 件の問題があります。直してからもう一度実行してください。何も書いていません`]
}

/** What does not stop the publication, but that someone should know. */
function tellNotices(notices: readonly Problem[]): readonly string[] {
  return notices.map(notice => `お知らせ：${formatProblem(notice)}`)
}

function tellDifference(difference: RowDifference): readonly string[] {
  if (difference.before === 0)
    return [`はじめての版です（${difference.added.length} 行）`]
  return [
    ...tellNames('追加', difference.added),
    ...tellNames('変更', difference.changed),
    ...tellNames('削除', difference.removed),
    ...(difference.derived > 0 ? [`読みがなの変わった文 ${difference.derived} 件`] : []),
  ]
}

function tellNames(label: string, names: readonly string[]): readonly string[] {
  if (names.length === 0)
    return []
  const rest = names.length > NAMES_SHOWN ? [`  ほか ${names.length - NAMES_SHOWN} 行`] : []
  return [`${label} ${names.length} 行`, ...names.slice(0, NAMES_SHOWN).map(name => `  ${name}`), ...rest]
}

/** A feed failure in a clerk's words. */
export function tellFailure(failure: FeedFailure | { readonly kind: 'absent' }): string {
  switch (failure.kind) {
    case 'absent': return '版がありません'
    case 'notTheFeed': return 'フィードの形ではありません'
    case 'damaged': return `${failure.what} が壊れています（長さか SHA-256 が違います）`
    case 'untrusted': return '信頼する鍵の署名がありません'
    case 'otherFeed': return `別のデータです（${failure.found}、期待 ${failure.expected}）`
    case 'older': return `古い版です（${failure.found} < ${failure.held}）`
    case 'conflicting': return `同じ版番号 ${failure.version} で中身が違います`
    case 'appTooOld': return `新しいアプリが必要です（形式 ${failure.needed}）`
    case 'tooLarge': return `${failure.what} が上限 ${failure.limit} バイトを超えています`
    case 'inconsistent': return `中身が食い違っています（${failure.what}）`
  }
}
