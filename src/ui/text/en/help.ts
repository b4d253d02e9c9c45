import type * as Japanese from '../help'

/** Sentences of the help: what can be done, step by step. Words in “” stand on the screens just so. */
export const HELP: typeof Japanese.HELP = {
  title: 'How to use',
  homeNote: 'Steps for each task, and help when something goes wrong',
  lead: 'Choose what you would like to do. You can read this page without a connection.',
  contents: 'On this page',
  sheetNote: 'Press “Print” to print this help on one sheet of paper.',
  sheetTitle: 'How to use (one sheet)',
  pictureNote: 'The pictures show the Japanese screens as they were on one day. Numbers and words may differ from what you see now.',
  again: 'See the first steps again',
  jobsTitle: 'By what you would like to do',
  topicsTitle: 'Easier reading, and your device',
  wordsTitle: 'What the words mean',
  troublesTitle: 'When something goes wrong',
  installLink: 'How to put it on the home screen',
  go: place => `Open “${place}”`,
  places: { plans: 'Plans', search: 'Search', services: 'Services', sources: 'Sources and open data', crosswalk: 'Old and new plans compared', indicators: 'Indicators', settings: 'Settings' },
  jobs: {
    home: {
      title: 'Read at home before a committee meeting',
      steps: [
        'Press “Plans” at the bottom (on a tablet: at the left), then the name of a goal.',
        'If the plan has grades, you see the shares of the grades A to D.',
        'Under “Initiatives graded C or D, and what happened that year” you read what did not go well.',
        'Press the name of an initiative to see its targets, results, grade and sources.',
      ],
    },
    together: {
      title: 'Look at the same item together in a meeting',
      steps: [
        'Press “Search” and type the number of the initiative from your papers (for example 4-1-2-10).',
        'Press the name that appears. When everyone types the same number, everyone sees the same screen.',
        'Go on with “Previous initiative” and “Next initiative” at the very bottom of the screen.',
        'What earlier meetings decided is under “Meeting records” on the home screen.',
      ],
    },
    call: {
      title: 'Find a place to ask and call it',
      steps: [
        'Press “Services” and choose one problem.',
        'If there are many, narrow them down by who it is for.',
        'Press the name of a place.',
        'Press the large telephone button to call. If its number is not registered, you call the main number.',
      ],
    },
    numbers: {
      title: 'See how the numbers change',
      steps: [
        'Press “Indicators”, then the name of an indicator.',
        'You see targets and results as a sentence, a chart and a table.',
      ],
    },
    sources: {
      title: 'Check where a number comes from',
      steps: [
        'Press “Source” near a number or a grade. You see the name of the document and the line.',
        'Press “See what this app took from this document” to see other numbers of the same document.',
        'Places where the documents do not agree are under “Discrepancies in the documents” on the home screen.',
      ],
    },
    compare: {
      title: 'Compare the earlier plan with the new one',
      steps: [
        'Press “Old and new plans compared” on the home screen.',
        'You see where in the new plan the initiatives of the earlier one went.',
      ],
    },
    hand: {
      title: 'Hand it to others',
      steps: [
        'Press “Print” at the very bottom of a screen to print it.',
        'Press “Copy the link to this screen” to paste it into an e-mail.',
        'Lists can be saved as tables. You can open them in a spreadsheet.',
      ],
    },
  },
  topics: {
    reading: { title: 'Larger text, other colors', text: ['Press “Settings” at the top right and choose under “Text size”. It changes at once and stays so the next time.', 'Under “Screen colors” you can choose dark and other colors.'] },
    furigana: { title: 'Readings above kanji', text: ['In “Settings”, choose “Show” under “Readings above kanji (furigana)”. Names and texts from the city’s documents are then shown with kana.'] },
    aloud: { title: 'Listen', text: ['Press “Read the Japanese texts aloud” below the title. They are read sentence by sentence.', 'If there is no such button, your device has no voice for it. “Settings” tells you how to add one.'] },
    update: { title: 'Updates and editions', text: ['When the city brings out new data, the number changes, for example to “Edition 2”. It is received automatically where there is a connection.', 'To look at once, press “Update now” in “Settings”. What has changed is shown under “What is new”.'] },
    offline: { title: 'Where there is no connection', text: ['If the home screen says “Ready to use offline”, you can read everything without a connection.', 'If it does not, please open the app where there is a connection and wait until it does.'] },
    notes: { title: 'Write notes, set bookmarks', text: ['On the screen of a plan or an initiative, press “Write a note” below the title. Write, then press “Save”. “Please do not write names of people or addresses.”', 'Press “Bookmark” below a title to find the screen again. What you keep is listed under “Notes” at the top. You can edit and delete notes, and undo it.', 'Notes are kept on this device only.'] },
    back: { title: 'Go back to the previous edition', text: ['Press “Go back to the previous edition” in “Settings”. To return to the newer one, press “Update now”.'] },
    erase: { title: 'Erase it from the device', text: ['Press “Erase the data on this device” in “Settings”, then “Erase”. Use this, for example, before you give the device to someone else.'] },
  },
  words: {
    summary: { word: 'Summary', text: 'A short text by the makers of this app, after the city’s documents. The official text is in the documents.' },
    inferred: { word: 'Inferred', text: 'Not written in the city’s documents; concluded from the content or from the order of numbers.' },
    repost: { word: 'Repeated entry', text: 'The same initiative also stands under another goal. Take care when counting.' },
    grades: { word: 'A, B, C, D', text: 'The city’s grades. A: on track or completed. B: mostly carried out. C: much is lacking. D: needs improvement, or hardly carried out.' },
    unregistered: { word: 'Not registered, not filled in', text: 'The documents do not say, or it has not been entered yet. It does not mean 0.' },
    line: { word: 'Line … of the text data', text: 'A line counted from the top in the text data made from the city’s document. It is not a line or page on paper.' },
    edition: { word: 'Edition', text: 'All the data together. The number goes up by one every time the city brings out a new one.' },
  },
  troubles: {
    update: { title: 'No new edition comes', text: ['Please press “Update now” where there is a connection. After going back to the previous edition, no newer one comes until you press it.', 'On the Wi-Fi of a facility, please log in to the Wi-Fi first.'] },
    full: { title: 'It says that there is no space on the device', text: ['Please delete some photos or videos you do not need and try again. The edition on the device can still be read.'] },
    blank: { title: 'The screen is blank or does not react', text: ['Please close the app and open it again.', 'If nothing changes, please open it where there is a connection.'] },
    gone: { title: 'The data is gone', text: ['Open the app where there is a connection and the data comes again. On an iPad or iPhone it is less likely to be erased when the app is on the home screen.'] },
    inApp: { title: 'You are inside LINE or a similar app', text: ['Data received inside LINE or a similar app cannot be used in Safari or Chrome. Please first choose “Open in Safari”, “Open in browser” or the like in the menu, usually at the top right, and open the page again.'] },
  },
  pictures: {
    goal: 'The screen of a goal. Initiatives graded C or D are listed with grade, name, summary and source.',
    initiative: 'The screen of an initiative. Below the title are its content, department and source.',
    search: 'The search screen. The number of an initiative was typed, and the initiative is shown.',
    services: 'The services screen. Problems are listed as large buttons.',
    call: 'The screen of a service, with a large button to call.',
    indicator: 'The screen of an indicator, with a sentence and a chart that compare target and result.',
    source: 'An opened source. The name of the document, its maker, date and line are shown.',
    crosswalk: 'The comparison of old and new plans. It shows where the initiatives of the earlier plan went.',
    hand: 'The very bottom of a screen, with the buttons to print and to copy the link.',
    reading: 'The settings screen. The text size can be chosen: standard, large, largest.',
    device: 'The settings screen, with the time when the edition was received and the button to update now.',
  },
}
