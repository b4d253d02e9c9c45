import { sentences } from './language'

/** Sentences of a plan's overview: what it aims at, who does what, where, and whom to ask. */
export const OVERVIEW = sentences('OVERVIEW', {
  visionTitle: '目標と、方向性ごとの目指す姿',
  visionNote: '方向性ごとの文は、資料に書かれた目指す姿を短く書き直したものです。',
  treeLink: '取組の一覧（計画の全体）へ',
  rolesTitle: 'それぞれの役割',
  rolesLead: (names: readonly string[]) => `この計画は、${names.join('・')}の${names.length}つが役割を分け合い、力を合わせることが大切だとしています。`,
  reading: (text: string) => `（${text}）`,
  districtsTitle: '地区',
  districtsLead: (total: number) => `地区社会福祉協議会（地区社協）が活動する圏域は${total}です。`,
  districtsUnnamed: '名称は資料に書かれていません（未公表）。',
  district: (no: number) => `地区${no}`,
  contactTitle: '発行・問い合わせ先',
  issuer: '発行',
  department: '編集・担当',
  address: '住所',
  postal: (code: string) => `〒${code}`,
  phone: '電話',
  mainNumber: '（代表）',
  fax: 'ファクス',
  call: (number: string) => `${number}に電話をかける`,
})
