import type { Workbox } from 'workbox-window'

/** What a browser that enforces Trusted Types takes as the address of a worker; elsewhere it is the text itself. */
export type WorkerAddress = ConstructorParameters<typeof Workbox>[0]

/** The part of the browser's Trusted Types that this app uses. */
interface TrustedTypes {
  readonly createPolicy: (name: string, rules: { readonly createScriptURL: (address: string) => string }) => {
    readonly createScriptURL: (address: string) => Exclude<WorkerAddress, string>
  }
}

/** Allowed by name in the host's header, once: whoever comes second, such as an injected script, is refused. */
const POLICY = 'app'

/**
 * The address of the service worker, vouched for: the only script this app loads by an address made while it runs.
 *
 * To be called once in the life of a page.
 */
export function trustedWorkerUrl(address: string, types: TrustedTypes | undefined = window.trustedTypes): WorkerAddress {
  const policy = types?.createPolicy(POLICY, {
    createScriptURL: (asked) => {
      if (asked !== address)
        throw new TypeError('not the address of the worker')
      return asked
    },
  })
  return policy?.createScriptURL(address) ?? address
}

declare global {
  interface Window {
    /** Undefined in browsers without Trusted Types, which take every text. */
    readonly trustedTypes?: TrustedTypes
  }
}
