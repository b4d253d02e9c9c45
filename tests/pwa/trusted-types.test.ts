import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { trustedWorkerUrl } from '../../src/pwa/trusted-types'

type Types = NonNullable<Parameters<typeof trustedWorkerUrl>[1]>

/** A browser that enforces: it remembers the policies it was asked for. */
function browserThatEnforces() {
  const policies: { name: string, vouch: (address: string) => string }[] = []
  const types: Types = {
    createPolicy: (name, rules) => {
      policies.push({ name, vouch: rules.createScriptURL })
      return { createScriptURL: address => Object.assign(Object.create(null), { vouched: rules.createScriptURL(address) }) }
    },
  }
  return { types, policies }
}

describe('the address of the worker', () => {
  test('is vouched for by the one policy the host allows', () => {
    const { types, policies } = browserThatEnforces()
    expect(trustedWorkerUrl('/sw.js', types)).toEqual({ vouched: '/sw.js' })
    expect(policies.map(({ name }) => name)).toEqual(['app'])
  })

  test('is vouched for by the same policy where there is a second worker', () => {
    const { types, policies } = browserThatEnforces()
    trustedWorkerUrl('/sw.js', types)
    expect(trustedWorkerUrl('/assets/search-worker.js', types)).toEqual({ vouched: '/assets/search-worker.js' })
    expect(policies).toHaveLength(1)
  })

  test.each(['/other.js', 'https://attacker.example/sw.js', '//attacker.example', '/sw.js?x', 'data:text/javascript,0', ''])('is the only one: %s is not vouched for', (address) => {
    const { types, policies } = browserThatEnforces()
    trustedWorkerUrl('/sw.js', types)
    expect(() => policies[0]?.vouch(address)).toThrow(TypeError)
  })

  test('is plain text where a browser knows nothing of it', () => {
    vi.stubGlobal('window', {})
    onTestFinished(() => void vi.unstubAllGlobals())
    expect(trustedWorkerUrl('/sw.js')).toBe('/sw.js')
  })
})
