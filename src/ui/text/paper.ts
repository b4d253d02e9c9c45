import { sentences } from './language'

/** Sentences about a page on paper and about handing its address to a phone. */
export const PAPER = sentences('PAPER', {
  printedOn: (day: string) => `印刷した日：${day}`,
  qrNote: 'スマートフォンのカメラで右のQRコードを写すと、この画面が開きます。',
  qrOf: (title: string) => `「${title}」を開くQRコード`,
  showQr: 'QRで見せる',
  qrTitle: 'QRコードで見せる',
  qrLead: (title: string) => `となりの人のスマートフォンのカメラで写すと、「${title}」が開きます。`,
  close: '閉じる',
})
