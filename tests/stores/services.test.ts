import { createPinia } from 'pinia'
import { expect, test, vi } from 'vitest'
import { createApp } from 'vue'
import { SERVICES, useServices } from '../../src/stores/services'
import { useSettingsStore } from '../../src/stores/settings-store'
import { feedOf, newDevice } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp } from './app'

test('stores are given the services the app was started with', async () => {
  const { services, use } = startApp(await newDevice(), new FakeFeed(await feedOf(1)))
  expect(use(useServices)).toBe(services)
})

test('an app that was started without its services says so', () => {
  const app = createApp({ render: () => null }).use(createPinia())
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {}) // Vue says beforehand that nobody provided them
  expect(() => app.runWithContext(useSettingsStore)).toThrow('without its services')
  warned.mockRestore()
})

test('the services have a key that no other provider can take by name', () => {
  expect(typeof SERVICES).toBe('symbol')
})
