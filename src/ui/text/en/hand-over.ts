import type * as Japanese from '../hand-over'

/** Sentences about handing the plan's data on as a file, and taking one. */
export const HAND_OVER: typeof Japanese.HAND_OVER = {
  title: 'Give and receive data',
  note: 'You can hand the plan data to another device as a file, even without an internet connection. It holds only the city’s plan data. Your notes and settings are not in it.',
  give: 'Give data',
  giveNote: version => `Makes one file of Edition ${version}, which is on this device now.`,
  giveNone: 'There is no data to give yet. Please receive the data first where you have an internet connection.',
  given: name => `“${name}” was saved on this device. Please hand it over on a memory card or in another way.`,
  shared: name => `“${name}” was handed over.`,
  giveFailed: 'Part of the data is missing, so no file could be made. Please press “Update now” where you have an internet connection.',
  take: 'Receive data',
  takeNote: 'Choose the file you were given. The app checks the city’s signature and takes in only what is right.',
  taken: version => `Received Edition ${version}`,
  same: version => `This is the same Edition ${version} that is on this device`,
  refusedTitle: 'This file could not be accepted',
  keep: ' You can still read the data on this device as before.',
  busy: 'The app is checking for updates. Please choose the file again when it has finished.',
  notTheFeed: 'This is not a file of plan data that can be opened on this device.',
  damaged: 'Part of the file is missing or broken. Please ask for it again.',
  untrusted: 'The city’s signature could not be confirmed. Someone may have changed the file.',
  otherFeed: 'The data is for another city or for testing.',
  older: (found, held) => `This is a file of the older Edition ${found}. This device has received data up to Edition ${held}.`,
  conflicting: 'The file has the same edition number but different content.',
  tooLarge: 'The file is too large.',
}
