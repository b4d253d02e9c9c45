/** Web Locks as far as one origin with some names already taken needs them. */
export class FakeLocks implements LockManager {
  readonly asked: { readonly name: string, readonly ifAvailable: boolean }[] = []
  private readonly taken: Set<string>
  private waiting: (() => void)[] = []

  constructor(...taken: readonly string[]) {
    this.taken = new Set(taken)
  }

  /** Lets go of a name that was taken from the beginning, as another tab that closes. */
  release(name: string): void {
    this.taken.delete(name)
    const waiting = this.waiting
    this.waiting = []
    for (const wake of waiting)
      wake()
  }

  request<Value>(name: string, callback: LockGrantedCallback<Value>): Promise<Awaited<Value>>
  request<Value>(name: string, options: LockOptions, callback: LockGrantedCallback<Value>): Promise<Awaited<Value>>
  async request<Value>(name: string, options: LockOptions | LockGrantedCallback<Value>, callback?: LockGrantedCallback<Value>): Promise<Awaited<Value>> {
    if (typeof options === 'function' || !callback)
      throw new TypeError('locks are asked for with options here')
    this.asked.push({ name, ifAvailable: options.ifAvailable ?? false })
    if (options.ifAvailable && this.taken.has(name))
      return await callback(null)
    while (this.taken.has(name))
      await this.freed(options.signal)
    options.signal?.throwIfAborted()
    this.taken.add(name)
    try {
      return await callback({ name, mode: 'exclusive' })
    }
    finally {
      this.release(name)
    }
  }

  query(): Promise<LockManagerSnapshot> {
    return Promise.resolve({ held: [...this.taken].map(name => ({ name })), pending: [] })
  }

  private freed(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push(resolve)
      signal?.addEventListener('abort', () => reject(signal.reason))
    })
  }
}
