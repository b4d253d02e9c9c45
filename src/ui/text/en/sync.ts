import type * as Japanese from '../sync'

/** Sentences about receiving editions and keeping them; what follows another sentence begins with a space. */
export const SYNC: typeof Japanese.SYNC = {
  checking: 'Checking for a new edition',
  downloading: (percent, received, total) => `Receiving the plan data (${percent}%, ${received} of ${total})`,
  verifying: 'Checking that the data received is correct',
  saving: 'Saving on this device',
  cancel: 'Cancel',
  firstTitle: 'First, the app receives the plan data',
  firstNote: 'After that, you can read it even without an internet connection.',
  updated: version => `Received Edition ${version}`,
  current: version => `Up to date (Edition ${version})`,
  heldBack: version => `There is a new Edition ${version}. It was not received because you went back to an earlier edition. Press “Update now” to get it.`,
  busy: 'Another open page of this app is checking for updates.',
  failedTitle: 'The update did not work',
  keep: ' You can still read the edition on this device.',
  keepNothing: ' Please try again where you have an internet connection.',
  retry: 'Try again',
  newsTitle: 'What is new',
  newsLead: (version, date) => `Edition ${version} (received on ${date})`,
  newsNone: 'No initiatives or indicators have changed.',
  newsMore: rest => `See ${rest === 1 ? '1 more change' : `${rest} more changes`}`,
  newsRead: 'I have read this',
  change: { added: 'Added', changed: 'Changed', removed: 'Removed' },
  part: {
    name: 'Name',
    summary: 'Description',
    departments: 'Department in charge',
    targets: 'Targets',
    results: 'Results',
    grade: 'Grade',
    place: 'Place',
    note: 'Remarks',
    rate: 'Achievement rate',
    crosswalk: 'Where it was carried over',
    other: 'Content',
  },
  clockWrong: 'The clock of this device is wrong',
  clockWrongNote: 'You can still read the plan. Please set the date and time in the device settings, so that “today” and the dates shown are right.',
  expired: 'This data is past its use-by date. Where you have an internet connection, press “Update now”.',
}

/** Why an update did not come, and what to do, in plain words. */
export const FAILURE: typeof Japanese.FAILURE = {
  offline: 'There is no internet connection, or the server cannot be reached.',
  timeout: 'The server was too slow to answer, so the update was stopped. Please try again where the connection is good.',
  httpDenied: status => `The data could not be received from this place (code ${status}). Please try another Wi-Fi or a mobile connection.`,
  httpMissing: status => `The data could not be found (code ${status}). Please try again later.`,
  httpBusy: status => `The computer that sends the data is busy or not running (code ${status}). The app will check again by itself after a while.`,
  http: status => `The server did not accept the request (code ${status}). Please try again later.`,
  cancelled: 'The update was canceled.',
  insecure: 'At this address, the app cannot check that the data is correct. Please open an address that starts with “https://”.',
  notTheFeed: 'The network sent something else, such as a login page. Please log in to the Wi-Fi, or try another connection.',
  damaged: 'Part of the data received was missing. Please try again later.',
  untrusted: 'The city’s signature on the data could not be confirmed. The data was not accepted.',
  otherFeed: 'The data was for another city or for testing. It was not accepted.',
  older: 'The server has an older edition. It was not accepted.',
  conflicting: 'The data has the same edition number but different content. It was not accepted.',
  appTooOld: 'You need the new version of the app to read this data. Please switch to it.',
  tooLarge: 'The data is too large. It was not accepted.',
  inconsistent: 'The parts of the data do not agree with each other. It was not accepted.',
}

/** Why the device cannot keep or read data. */
export const DEVICE_FAILURE: typeof Japanese.DEVICE_FAILURE = {
  full: 'There is no space left on this device. Please remove some photos or other files and try again.',
  closed: 'The data was changed on another page. Please reload this page.',
  newer: 'The data on this device belongs to a newer version of the app. Please update the app.',
  blocked: 'Another page is using the data. Please close the other pages.',
  unavailable: 'This browser cannot save data. Please turn off private mode and open the app again.',
  unknown: 'The data could not be saved on this device. Please reload the page.',
}
