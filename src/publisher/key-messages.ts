import type { ProductionFault } from './production'
import type { RenewResult } from './renew'
import type { RotateResult } from './rotate'
import { tellFailure } from './messages'

/** Why nothing was published in earnest, and what to do. */
export function tellProduction(fault: ProductionFault): string {
  switch (fault.kind) {
    case 'otherFeed':
      return `trust.json の feed が本番（…/prod）ではありません（いま「${fault.found}」）。何も書いていません`
    case 'developmentKey':
      return '開発用の鍵では本番の版を作れません。npm run feed -- keygen で鍵を作り、trust.json の keys と rootKeys を本番の公開鍵にしてください。何も書いていません'
    case 'unknownKey':
      return 'この鍵は、いちばん新しい鍵の一覧（trust.json か root.json）にありません。正しい鍵を --key で指定するか、rotate で鍵を替えてください。何も書いていません'
    case 'expired':
      return `鍵の期限（${fault.expires}）が過ぎています。rotate で新しい一覧を作ってください。何も書いていません`
  }
}

/** What became of a new step of the chain, line by line. */
export function tellRotation(result: RotateResult, out: string, trustLines: string): readonly string[] {
  switch (result.kind) {
    case 'rotated':
      return [
        `${out}/${result.root.number}.root.json を書きました。ここにない版の鍵は、もう信頼されません。`,
        '続けて npm run feed -- sign で版に新しい鍵で署名し、両方を一緒に公開してください（root.json を先に）。',
        `次にアプリを作るときのために、trust.json を次の内容にします：\n${trustLines}`,
      ]
    case 'brokenChain':
      return [`${result.number}.root.json を確認できません（${tellFailure(result.failure)}）。正しいファイルに戻してください。何も書いていません`]
    case 'refused':
      return [`この鍵では次の一覧を作れません（${tellFailure(result.failure)}${'what' in result.failure ? `：${result.failure.what}` : ''}）。いまの root の鍵で署名し、root の鍵を替えるときは新旧両方を --root-key に、数え直すときは版の鍵をすべて替えてください。何も書いていません`]
  }
}

/** What became of a signature, line by line. */
export function tellRenewal(result: RenewResult, folder: string): readonly string[] {
  switch (result.kind) {
    case 'renewed':
      return [`第${result.payload.version}版として ${folder} に署名し直しました（期限 ${result.payload.expires}）`]
    case 'cosigned':
      return [`第${result.payload.version}版に署名を加えました（署名 ${result.signatures} つ）`]
    case 'unknownKey':
      return [tellProduction({ kind: 'unknownKey' })]
    case 'brokenEdition':
      return [`${folder} の版を確認できません（${tellFailure(result.failure)}）。何も書いていません`]
  }
}
