import { sentences } from './language'

/** Words the parts say themselves, wherever they stand. */
export const PARTS = sentences('PARTS', {
  newTab: '新しい画面で開きます',
  backToTop: (heading: string) => `「${heading}」の先頭に戻る`,
  sideways: '横に動かせます',
  sorted: { ascending: '（小さい順）', descending: '（大きい順）', none: '（並べ替え）' },
  clear: '消す',
  close: '閉じる',
  stop: '中止する',
  error: '確認してください：',
  removeChip: (label: string) => `「${label}」を外す`,
  step: (step: number, total: number) => `${total}段階中の${step}：`,
  steps: { done: '済み', now: 'いまここ', later: 'これから' },
  pageNavigation: 'ページの移動',
  pageRange: (total: number, from: number, to: number) => total === 0 ? '0件' : `${total}件中 ${from}〜${to}件目`,
  previous: '前へ',
  next: '次へ',
})
