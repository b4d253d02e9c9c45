/**
 * Keeps the screen from going dark, while the page is seen, until the function it returns is called.
 *
 * @param told whether it holds: not every browser can, and a device low on power refuses.
 */
export function keepAwake(told: (awake: boolean) => void): () => void {
  let held: WakeLockSentinel | undefined
  let over = false

  async function ask(): Promise<void> {
    // The browser lets go by itself whenever the page is hidden.
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator))
      return
    const lock = await navigator.wakeLock.request('screen').catch((error: unknown) => {
      if (error instanceof DOMException)
        return undefined
      throw error
    })
    if (over) {
      await lock?.release()
      return
    }
    held = lock
    told(lock !== undefined)
  }

  const seen = () => void ask()
  document.addEventListener('visibilitychange', seen)
  told(false)
  void ask()
  return () => {
    over = true
    document.removeEventListener('visibilitychange', seen)
    void held?.release()
  }
}
