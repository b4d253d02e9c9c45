/** The name space of all names given out here; never to be changed, or every id would be another. */
export const NAMESPACE = '8945d94a-1a4a-4a80-8933-24219ba4ae90'

const NONE = '00000000-0000-0000-0000-000000000000'

/** The UUID of version 5 that a name has within a name space (RFC 9562, 5.5): the same on every device, every time. */
export async function uuidV5(namespace: string, name: string): Promise<string> {
  const space = namespace.replaceAll('-', '').match(/../g) ?? []
  const digest = await crypto.subtle.digest('SHA-1', Uint8Array.from([...space.map(pair => Number.parseInt(pair, 16)), ...new TextEncoder().encode(name)]))
  const bytes = new Uint8Array(digest).slice(0, 16)
  bytes[6] = (bytes[6] ?? 0) & 0x0F | 0x50
  bytes[8] = (bytes[8] ?? 0) & 0x3F | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/**
 * Builds something that needs ids of many names.
 *
 * It is built twice: first to hear which names there are, then with their ids, so that what builds need not wait at
 * every name.
 */
export async function withIds<Built>(build: (idOf: (name: string) => string) => Built): Promise<Built> {
  const names = new Set<string>()
  build((name) => {
    names.add(name)
    return NONE
  })
  const ids = new Map(await Promise.all([...names].map(async name => [name, await uuidV5(NAMESPACE, name)] as const)))
  return build(name => ids.get(name) ?? NONE)
}
