/** Web Locks as far as one origin with some names already taken needs them. */
export class FakeLocks implements LockManager {
  readonly asked: { readonly name: string, readonly ifAvailable: boolean | undefined }[] = []
  private readonly taken: Set<string>

  constructor(...taken: readonly string[]) {
    this.taken = new Set(taken)
  }

  request<Value>(name: string, callback: LockGrantedCallback<Value>): Promise<Awaited<Value>>
  request<Value>(name: string, options: LockOptions, callback: LockGrantedCallback<Value>): Promise<Awaited<Value>>
  async request<Value>(name: string, options: LockOptions | LockGrantedCallback<Value>, callback?: LockGrantedCallback<Value>): Promise<Awaited<Value>> {
    if (typeof options === 'function' || !callback || !options.ifAvailable)
      throw new TypeError('only locks that are taken at once or not at all are made here')
    this.asked.push({ name, ifAvailable: options.ifAvailable })
    if (this.taken.has(name))
      return await callback(null)
    this.taken.add(name)
    try {
      return await callback({ name, mode: 'exclusive' })
    }
    finally {
      this.taken.delete(name)
    }
  }

  query(): Promise<LockManagerSnapshot> {
    return Promise.resolve({ held: [...this.taken].map(name => ({ name })), pending: [] })
  }
}
