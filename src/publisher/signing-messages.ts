import type { SigningFault } from '../press/sign-edition'

/** Why readers would not take an edition, and what to do, without its full stop. */
export function tellSigningFault(fault: SigningFault): string {
  switch (fault.kind) {
    case 'developmentKey': return '開発用の鍵では dev 以外の版に署名できません。--key で本番の鍵を指定してください'
    case 'unknownKey': return 'この鍵は、いちばん新しい鍵の一覧（trust.json か root.json）にありません。正しい鍵を --key で指定するか、rotate で鍵を替えてください'
    case 'otherFeed': return `trust.json の feed（${fault.expected}）と、作る版（${fault.found}）が違います。--environment か trust.json を直してください`
    case 'otherRoot': return `この版は root ${fault.found} のものですが、いちばん新しい一覧は root ${fault.expected} です。もう一度作ってください`
    case 'rootExpired': return `鍵の期限（${fault.expires}）が過ぎています。rotate で新しい一覧を作ってください`
    case 'expired': return `この版は、出す前から期限（${fault.expires}）が過ぎています。--created を今日の日時にしてください`
    case 'versionNotAbove': return `第${fault.version}版より新しい版（第${fault.floor}版）がもうあります。もう一度作ってください`
  }
}
