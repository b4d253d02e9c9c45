import { sentences } from './language'

/** Sentences of the pages that stand before the app itself has come. */
export const FIRST_PAGE = sentences('FIRST_PAGE', {
  edition: (day: string, edition: string) => `この画面は、${day}の${edition}のデータです。`,
  withoutApp: 'アプリが開かないときも、この画面はこのまま読めます。メモや検索は、アプリが開くと使えます。',
  services: (total: number) => `相談先の一覧（${total}件）`,
})
