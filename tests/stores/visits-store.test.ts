import 'fake-indexeddb/auto'
import type { Device } from '../sync/device'
import { describe, expect, test } from 'vitest'
import { useVisitsStore } from '../../src/stores/visits-store'
import { until } from './app'
import { deviceWithEdition, done, meetingOn } from './meeting'

const DAY = 86_400_000

/** The app open on a device so many days later. */
async function open(device: Device, days = 0) {
  const running = await meetingOn(device)
  running.app.page.clockAhead = days * DAY
  return { ...running, visits: running.app.use(useVisitsStore) }
}

describe('a sheet for a visit', () => {
  test('holds services in the order of the visit, each with its reason on one line', async () => {
    const { visits } = await open(await deviceWithEdition())
    const sheet = done(await visits.create('午後'))
    for (const service of ['service:sodan', 'service:kaigo', 'service:kaigo'] as const)
      await visits.add(sheet, service)
    await visits.move(sheet, 'service:kaigo', 0)
    await visits.change(sheet, 'service:kaigo', { reason: '申請を\n手伝える', checked: true })
    expect(visits.find(sheet.id)?.entries).toMatchObject([{ service: 'service:kaigo', title: '介護の相談', reason: '申請を 手伝える', checked: true }, { service: 'service:sodan', checked: false }])
    await visits.drop(sheet, 'service:sodan')
    expect(visits.find(sheet.id)?.entries).toHaveLength(1)
  })

  test('deletes itself after thirty days, and not before', async () => {
    const device = await deviceWithEdition()
    const first = await open(device)
    const sheet = done(await first.visits.create('午後'))
    first.app.close()
    const later = await open(device, 30)
    expect(later.visits.list.map(({ id }) => id)).toEqual([sheet.id])
    later.app.close()
    const after = await open(device, 31)
    await until(() => after.book.all.get(sheet.id)?.deleted === true)
    expect([after.visits.list, after.book.undoable]).toEqual([[], undefined])
    expect(JSON.stringify(after.book.all.get(sheet.id))).not.toContain('午後')
  })

  test('that is kept stays', async () => {
    const device = await deviceWithEdition()
    const first = await open(device)
    await first.visits.keep(done(await first.visits.create('午後')), true)
    first.app.close()
    expect((await open(device, 400)).visits.list).toMatchObject([{ title: '午後', kept: true }])
  })

  test('leaves what was found to be wrong until that was passed on, and nothing else', async () => {
    const device = await deviceWithEdition()
    const first = await open(device)
    const sheet = done(await first.visits.create('午後'))
    await first.visits.add(sheet, 'service:sodan')
    await first.visits.report(sheet, 'service:sodan', '電話番号がちがう')
    first.app.close()
    const after = await open(device, 31)
    await until(() => after.visits.reports.length === 1 && after.book.living[0]?.title === '')
    expect(after.visits.list).toEqual([])
    expect(after.visits.reports).toMatchObject([{ service: 'service:sodan', text: '電話番号がちがう' }])
    expect(after.book.living).toMatchObject([{ kind: 'visit', title: '', entries: [] }])
    done(await after.visits.clearReports())
    expect(after.visits.reports).toEqual([])
    after.app.close()
    const last = await open(device, 32)
    await until(() => last.book.living.length === 0)
  })
})
