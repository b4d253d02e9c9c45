import { describe, expect, test } from 'vitest'
import { TEXT_SIZES, THEMES, useSettingsStore } from '../../src/stores/settings-store'
import { feedOf, newDevice } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp } from './app'

async function appOn(device: Awaited<ReturnType<typeof newDevice>>) {
  return startApp(device, new FakeFeed(await feedOf(1))).use(useSettingsStore)
}

describe('settings', () => {
  test('begin with the standard size and the theme of the device', async () => {
    const settings = await appOn(await newDevice())
    expect([settings.textSize, settings.theme]).toEqual(['standard', 'auto'])
  })

  test.each(TEXT_SIZES)('keep the text size %s when the app is opened again', async (size) => {
    const device = await newDevice()
    const settings = await appOn(device)
    settings.chooseTextSize(size)
    expect(settings.textSize).toBe(size)
    expect((await appOn(device)).textSize).toBe(size)
  })

  test.each(THEMES)('keep the theme %s when the app is opened again', async (theme) => {
    const device = await newDevice()
    const settings = await appOn(device)
    settings.chooseTheme(theme)
    expect(settings.theme).toBe(theme)
    expect((await appOn(device)).theme).toBe(theme)
  })

  test('keep size and theme apart', async () => {
    const device = await newDevice()
    const settings = await appOn(device)
    settings.chooseTextSize('largest')
    settings.chooseTheme('dark')
    expect([settings.textSize, settings.theme]).toEqual(['largest', 'dark'])
  })

  test('begin anew where the device remembers something no app ever wrote', async () => {
    const device = await newDevice()
    const before = await appOn(device)
    before.chooseTextSize('large')
    before.chooseTheme('dark')
    for (const key of device.memory.keys())
      device.memory.setItem(key, 'huge')
    const settings = await appOn(device)
    expect([settings.textSize, settings.theme]).toEqual(['standard', 'auto'])
  })

  test('go back to how the app came, and leave nothing behind', async () => {
    const device = await newDevice()
    const settings = await appOn(device)
    settings.chooseTextSize('large')
    settings.chooseTheme('light')
    settings.reset()
    expect([settings.textSize, settings.theme]).toEqual(['standard', 'auto'])
    expect(device.memory.keys()).toEqual([])
  })
})
