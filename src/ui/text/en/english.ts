import * as accessibility from './accessibility'
import * as appUpdate from './app-update'
import * as binders from './binders'
import * as charts from './charts'
import * as cities from './cities'
import * as common from './common'
import * as crosswalk from './crosswalk'
import * as design from './design'
import * as draft from './draft'
import * as evaluation from './evaluation'
import * as firstPage from './first-page'
import * as followUps from './follow-ups'
import * as glossary from './glossary'
import * as guide from './guide'
import * as handOver from './hand-over'
import * as help from './help'
import * as home from './home'
import * as indicator from './indicator'
import * as keeping from './keeping'
import * as languages from './languages'
import * as meetings from './meetings'
import * as notePlaces from './note-places'
import * as notes from './notes'
import * as notesLock from './notes-lock'
import * as openData from './open-data'
import * as opinions from './opinions'
import * as overview from './overview'
import * as paper from './paper'
import * as parts from './parts'
import * as plan from './plan'
import * as programmes from './programmes'
import * as publish from './publish'
import * as publishAdopt from './publish-adopt'
import * as publishCheck from './publish-check'
import * as publishKey from './publish-key'
import * as publishPress from './publish-press'
import * as reading from './reading'
import * as related from './related'
import * as report from './report'
import * as sample from './sample'
import * as search from './search'
import * as services from './services'
import * as settings from './settings'
import * as sources from './sources'
import * as sync from './sync'
import * as units from './units'
import * as visits from './visits'

/** Every table of sentences in English, under the name its Japanese table has. */
export const ENGLISH = {
  ...accessibility,
  ...appUpdate,
  ...binders,
  ...charts,
  ...cities,
  ...common,
  ...crosswalk,
  // The page it speaks on is there while developing only.
  ...(import.meta.env.DEV ? design : {}),
  ...draft,
  ...evaluation,
  ...firstPage,
  ...followUps,
  ...glossary,
  ...guide,
  ...handOver,
  ...help,
  ...home,
  ...indicator,
  ...keeping,
  ...languages,
  ...meetings,
  ...notePlaces,
  ...notes,
  ...notesLock,
  ...openData,
  ...opinions,
  ...overview,
  ...paper,
  ...parts,
  ...plan,
  ...programmes,
  ...publish,
  ...publishAdopt,
  ...publishCheck,
  ...publishKey,
  ...publishPress,
  ...reading,
  ...related,
  ...report,
  ...sample,
  ...search,
  ...services,
  ...settings,
  ...sources,
  ...sync,
  ...units,
  ...visits,
}
