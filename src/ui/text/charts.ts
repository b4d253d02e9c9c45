import { sentences } from './language'

/** Words in and around pictures. */
export const CHARTS = sentences('CHARTS', {
  role: 'グラフ',
  hint: '図の点にふれると、その年度の数字をここに書きます。',
  keys: 'キーボードでは、← → で年度を、↑ ↓ で目標と実績を選べます。',
  sentence: (told: string, how: string) => `${told}${how}`,
  spoken: (parts: readonly string[]) => parts.join('、'),
  valueOf: (line: string, value: string) => `${line}${value}`,
  noneOf: (line: string, why: string) => `${line}は${why}`,
  noNumber: '数字なし',
  toGo: (gap: string) => `目標まであと${gap}`,
  above: (gap: string) => `目標より${gap}高く、届いていません`,
  reached: '目標に届いています',
  reachedLower: '目標以下に収まっています',
  points: (value: string) => `${value}ポイント`,
  unit: (unit: string) => `単位：${unit}`,
  lowerIsBetter: '↓ 低いほどよい',
  nothing: 'まだ数字がないため、グラフはありません。',
  notDrawn: '図を出せませんでした。下の表をご覧ください。',
  savePng: '画像で保存（PNG）',
  saveSvg: '画像で保存（SVG）',
  saveFailed: '画像を作れませんでした。もう一度押してください。うまくいかないときは、表の保存をお使いください。',
  sources: (titles: readonly string[]) => `出典：${titles.join('、')}`,
  made: (app: string, edition: string) => `${app} ${edition}`,
  sparkLegend: '小さな図の点線と三角は目標、実線と丸は実績です。線が切れている年度には、数字がありません。どの図も横の年度と高さは同じで、左の数字は図ごとのいちばん上といちばん下です。',
  measureTitle: (label: string) => `「${label}」のグラフ`,
})
