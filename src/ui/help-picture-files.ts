import type { HelpPicture } from './help-topics'
import call from './help-pictures/call.webp'
import crosswalk from './help-pictures/crosswalk.webp'
import device from './help-pictures/device.webp'
import goal from './help-pictures/goal.webp'
import hand from './help-pictures/hand.webp'
import indicator from './help-pictures/indicator.webp'
import initiative from './help-pictures/initiative.webp'
import reading from './help-pictures/reading.webp'
import search from './help-pictures/search.webp'
import services from './help-pictures/services.webp'
import source from './help-pictures/source.webp'

/** Where each picture of the help lies, named by its content. */
export const HELP_PICTURE_FILES: Readonly<Record<HelpPicture, string>> = { call, crosswalk, device, goal, hand, indicator, initiative, reading, search, services, source }
