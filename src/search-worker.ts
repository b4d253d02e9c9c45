import type { SearchErrand } from './search/search-desk'
import { searchDesk } from './search/search-desk'

/** Runs beside the page, so that neither folding a large edition nor looking through it holds up the screen. */
const desk = searchDesk()

addEventListener('message', ({ data }: MessageEvent<SearchErrand>) => {
  const reply = desk(data)
  if (reply)
    postMessage(reply, reply.kind === 'found' ? { transfer: [reply.found.order.buffer, reply.found.ways.buffer] } : {})
})
