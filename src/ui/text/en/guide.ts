import type * as Japanese from '../guide'

/** Sentences of the guide on a first visit. */
export const GUIDE: typeof Japanese.GUIDE = {
  label: 'First steps',
  place: (step, total) => `${step} of ${total}`,
  back: 'Back',
  next: 'Next',
  done: 'Start',
  skip: 'Skip',
  later: 'You can see this guide again from “How to use”.',
  what: {
    title: 'What you can read here',
    text: 'The goals, initiatives, grades and services of the city’s regional welfare plan, on this device.',
  },
  reading: {
    title: 'A size that is easy to read',
    text: 'Choose the size of the text and whether Japanese is shown with readings. Readings are given for names and texts from the city’s documents. You can change both later in “Settings”.',
    sample: 'Sample: a town where people support each other (地域で支え合い、だれもが安心して暮らせるまち).',
    readings: [['見本', 'みほん'], ['地域', 'ちいき'], ['支', 'ささ'], ['合', 'あ'], ['安心', 'あんしん'], ['暮', 'く']],
  },
}

/** Sentences about putting the app on the home screen, for each kind of device. */
export const INSTALL: typeof Japanese.INSTALL = {
  title: 'Put it on the home screen',
  lead: 'Once it is there, you open it with one tap on its picture, like your photos or your phone.',
  why: {
    apple: 'On an iPad or iPhone, data can be erased when the app is not opened for 7 days. Opened from the home screen, it is much less likely to be erased.',
    mac: 'In Safari on a Mac, data can be erased when the app is not opened for 7 days. Opened from the Dock, it is much less likely to be erased.',
    other: 'On the home screen, the data is less likely to be erased.',
    inApp: 'Data received inside LINE or a similar app cannot be used in Safari or Chrome. Please open it in Safari or Chrome first.',
  },
  onHome: name => `A picture named “${name}” appears on the home screen. The name may be shortened.`,
  again: 'When you open it from the home screen for the first time, it receives the plan’s data once more. Please open it once where there is a connection.',
  now: 'Put it on the home screen',
  byHand: 'If the button does not work, do this:',
  installed: 'The app was opened from the home screen. There is nothing left to do.',
  how: 'See how, with pictures',
  all: 'See how to do it on other devices',
  here: 'The device you are using',
  others: 'Other devices',
  devices: {
    'ipad': 'iPad',
    'iphone': 'iPhone (Safari)',
    'iphone-other': 'iPhone (Chrome, Edge, Firefox)',
    'android': 'Android phone or tablet',
    'pc-chromium': 'PC (Chrome, Edge)',
    'pc-safari': 'Mac (Safari)',
    'pc-firefox': 'PC (Firefox)',
    'in-app': 'Opened inside LINE or a similar app',
    'other': 'Other browsers',
  },
  steps: {
    'ipad': [
      'Press the button at the top right that shows a square with an arrow coming out (Share).',
      'Move the list down and press “Add to Home Screen”. If you do not see it, press “…” or “More” in the list.',
      'Press “Add” at the top right.',
    ],
    'iphone': [
      'Press the button at the bottom that shows a square with an arrow coming out (Share). If you do not see it, press “…” first.',
      'Move the list down and press “Add to Home Screen”. If you do not see it, press “…” or “More” in the list.',
      'Press “Add” at the top right.',
    ],
    'iphone-other': [
      'Press the button at the right end of the address field at the top that shows a square with an arrow coming out (Share). If you do not see it, press the button with three dots and then “Share”.',
      'Move the list down and press “Add to Home Screen”. If you do not see it, press “…” or “More” in the list.',
      'Press “Add” at the top right.',
    ],
    'android': [
      'Press the button with three dots (menu) at the top right, on some devices at the bottom right.',
      'Press either “Install app” or “Add to Home screen”.',
      'If you are asked, press “Install” or “Add”.',
    ],
    'pc-chromium': [
      'Look at the right end of the address field at the top. Press the button that shows a screen with an arrow pointing down.',
      'Press “Install”. From then on, open the app from its picture on the desktop.',
    ],
    'pc-safari': [
      'Press “File” at the very top of the screen, then “Add to Dock”. If there is no “Add to Dock”, make a bookmark instead.',
      'Press “Add”. From then on, open the app from the pictures at the bottom of the screen.',
    ],
    'pc-firefox': [
      'Firefox cannot install this app. Press the star at the right of the address field to make a bookmark.',
      'From then on, open the app from your bookmarks. In Chrome or Edge you can install it.',
    ],
    'in-app': [
      'It cannot be installed from a page inside LINE or a similar app. Press the button with three dots (or Share) in a corner of the screen.',
      'Press “Open in Safari”, “Open in browser” or the like.',
      'On the screen that opens, follow this guide again.',
    ],
    'other': [
      'If this browser has no way to install an app, make a bookmark.',
      'From then on, open the app from your bookmarks.',
    ],
  },
  pictures: {
    shareTop: 'Picture of a browser. At the top right, the button with a square and an arrow pointing up is circled.',
    shareBottom: 'Picture of a browser. At the middle of the bottom, the button with a square and an arrow pointing up is circled.',
    addRow: 'Picture of a list. The row “Add to Home Screen”, with a plus in a square, is circled.',
    home: 'Picture of a home screen. The picture of this app is circled.',
    menuButton: 'Picture of the top of the screen. The button with three dots at the top right is circled.',
    menu: 'Picture of a menu. The rows “Install app” and “Add to Home Screen” are circled, with the words “either one”.',
    inApp: 'Picture of a menu. The rows “Open in Safari” and “Open in browser” are circled, with the words “either one”.',
    address: 'Picture of an address field. At its right end, the button with a screen and an arrow pointing down is circled.',
    bookmark: 'Picture of an address field. At its right end, the star is circled.',
    dock: 'Picture of the menu at the top of the screen. “Add to Dock” under “File” is circled.',
  },
  labels: {
    either: 'either one',
    copy: 'Copy',
    addHome: 'Add to Home Screen',
    installApp: 'Install app',
    safari: 'Open in Safari',
    browser: 'Open in browser',
    file: 'File',
    edit: 'Edit',
    dock: 'Add to Dock',
    print: 'Print…',
  },
}
