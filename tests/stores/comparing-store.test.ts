import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { SMALL_CITY } from '../fixtures/small-city'
import { signedFeed } from '../fixtures/feed'
import { contentOf, sync } from '../sync/device'
import { until } from './app'
import { droppedCity, publishingApp } from './publishing'

const renamed = { goals: [{ ...SMALL_CITY.goals[0], name: '相談体制の充実' }, SMALL_CITY.goals[1]] }

async function compared(changes = {}, options = {}) {
  const stores = await publishingApp(options)
  await stores.publishing.put(await droppedCity(changes))
  await until(() => stores.comparing.state.kind === 'compared')
  return stores
}

describe('the edition in the making, beside the one on the device,', () => {
  test('is the same where no cell changed: there is nothing to publish', async () => {
    const { comparing } = await compared()
    expect([comparing.changes, comparing.ready]).toEqual([0, false])
    expect(await comparing.prepare()).toMatchObject({ ok: false, failure: { kind: 'unchanged' } })
  })

  test('differs cell by cell, and suggests a note from what differs', async () => {
    const { comparing } = await compared(renamed)
    const goals = comparing.compared?.comparison.tables.find(({ table }) => table === 'goals')
    expect(goals?.changed[0]?.cells).toMatchObject([{ before: '相談体制の確立', after: '相談体制の充実' }])
    expect(comparing.ready).toBe(true)
    expect(comparing.note).toContain('基本目標')
  })

  test('has the note that was typed in the place of the one suggested', async () => {
    const { comparing, publishing } = await compared(renamed)
    await publishing.writeNote('言い方を直しました。')
    expect(await comparing.prepare()).toMatchObject({ ok: true, value: { payload: { version: 2, note: '言い方を直しました。', feed: 'testcity/dev' } } })
  })

  test('waits for words where many rows would be lost', async () => {
    const { comparing } = await compared({ terms: [], holidays: [], spellings: [], contacts: [], roles: [], districts: [], discrepancies: [], assessments: [], readings: [] })
    expect(comparing.compared?.comparison.loss.needsWords).toBe(true)
    expect(comparing.ready).toBe(false)
    comparing.lossWords = '試験'
    expect(comparing.ready).toBe(false)
    comparing.lossWords = '試験市'
    expect(comparing.ready).toBe(true)
    expect(await comparing.prepare()).toMatchObject({ ok: true })
  })

  test('is refused where the tables are those of another city than the app is built for', async () => {
    const { publishing, comparing } = await publishingApp()
    const files = await Promise.all((await droppedCity(renamed)).map(async file => file.name === 'datapackage.json' ? new File([(await file.text()).replace('"testcity"', '"othercity"')], file.name) : file))
    await publishing.put(files)
    await until(() => comparing.state.kind === 'compared')
    expect([comparing.compared?.otherCity, comparing.ready]).toEqual([true, false])
    expect(await comparing.prepare()).toMatchObject({ ok: false, failure: { kind: 'otherFeed' } })
  })

  test('is the first one on a device that holds none', async () => {
    const { comparing } = await compared({}, { held: false })
    expect(comparing.compared?.before).toBeUndefined()
    expect(await comparing.prepare()).toMatchObject({ ok: true, value: { payload: { version: 1 } } })
  })

  test('is compared anew when another edition arrives meanwhile', async () => {
    const { comparing, device, host, publishing } = await compared(renamed)
    await publishing.open()
    await sync(device, host.serve(await signedFeed(contentOf(4), { version: 4 })))
    await until(() => comparing.compared?.before?.version === 4)
  })

  test('is shown as a draft: in the place of the edition held, which stays', async () => {
    const { comparing, library } = await compared(renamed)
    expect(await comparing.look()).toBe(true)
    expect(library.content.goals[0]?.name).toBe('相談体制の充実')
    expect(library.draft?.version).toBe(2)
    library.leaveDraft()
    expect(library.content.goals[0]?.name).toBe('相談体制の確立')
  })
})
