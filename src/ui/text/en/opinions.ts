import type * as Japanese from '../opinions'
import { grouped } from './grouped'

const people = (total: number): string => total === 1 ? '1 person' : `${grouped(total)} people`
const some = (total: number, one: string): string => total === 1 ? `1 ${one}` : `${grouped(total)} ${one}s`

/** Sentences of the opinion sheet, what a member says to the city's evaluation. */
export const OPINION: typeof Japanese.OPINION = {
  title: 'Opinion sheet',
  open: 'Fill in the opinion sheet',
  of: year => `Opinions on the grades for ${year}`,
  lead: 'Say what you think of the city’s grades, goal by goal. What you write is saved on this device as you type.',
  nothingSent: 'This app sends nothing.',
  nothingSentNote: 'When you have finished, hand it to the secretariat as a file or on paper, from the end of this screen.',
  noGrades: 'This app has no grades of initiatives, so there is no opinion sheet.',
  ask: (goal, grade) => `The city graded ${goal} “${grade}”. Do you agree?`,
  askUnlettered: goal => `Do you agree with the city’s grades for the initiatives of ${goal}?`,
  unevaluated: 'This goal has no grade for this year. If you noticed something, please write it down.',
  stances: { agree: 'I agree', disagree: 'I disagree', unsure: 'Not sure', none: 'Not filled in' },
  reason: 'Reason',
  thoughts: 'What you noticed',
  question: 'What you want to ask',
  saved: 'Saved',
  waiting: 'Saving…',
  again: 'Save again',
  handTitle: 'Hand over or print',
  hand: { opinions: 'Hand over as a file', questions: 'Hand over your questions as a file' },
  handNote: {
    opinions: 'The file holds only what you wrote on the opinion sheet. It is not locked.',
    questions: 'The file holds only what you wrote as a “Question” under “Notes” on the screens of plans and initiatives. It is not locked.',
  },
  handNone: {
    opinions: 'There is no opinion to hand over yet.',
    questions: 'There is no question to hand over yet.',
  },
  unsaved: 'Some opinions could not be saved yet. Please press “Save again” before you hand them over.',
  fileName: { opinions: 'opinions', questions: 'questions' },
  print: 'Print the opinion sheet',
  printNote: 'What you left blank gets lines to write on by hand.',
  sheet: { goal: 'Goal and the city’s grade', stance: 'Do you agree?', reason: 'Reason', question: 'What you want to ask' },
  sheetOverall: grade => `The city’s overall grade: ${grade}`,
  tick: '□',
  ticked: '■',
}

/** Why an opinion was not written, and what to do; what was typed stays on the screen. */
export const OPINION_FAILURE: typeof Japanese.OPINION_FAILURE = {
  full: 'This device has no room left, so it was not saved. Please remove some pictures or other files and try again.',
  closed: 'The app was updated on another screen, so this was not saved. Please copy your text to another place and load this screen again.',
  newer: 'This was written with a newer app, so it was not saved. Please open the app where you have an internet connection and update it.',
  blocked: 'Another screen is using the notes, so this was not saved. Please close the other screens and try again.',
  unavailable: 'This browser cannot save it. In private mode, please open the app on an ordinary screen.',
  draft: 'Nothing can be saved while you look at a draft that is not published. Please leave the draft and try again.',
  unknown: 'It could not be saved. Please try again.',
  tooLong: 'It is too long, so it was not saved. Please make it shorter.',
  locked: 'Your notes were locked, so this was not saved. Please unlock them on the “Notes” screen and try again.',
  conflict: 'Another screen is writing too, so this was not saved. Please try again.',
}

/** Sentences of the screen on which a secretariat gathers what members handed in. */
export const COLLECT: typeof Japanese.COLLECT = {
  title: 'Collect opinions and questions',
  lead: 'Makes one list of the files of opinions and questions that members handed in. Choose as many files as you like, all at once or bit by bit.',
  volatile: 'What you collect is not saved on this device. It is gone when you close this screen.',
  volatileNote: 'It does not come into your own notes. It is still here when you look at another screen of the app and come back. To keep it, save it as a table or print it.',
  choose: 'Choose files',
  reading: 'Checking the files.',
  read: files => `Read ${some(files, 'file')}.`,
  clear: 'Clear what was collected',
  cleared: 'What was collected has been cleared.',
  files: 'Files read',
  counts: (questions, opinions) => `${some(questions, 'question')}, ${some(opinions, 'opinion')}`,
  refused: 'Files that could not be read',
  refusedNote: 'The other files stay as they were read.',
  whyNot: (name, why) => `“${name}”: ${why}`,
  questions: 'Questions',
  questionsLead: total => `${some(total, 'different question')}, in the order of the plan. Equal questions stand in one frame. One file counts as one person.`,
  questionsNone: 'There is no question yet.',
  people,
  askedBy: total => `Asked by ${people(total)}`,
  nameless: 'Item without a name',
  opinions: 'Opinions by goal',
  opinionsLead: 'Shares are rounded, and counted among those who chose an answer. They may not add up to 100%.',
  opinionsNone: 'There is no opinion yet.',
  signs: { agree: '+', disagree: '−', unsure: '?' },
  nobody: 'Nobody chose an answer.',
  blank: total => `Not filled in by ${people(total)} more.`,
  textsNone: 'Nobody wrote a reason or a question.',
  said: 'Reasons and questions',
  from: name => `File: ${name}`,
  csv: { questions: 'Collected questions', shares: 'Shares of opinions', texts: 'Reasons and questions' },
  columns: {
    item: 'Item',
    question: 'Question',
    askedBy: 'Asked by (people)',
    file: 'File',
    goal: 'Goal',
    year: 'Fiscal year',
    stance: 'Opinion',
    reason: 'Reason',
    asks: 'What they want to ask',
    people: stance => `${stance} (people)`,
    percent: stance => `${stance} (%)`,
  },
}

/** Why a file that a member handed in was not read, and what to do. */
export const COLLECT_FAILURE: typeof Japanese.COLLECT_FAILURE = {
  tooLarge: 'It is too large and was not read.',
  notBackup: 'This is not a file of opinions or questions.',
  damaged: 'It is incomplete or was changed. Please ask for it again.',
  newer: 'It was made by a newer app. Please update the app where you have an internet connection, then try again.',
  otherFeed: 'It is of another city, or for testing.',
  sealed: 'It is locked with a passphrase. Please ask for a file made on the “Opinion sheet” screen.',
}
