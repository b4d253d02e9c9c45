import type * as Japanese from '../app-update'

/** Sentences about the app itself: a new one, one that another page switched to, a missing part. */
export const APP_UPDATE: typeof Japanese.APP_UPDATE = {
  waiting: 'A new version of the app is ready',
  waitingNote: 'Switching to it reloads the page.',
  othersOpen: pages => `${pages === 1 ? 'One other page of the app is open and' : `${pages} other pages of the app are open and`} will switch too. Notes you have begun to write are kept. If that is all right, press “Switch” once more.`,
  use: 'Switch',
  later: 'Later',
  replaced: 'The app was updated on another page',
  replacedNote: 'This page still uses the earlier app. Please reload it.',
  reload: 'Reload',
  lost: 'Part of this page could not be opened',
  lostNote: 'Part of the app could not be received. Please press “Reload” where the connection is good. The data on this device is kept.',
  lostOffline: 'Part of the app is not on this device. Please open it again where you have an internet connection. The data on this device is kept.',
  title: 'App updates',
  titleNote: 'The app looks for a new version by itself. When there is one, it asks whether you want to switch.',
  look: 'Check for a new version of the app',
  looked: {
    looking: 'Checking',
    waiting: 'There is a new version. Press “Switch” at the top of the page to use it.',
    incomplete: 'Not all of the app could be received. You can keep using this version. Please try again where the connection is good.',
    current: 'This is the newest version of the app.',
    unreachable: 'The check did not work. You can keep using this version. Please try again where you have an internet connection.',
    unsupported: 'The app cannot check here. Opening the page again always gives the newest version.',
  },
}
