import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { useOpinionsStore } from '../../src/stores/opinions-store'
import { until } from './app'
import { deviceWithEdition, meetingOn } from './meeting'

const GOAL = 'goal:r2/1'

afterEach(() => {
  vi.useRealTimers()
})

async function open(device: Awaited<ReturnType<typeof deviceWithEdition>>) {
  const running = await meetingOn(device)
  return { ...running, opinions: running.app.use(useOpinionsStore) }
}

describe('an opinion', () => {
  test('is shown as it is typed, and written when typing rests', async () => {
    const device = await deviceWithEdition()
    const { app, opinions } = await open(device)
    opinions.type(GOAL, 2025, { stance: 'disagree' })
    opinions.type(GOAL, 2025, { reason: '根拠' })
    expect([opinions.of(GOAL, 2025), opinions.savingOf(GOAL, 2025), opinions.list]).toEqual([{ stance: 'disagree', reason: '根拠', question: '' }, 'waiting', []])
    await until(() => opinions.savingOf(GOAL, 2025) === 'saved')
    expect(opinions.list).toMatchObject([{ item: GOAL, year: 2025, title: '目標1', stance: 'disagree', reason: '根拠', version: 1 }])
    app.close()
    expect((await open(device)).opinions.of(GOAL, 2025)).toEqual({ stance: 'disagree', reason: '根拠', question: '' })
  })

  test('is written at once when the screen is left', async () => {
    const { app, opinions } = await open(await deviceWithEdition())
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    opinions.type(GOAL, 2025, { question: '対象は' })
    app.page.turn('hidden')
    await until(() => opinions.savingOf(GOAL, 2025) === 'saved')
    expect(opinions.list).toMatchObject([{ question: '対象は' }])
  })

  test('typed on while it is being written is written whole', async () => {
    const { app, opinions } = await open(await deviceWithEdition())
    const { writeAll } = app.services.notebook
    vi.spyOn(app.services.notebook, 'writeAll').mockImplementationOnce((notes) => {
      opinions.type(GOAL, 2025, { reason: '一、二' })
      return writeAll(notes)
    })
    opinions.type(GOAL, 2025, { reason: '一' })
    await opinions.save()
    expect([opinions.savingOf(GOAL, 2025), opinions.of(GOAL, 2025).reason]).toEqual(['waiting', '一、二'])
    await opinions.save()
    expect(opinions.list).toMatchObject([{ reason: '一、二' }])
  })

  test('is one for each goal and year, however often it is written', async () => {
    const { opinions, notes } = await open(await deviceWithEdition())
    for (const reason of ['一', '二', '三']) {
      opinions.type(GOAL, 2025, { reason })
      void opinions.save()
    }
    opinions.type(GOAL, 2024, { stance: 'agree' })
    await opinions.save()
    expect(opinions.list.map(({ year, reason, stance }) => [year, reason, stance]).sort()).toEqual([[2024, '', 'agree'], [2025, '三', 'none']])
    expect(notes.notes).toEqual([])
  })

  test('typed on two screens keeps what each of them said', async () => {
    const device = await deviceWithEdition()
    const { opinions } = await open(device)
    opinions.type(GOAL, 2025, { reason: '一' })
    await opinions.save()
    const other = (await open(device)).opinions
    opinions.type(GOAL, 2025, { question: '対象は' })
    other.type(GOAL, 2025, { stance: 'agree' })
    await Promise.all([opinions.save(), other.save()])
    await until(() => opinions.list[0]?.stance === 'agree' && opinions.list[0].question !== '')
    expect(opinions.list).toMatchObject([{ reason: '一', question: '対象は', stance: 'agree' }])
  })

  test('that cannot be written says why, and nothing of it is lost on the screen', async () => {
    const { opinions } = await open(await deviceWithEdition())
    opinions.type(GOAL, 2025, { reason: 'あ'.repeat(2001) })
    await opinions.save()
    expect([opinions.savingOf(GOAL, 2025), opinions.of(GOAL, 2025).reason.length, opinions.unsaved]).toEqual(['tooLong', 2001, true])
    opinions.type(GOAL, 2025, { reason: '短く' })
    await opinions.save()
    expect([opinions.savingOf(GOAL, 2025), opinions.list[0]?.reason, opinions.unsaved]).toEqual(['saved', '短く', false])
  })
})
