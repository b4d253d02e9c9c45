import type * as Japanese from '../keeping'

/** Sentences about where the plan data are kept, and what to do when something is wrong with that. */
export const KEEPING: typeof Japanese.KEEPING = {
  blocked: 'Please close the other pages',
  blockedNote: 'Another open page of this app is using the plan data. When you close it, this page goes on by itself.',
  memory: 'Nothing could be saved on this device',
  memoryNote: 'When you close this page, the data is received again where there is an internet connection.',
  because: {
    blocked: '',
    slow: 'The storage of this device does not answer. When it does, the data is saved automatically.',
    newer: 'You need the new version of the app. Where you have an internet connection, switch to the new app under “App updates” in the settings.',
    unavailable: 'Data can be saved if you turn off private mode or open the app in your usual browser.',
    full: 'There is no space left on this device. Please remove some photos or other files and open the app again.',
    broken: 'The storage of this device is damaged. If it is not repaired automatically, delete the data of this app in the browser settings and open it again.',
    gaveWay: 'The plan data was removed from this device to make space for your note.',
  },
  stale: 'A new version of the app is in use on another page',
  staleNote: 'On this page you can only read. To go on using it, please reload it.',
  dead: 'Please reload this page',
  deadNote: 'The connection to the storage of this device was lost and did not come back. You can still read what you see now.',
  reload: 'Reload',
  gone: 'The plan data had disappeared and is being received again',
  gaveWay: 'The plan data that was removed to save a note is being received again',
  damaged: 'Part of the plan data was damaged and is being received again',
  again: 'Where there is an internet connection, this happens automatically. Without one, please open the app again where there is.',
  insteadOf: (damaged, shown) => `Edition ${damaged} is damaged, so the earlier Edition ${shown} is shown.`,
  full: megabytes => `There is not enough space on this device. Please remove some photos or other files to free about ${megabytes} MB, then press “Update now”.`,
  notKept: 'Not all of the plan data that you see now is saved on this device. The notice at the top of the page says why.',
  drawFailed: 'This page could not be shown',
  drawFailedNote: 'If it still cannot be shown after reloading, go back to the home page and use the other pages.',
  home: 'Go to the home page',
}
