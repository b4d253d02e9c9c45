import { sentences } from './language'

/** What is said while an edition is shown that nobody has published yet. */
export const DRAFT = sentences('DRAFT', {
  heading: '下書き：まだ公開していません',
  note: 'この端末のこの画面だけで見えています。読み込み直すと、公開されている版に戻ります。下書きを見ている間は、メモや議題を書けません。',
  leave: '下書きをやめる',
  back: '「版をつくる」へ戻る',
  edition: '下書き（未公開）',
  left: '下書きをやめました。公開されている版を見ています。',
  newer: '下書きを見ている間に、市の新しい版が届きました。下書きをやめると読めます。',
})
