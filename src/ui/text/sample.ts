import { sentences } from './language'

/** What every screen and every sheet of paper says of an edition that speaks of no real city. */
export const SAMPLE = sentences('SAMPLE', {
  banner: '見本のデータです。実在の市の計画ではありません。',
  /** In the margin of a sheet of paper. */
  margin: '見本のデータ',
})
