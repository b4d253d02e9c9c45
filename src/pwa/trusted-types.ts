import type { Workbox } from 'workbox-window'

/** What a browser that enforces Trusted Types takes as the address of a worker; elsewhere it is the text itself. */
export type WorkerAddress = ConstructorParameters<typeof Workbox>[0]

/** What makes an address one that the browser takes. */
interface Policy {
  readonly createScriptURL: (address: string) => Exclude<WorkerAddress, string>
}

/** The part of the browser's Trusted Types that this app uses. */
interface TrustedTypes {
  readonly createPolicy: (name: string, rules: { readonly createScriptURL: (address: string) => string }) => Policy
}

/** Allowed by name in the host's header, once: whoever comes second, such as an injected script, is refused. */
const POLICY = 'app'

/** The one policy of a page, and the addresses it vouches for. */
const policies = new WeakMap<TrustedTypes, { readonly policy: Policy, readonly known: Set<string> }>()

/** The address of one of the app's workers, vouched for: the only scripts this app loads by an address made while it runs. */
export function trustedWorkerUrl(address: string, types: TrustedTypes | undefined = window.trustedTypes): WorkerAddress {
  if (!types)
    return address
  const { policy, known } = policies.get(types) ?? newPolicy(types)
  known.add(address)
  return policy.createScriptURL(address)
}

function newPolicy(types: TrustedTypes): { readonly policy: Policy, readonly known: Set<string> } {
  const known = new Set<string>()
  const policy = types.createPolicy(POLICY, {
    createScriptURL: (asked) => {
      if (!known.has(asked))
        throw new TypeError('not the address of a worker')
      return asked
    },
  })
  policies.set(types, { policy, known })
  return { policy, known }
}

declare global {
  interface Window {
    /** Undefined in browsers without Trusted Types, which take every text. */
    readonly trustedTypes?: TrustedTypes
  }
}
