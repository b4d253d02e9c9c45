import type { SearchDocument } from '../../src/search/search-index'
import { createApp, h, nextTick } from 'vue'
import LongList from '../../src/ui/parts/LongList.vue'
import { documentsOf } from './rows'

/** What the bench asks of this page: the app's own long list, and beside it a plain list that was never anything but HTML. */
export interface ListBench {
  /** Draws so many rows; milliseconds until they stand, and elements then. */
  readonly draw: (rows: number, how: 'long' | 'plain') => Promise<{ readonly took: number, readonly elements: number }>
  /** Scrolls so many pixels each frame; milliseconds each frame took. */
  readonly scroll: (frames: number, pixels: number) => Promise<readonly number[]>
  /** Whether some row stands in the middle of the screen. */
  readonly filled: () => boolean
}

declare global {
  interface Window { listBench: ListBench }
}

let app: ReturnType<typeof createApp> | undefined
const place = document.querySelector('#app') ?? document.body

function linesOf(row: SearchDocument): readonly [string, string, string] {
  const [summary = '', more = ''] = row.body.split('\n')
  return [row.title, row.area.split('\n')[0] ?? '', row.year % 2 === 0 ? summary : summary + more]
}

const frame = () => new Promise<number>(resolve => requestAnimationFrame(resolve))

window.listBench = {
  draw: async (rows, how) => {
    app?.unmount()
    place.textContent = ''
    const items = [...documentsOf(rows)]
    await frame()
    const start = performance.now()
    if (how === 'plain') {
      const list = document.createElement('ul')
      for (const row of items) {
        const [title, type, summary] = linesOf(row)
        const [article, heading, link, below, text] = ['article', 'h3', 'a', 'p', 'p'].map(name => document.createElement(name))
        if (!article || !heading || !link || !below || !text)
          break
        Object.assign(link, { href: `#${row.key}`, textContent: title })
        below.textContent = type
        text.textContent = summary
        heading.append(link)
        article.append(heading, below, text)
        const item = document.createElement('li')
        item.append(article)
        list.append(item)
      }
      place.append(list)
    }
    else {
      const row = ({ item }: { item: SearchDocument }) => {
        const [title, type, summary] = linesOf(item)
        return [h('article', [h('h3', [h('a', { href: `#${item.key}` }, title)]), h('p', type), h('p', summary)])]
      }
      app = createApp({ render: () => h(LongList<SearchDocument>, { items, keyOf: each => each.key }, { default: row }) })
      app.mount(place)
      await nextTick()
    }
    await frame()
    await frame()
    return { took: performance.now() - start, elements: place.querySelectorAll('*').length }
  },
  scroll: async (frames, pixels) => {
    window.scrollTo(0, 0)
    await frame()
    const times: number[] = []
    let before = await frame()
    for (let at = 0; at < frames; at++) {
      window.scrollBy(0, pixels)
      const now = await frame()
      times.push(now - before)
      before = now
    }
    return times
  },
  filled: () => document.elementFromPoint(window.innerWidth / 3, window.innerHeight / 2)?.closest('li')?.textContent !== '',
}
