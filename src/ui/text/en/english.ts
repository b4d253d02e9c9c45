import * as accessibility from './accessibility'
import * as appUpdate from './app-update'
import * as charts from './charts'
import * as common from './common'
import * as crosswalk from './crosswalk'
import * as design from './design'
import * as evaluation from './evaluation'
import * as glossary from './glossary'
import * as guide from './guide'
import * as handOver from './hand-over'
import * as help from './help'
import * as home from './home'
import * as indicator from './indicator'
import * as keeping from './keeping'
import * as languages from './languages'
import * as meetings from './meetings'
import * as notes from './notes'
import * as notesLock from './notes-lock'
import * as overview from './overview'
import * as parts from './parts'
import * as plan from './plan'
import * as programmes from './programmes'
import * as reading from './reading'
import * as related from './related'
import * as search from './search'
import * as services from './services'
import * as settings from './settings'
import * as sources from './sources'
import * as sync from './sync'
import * as units from './units'

/** Every table of sentences in English, under the name its Japanese table has. */
export const ENGLISH = {
  ...accessibility,
  ...appUpdate,
  ...charts,
  ...common,
  ...crosswalk,
  // The page it speaks on is there while developing only.
  ...(import.meta.env.DEV ? design : {}),
  ...evaluation,
  ...glossary,
  ...guide,
  ...handOver,
  ...help,
  ...home,
  ...indicator,
  ...keeping,
  ...languages,
  ...meetings,
  ...notes,
  ...notesLock,
  ...overview,
  ...parts,
  ...plan,
  ...programmes,
  ...reading,
  ...related,
  ...search,
  ...services,
  ...settings,
  ...sources,
  ...sync,
  ...units,
}
