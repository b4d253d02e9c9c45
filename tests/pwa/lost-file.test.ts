import type { LostFileHost } from '../../src/pwa/lost-file'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { pageStays, recoverLostFile, watchLostFiles } from '../../src/pwa/lost-file'

/** A tab whose page is of a build, and that remembers as session storage does. */
function tab(build: string, changes: Partial<LostFileHost> = {}) {
  let kept: string | null = null
  const loads: string[] = []
  const page = (running: string): LostFileHost => ({
    build: running,
    stays: async () => {},
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

  test('of a page that is being left takes nobody back', async () => {
    const { loads, lose } = tab('a', { stays: () => new Promise(() => {}) })
    void lose('/help')
    await new Promise(done => setTimeout(done))
    expect(loads).toEqual([])
  })
})

describe('a page', () => {
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  test('that has begun to leave and is still there after ten seconds stays, as after a number was called', async () => {
    vi.useFakeTimers()
    const page = new EventTarget()
    vi.stubGlobal('window', page)
    const end = watchLostFiles(() => {})
    await expect(pageStays()).resolves.toBeUndefined()
    page.dispatchEvent(new Event('beforeunload'))
    let stays = false
    void pageStays().then(() => {
      stays = true
    })
    await vi.advanceTimersByTimeAsync(9_900)
    expect(stays).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(stays).toBe(true)
    end()
  })
})
