import type * as Japanese from '../publish'

/** Sentences of the screen on which a city makes an edition: the frame, and what is put in. */
export const PUBLISH: typeof Japanese.PUBLISH = {
  title: 'Make an edition',
  lead: 'This screen is for the city’s staff. Put tables in, have them checked, look at them on the very screens readers have, and make them a new edition. Everything is done on this device. No table and no key is sent anywhere.',
  role: 'Which work do you do?',
  roles: { department: 'Department', office: 'Secretariat' },
  roleNotes: {
    department: 'Write your department’s rows into the table to fill in, have it checked here, and hand the file to the secretariat.',
    office: 'Merge the departments’ files into one, compare it with the edition before, look at the draft, sign it and send it out.',
  },
  steps: 'Progress',
  names: { put: 'Put in', check: 'Check', compare: 'Compare', look: 'Look at the draft', sign: 'Sign and send out', hand: 'Hand to the secretariat' },
  waits: {
    check: 'Tables are checked here once they are put in.',
    compare: 'Once nothing needs mending, they are compared here with the edition before.',
    look: 'Once they are compared, the draft can be looked at here.',
    sign: 'Once they are compared, the edition can be signed here.',
    hand: 'Once nothing needs mending, the file can be handed over here.',
  },
  kept: 'The files stay on this device until you put them away. You can go on from here after loading the page again.',
  notKept: 'This browser cannot keep the files. If you close or reload the page, you will have to put them in again.',
  clear: 'Put everything away',
  clearAsk: 'Removes the files that were put in, your choices and your text from this device. The original files stay.',
  clearDo: 'Put away',
  cancel: 'Keep',
  cleared: 'Everything has been put away.',
  failed: 'This could not be done. Please load the screen again and try once more.',
}

export const PUT: typeof Japanese.PUT = {
  lead: 'Put in this app’s tables (one spreadsheet workbook, or the set of CSV files). Files from the departments can be put in together with them.',
  leadDepartment: 'Once you have filled in the table you got from the secretariat, put that file in.',
  drop: 'Drop files here, or choose them with the button.',
  choose: 'Choose files',
  folder: 'Choose a whole folder',
  taking: total => total === 1 ? 'Reading 1 file…' : `Reading ${total} files…`,
  taken: total => total === 1 ? '1 file has been put in.' : `${total} files have been put in.`,
  files: 'Files put in',
  kinds: { whole: 'All tables', part: 'A department’s tables', table: 'Tables (CSV)', sheet: 'A list of the city’s', unknown: 'Cannot be read' },
  partOf: department => `Tables of ${department}`,
  many: total => `${total} tables (CSV)`,
  problems: total => total === '0' ? 'nothing to mend' : `to mend: ${total}`,
  out: 'Take out',
  removed: name => `“${name}” has been taken out.`,
  bytes: kilobytes => `${kilobytes} KB`,
  tooLarge: name => `“${name}” is too large (up to 64 MB). It was not put in.`,
  templateTitle: 'Get a table to fill in',
  templateLead: 'One workbook for a spreadsheet program, with what each column means, examples, and the words that can be chosen.',
  templateFilled: 'Make it from the tables put in',
  templateEmpty: 'Make an empty one',
  templateFor: 'For which department',
  templateAll: 'All departments (for the secretariat)',
  templateName: (city, department) => department === '' ? `tables-${city}` : `tables-${city}-${department}`,
  templateSaved: name => `“${name}” has been saved.`,
  making: 'Making the table…',
  noPackage: 'The description of the columns could not be read. Please open this screen again where there is a connection.',
}

/** Why files that were put in are not used. */
export const PUT_REFUSAL: typeof Japanese.PUT_REFUSAL = {
  two: 'All tables are here twice or more. Please take out what you do not use.',
  noWhole: 'A department’s tables alone cannot be merged. Please put in all tables as well.',
  sheet: 'This is not one of this app’s tables and does not go into the edition. Please copy it into the table to fill in.',
}

/** Sentences of a department's last step. */
export const HAND_IN: typeof Japanese.HAND_IN = {
  lead: 'Nothing needs mending. Please hand this file to the secretariat in the usual way (a shared folder or mail).',
  give: name => `Hand over “${name}”`,
  shared: name => `“${name}” has been handed over.`,
  saved: name => `“${name}” has been saved. Please hand it to the secretariat.`,
}
