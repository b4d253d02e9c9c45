import type * as Japanese from '../open-data'
import { grouped } from './grouped'

/** Sentences of the page that gives the data out for other tools. */
export const OPEN_DATA: typeof Japanese.OPEN_DATA = {
  title: 'Open data',
  link: 'Save in forms other tools can use (tables and more)',
  lead: 'Makes files that other tools can use from the edition on this device. You can save them without a connection.',
  edition: (version, day) => `Made from the data of edition ${version} (${day}).`,
  making: 'Making the files. Please wait a moment.',
  draft: 'No files are made from a draft that is not published. Leave the draft to make them.',
  none: 'There is no data yet. Open the app where there is a connection and receive the data; then files can be made here.',
  readMe: 'Please read before use',
  notes: {
    blank: 'A blank cell is not 0. Why there is no value (under consideration, not conducted, undecided, left blank and so on) is told in the “state” column beside it.',
    basis: '“Printed” is as the city’s documents have it, “computed” is worked out by this app.',
    summary: 'A “summary” is not the sentence of the document but a short rewriting of it.',
    source: 'Every figure comes with the name of its document and the number of the line.',
    licence: 'These files do not set the terms of use (the licence). Please ask the city that publishes them.',
  },
  addresses: 'The address of a file stays the same when a new edition comes. Using the address needs a connection.',
  files: total => total === 1 ? ' There is 1 file.' : ` There are ${grouped(total)} files.`,
  save: 'Save',
  copy: 'Copy address',
  copied: name => `The address of “${name}” has been copied.`,
  saved: name => `“${name}” has been saved.`,
  formats: {
    dataPackage: { title: 'All tables (CSV)', about: 'All the data in tables. A spreadsheet program opens them. What the columns mean is in the file that describes the tables.' },
    recommended: { title: 'Tables with the column names local governments use (CSV)', about: 'Services and meetings under the column names the government recommends. Columns that no document fills are left blank.' },
    hsds: { title: 'Services (HSDS)', about: 'In the form agreed on abroad for exchanging data on services.' },
    openSdg: { title: 'Indicators (Open SDG)', about: 'In the form a tool for publishing indicators reads: a table and a description for each.' },
    schemaOrg: { title: 'Services (schema.org)', about: 'In the form search sites read.' },
    csvw: { title: 'Description of the tables (CSVW)', about: 'What the columns of all tables mean, written by another set of rules.' },
  },
}
