import type * as Japanese from '../paper'

/** Sentences about a page on paper and about handing its address to a phone. */
export const PAPER: typeof Japanese.PAPER = {
  printedOn: day => `Printed on ${day}`,
  qrNote: 'Point the camera of a smartphone at the QR code on the right to open this screen.',
  qrOf: title => `QR code that opens “${title}”`,
  showQr: 'Show as a QR code',
  qrTitle: 'Show as a QR code',
  qrLead: title => `Someone next to you can open “${title}” by pointing the camera of their smartphone here.`,
  close: 'Close',
}
