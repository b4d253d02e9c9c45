/** A service worker whose state is in the hands of the test. */
export class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installing'
  readonly scriptURL = 'http://city.test/sw.js'
  readonly told: unknown[] = []

  postMessage(message: unknown): void {
    this.told.push(message)
  }

  become(state: ServiceWorkerState): void {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

/** A registration; `update` does what the test says it should. */
export class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null
  waiting: FakeWorker | null = null
  active: FakeWorker | null = null
  update: () => Promise<void> = async () => {}
}

/** `navigator.serviceWorker` of a browser of which the test decides everything. */
export class FakeWorkers extends EventTarget {
  controller: FakeWorker | null = null
  registration: FakeRegistration | undefined
  registered = 0
  readonly ready = new Promise<never>(() => {})
  /** What the next registration gives, or throws. */
  answer: () => FakeRegistration = () => new FakeRegistration()

  async register(): Promise<FakeRegistration> {
    this.registered++
    return this.registration = this.answer()
  }

  async getRegistration(): Promise<FakeRegistration | undefined> {
    return this.registration
  }

  takeOver(worker: FakeWorker): void {
    this.controller = worker
    this.dispatchEvent(new Event('controllerchange'))
  }
}
