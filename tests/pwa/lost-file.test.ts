import type { LostFileHost } from '../../src/pwa/lost-file'
import { describe, expect, test } from 'vitest'
import { recoverLostFile } from '../../src/pwa/lost-file'

/** A tab whose page is of a build, and that remembers as session storage does. */
function tab(build: string, changes: Partial<LostFileHost> = {}) {
  let kept: string | null = null
  const loads: string[] = []
  const page = (running: string): LostFileHost => ({
    build: running,
    online: () => true,
    answers: async () => true,
    reloaded: () => kept,
    remember: (now) => {
      kept = now
      return true
    },
    load: path => loads.push(path),
    ...changes,
  })
  return { loads, lose: (path: string, running = build) => recoverLostFile(path, page(running)) }
}

describe('a lost file of the app', () => {
  test('is looked for by loading the page again where the reader was going', async () => {
    const { loads, lose } = tab('a')
    expect(await lose('/plans/r2')).toBe('reloading')
    expect(loads).toEqual(['/plans/r2'])
  })

  test('does not load the same build twice, wherever the reader goes', async () => {
    const { loads, lose } = tab('a')
    await lose('/plans/r2')
    expect([await lose('/plans/r2'), await lose('/help'), await lose('/plans/r2')]).toEqual(['again', 'again', 'again'])
    expect(loads).toHaveLength(1)
  })

  test('loads again once more for each newer build', async () => {
    const { loads, lose } = tab('a')
    await lose('/help', 'a')
    expect([await lose('/help', 'b'), await lose('/help', 'b')]).toEqual(['reloading', 'again'])
    expect(loads).toHaveLength(2)
  })

  test('never takes the open page away offline', async () => {
    const { loads, lose } = tab('a', { online: () => false })
    expect(await lose('/help')).toBe('offline')
    expect(loads).toEqual([])
  })

  test('never takes it away where the browser believes to be online and no host answers', async () => {
    const { loads, lose } = tab('a', { answers: async () => false })
    expect(await lose('/help')).toBe('offline')
    expect(loads).toEqual([])
  })

  test('does not load again in a browser that cannot remember having done so', async () => {
    const { loads, lose } = tab('a', { remember: () => false })
    expect(await lose('/help')).toBe('again')
    expect(loads).toEqual([])
  })
})
