import type { OVERVIEW as Japanese } from '../overview'

/** Sentences of a plan's overview; what follows another text begins with a space. */
export const OVERVIEW: typeof Japanese = {
  visionTitle: 'Goals, and what each direction aims at',
  visionNote: 'The text for each direction is a short rewording of the aim written in the document.',
  treeLink: 'Go to the list of initiatives (the whole plan)',
  rolesTitle: 'Who does what',
  rolesLead: names => `The plan says it is important to share the roles and work together. ${names.length === 1 ? 'It names 1 role' : `It names ${names.length} roles`}: ${names.join(', ')}.`,
  reading: text => ` (${text})`,
  districtsTitle: 'Districts',
  districtsLead: total => total === 1 ? 'There is 1 area where a district council of social welfare works.' : `There are ${total} areas where district councils of social welfare work.`,
  districtsUnnamed: ' The document does not give their names (not published).',
  district: no => `District ${no}`,
  contactTitle: 'Publisher and contact',
  issuer: 'Published by',
  department: 'Edited by / in charge',
  address: 'Address',
  postal: code => `Postal code ${code}`,
  phone: 'Phone',
  mainNumber: ' (main number)',
  fax: 'Fax',
  call: number => `Call ${number}`,
}
