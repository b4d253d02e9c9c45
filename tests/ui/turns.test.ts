import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { beginTurns, endTurns, oncePartsCame, partComing, takeLaterTurns, takeTurn, turnsTaken } from '../../src/ui/turns'

const told: unknown[] = []

beforeEach(() => {
  told.length = 0
  vi.stubGlobal('reportError', (error: unknown) => told.push(error))
})

afterEach(async () => {
  takeLaterTurns()
  await turnsTaken()
  endTurns()
  vi.unstubAllGlobals()
})

/** Parts in the order in which they were drawn. */
function drawing() {
  const drawn: string[] = []
  return { drawn, draw: (part: string) => () => void drawn.push(part) }
}

test('without turns a part is drawn at once, wherever it stands', () => {
  const { drawn, draw } = drawing()
  takeTurn(draw('head'))
  takeTurn(draw('foot'), true)
  expect(drawn).toEqual(['head', 'foot'])
})

test('while the app starts parts are drawn one after another, and what stands below when it is looked for', async () => {
  const { drawn, draw } = drawing()
  beginTurns()
  takeTurn(draw('foot'), true)
  takeTurn(draw('head'))
  takeTurn(() => {
    drawn.push('list')
    takeTurn(draw('row'))
  })
  expect(drawn).toEqual([])
  await turnsTaken()
  expect(drawn).toEqual(['head', 'list', 'row'])
  takeLaterTurns()
  await turnsTaken()
  expect(drawn).toEqual(['head', 'list', 'row', 'foot'])
  takeTurn(draw('end'), true)
  await turnsTaken()
  expect(drawn).toContain('end')
})

test('what stands below comes a frame at a time where it is seen', async () => {
  const { drawn, draw } = drawing()
  beginTurns()
  takeTurn(draw('list'), true)
  takeTurn(draw('foot'), true)
  takeTurn(draw('head'))
  await turnsTaken()
  takeLaterTurns(async () => void drawn.push('frame'))
  await turnsTaken()
  expect(drawn).toEqual(['head', 'frame', 'list', 'frame', 'foot'])
})

test('a part that cannot be drawn is told of, and the next has its turn', async () => {
  const { drawn, draw } = drawing()
  beginTurns()
  takeTurn(() => {
    throw new RangeError('hostile row')
  })
  takeTurn(draw('next'))
  await turnsTaken()
  expect([drawn, told]).toEqual([['next'], [new RangeError('hostile row')]])
})

test('the screen is not whole before every part on its way has come, or is known not to come', async () => {
  beginTurns()
  let arrive = () => {}
  const coming = partComing(new Promise<void>((done) => {
    arrive = done
  }))
  const lost = partComing(Promise.reject(new TypeError('no connection')))
  let whole = false
  const waiting = turnsTaken().then(() => whole = true)
  await expect(lost).rejects.toThrow('no connection')
  expect(whole).toBe(false)
  arrive()
  await coming
  await waiting
  expect(whole).toBe(true)
})

test('the end of a screen is drawn at once where nothing is on its way, and else after the last part that came meanwhile', async () => {
  const { drawn, draw } = drawing()
  oncePartsCame(draw('end'))
  expect(drawn).toEqual(['end'])
  let second = () => {}
  void partComing(Promise.resolve().then(() => {
    void partComing(new Promise<void>(done => second = done)).then(draw('notes'))
  }))
  oncePartsCame(draw('end of the next'))
  await new Promise(done => setTimeout(done))
  expect(drawn).toEqual(['end'])
  second()
  await turnsTaken()
  expect(drawn).toEqual(['end', 'notes', 'end of the next'])
})
