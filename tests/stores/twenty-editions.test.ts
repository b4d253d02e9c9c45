import 'fake-indexeddb/auto'
import type { EditionContent } from '../../src/domain/edition'
import type { NoteRef } from '../../src/domain/item-ref'
import type { Note } from '../../src/domain/note'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useOpinionsStore } from '../../src/stores/opinions-store'
import * as make from '../fixtures/content'
import { deviceWithEdition, done, FIRST, ITEM, meetingOn, update } from './meeting'

const GOAL = 'goal:r2/1'
const YEAR = 'point:consult/2021'
const INDICATOR = 'indicator:consult'

/** What an edition may have made of what the notes are on: as it was, changed or gone, and always something new beside it. */
interface Change {
  readonly initiative: 'same' | 'renamed' | 'gone'
  readonly indicator: 'same' | 'result' | 'yearGone' | 'gone'
  readonly goal: 'same' | 'renamed'
}

const arbitraryChange: fc.Arbitrary<Change> = fc.record({
  initiative: fc.constantFrom('same', 'renamed', 'gone'),
  indicator: fc.constantFrom('same', 'result', 'yearGone', 'gone'),
  goal: fc.constantFrom('same', 'renamed'),
})

function edition(change: Change, version: number): EditionContent {
  const indicator = make.indicator('consult')
  const years = indicator.years.flatMap(year => year.year !== 2021 ? [year] : change.indicator === 'yearGone' ? [] : [change.indicator === 'result' ? { ...year, result: { kind: 'reported' as const, value: version } } : year])
  // An item of nearly the same name and number stands there to be taken for it.
  const near = make.initiative('1-1-1-2', { name: FIRST.initiatives[0]?.name ?? '' })
  return {
    ...FIRST,
    goals: FIRST.goals.map((goal, at) => at === 0 && change.goal === 'renamed' ? { ...goal, name: `目標（第${version}版）` } : goal),
    initiatives: change.initiative === 'gone' ? [near] : [make.initiative('1-1-1-1', change.initiative === 'renamed' ? { name: `取組（第${version}版）` } : {}), near],
    crosswalk: change.initiative === 'gone' ? [] : FIRST.crosswalk,
    indicators: [...change.indicator === 'gone' ? [] : [{ ...indicator, years }], make.indicator('other')],
  }
}

/** What has to be told of each place. */
function statesIn({ initiative, indicator, goal }: Change): Readonly<Record<string, string>> {
  return {
    [ITEM]: initiative === 'renamed' ? 'changed' : initiative,
    [YEAR]: { same: 'same', result: 'changed', yearGone: 'gone', gone: 'gone' }[indicator],
    [INDICATOR]: { same: 'same', result: 'changed', yearGone: 'changed', gone: 'gone' }[indicator],
    [GOAL]: goal === 'renamed' ? 'changed' : 'same',
  }
}

const byId = (notes: readonly Note[]) => [...notes].sort((a, b) => (a.id < b.id ? -1 : 1))

test('through twenty editions of random change, everything that was written is where it was, as it was, and its state is told', async () => {
  await fc.assert(fc.asyncProperty(fc.array(arbitraryChange, { minLength: 20, maxLength: 20 }), async (changes) => {
    const device = await deviceWithEdition()
    const begun = await meetingOn(device)
    const binder = done(await begun.binders.create({ title: '第1回' }))
    for (const item of [ITEM, INDICATOR, GOAL] as const)
      done(await begun.binders.addItem(item, '', binder))
    const line = `entry:${binder.id}/${begun.binders.list[0]?.entries[0]?.id}` as const
    const places: readonly NoteRef[] = [ITEM, YEAR, INDICATOR, GOAL, line, binder.item]
    for (const place of places) {
      done(await begun.notes.write(place, `メモ ${place}`))
      done(await begun.followUps.ask(place, `質問 ${place}`, binder.id))
      done(await begun.followUps.assign(place, { text: `宿題 ${place}`, owner: '課' }, binder.id))
    }
    const opinions = begun.app.use(useOpinionsStore)
    opinions.type(GOAL, 2025, { stance: 'disagree', reason: '根拠' })
    await opinions.save()
    const written = byId(begun.book.living)
    expect(written).toHaveLength(20)
    begun.app.close()

    for (const [at, change] of changes.entries()) {
      await update(device, at + 2, edition(change, at + 2))
      const { app, book, notes, binders, followUps } = await meetingOn(device)
      const states = statesIn(change)
      expect(byId(book.living)).toEqual(written)
      for (const place of places)
        expect(notes.of(place).map(({ kind }) => kind).sort()).toEqual(['homework', 'note', 'question'])
      expect(followUps.ofMeeting(binder.id)).toHaveLength(14)
      expect(notes.moved.map(({ note, state }) => `${note.item} ${state}`).sort()).toEqual(Object.entries(states).flatMap(([place, state]) => state === 'same' ? [] : Array.from({ length: 3 }, () => `${place} ${state}`)).sort())
      expect(binders.find(binder.id)?.entries.map(entry => [entry.kind === 'item' && entry.item, binders.stateOf(entry)])).toEqual([ITEM, INDICATOR, GOAL].map(item => [item, states[item]]))
      expect(app.use(useOpinionsStore).of(GOAL, 2025)).toMatchObject({ stance: 'disagree', reason: '根拠' })
      app.close()
    }
  }), { numRuns: 2 })
}, 120_000)
