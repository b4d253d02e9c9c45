/** The few parts of selenium-webdriver that the tests use; the package brings no types. */
declare module 'selenium-webdriver' {
  export class Capabilities {
    constructor(wanted: Readonly<Record<string, unknown>>)
    get(name: string): unknown
  }

  export class By {
    static css(selector: string): By
  }

  export interface WebDriver {
    close: () => Promise<void>
    findElement: (by: By) => { sendKeys: (keys: string) => Promise<void> }
    getAllWindowHandles: () => Promise<readonly string[]>
    getWindowHandle: () => Promise<string>
    switchTo: () => { newWindow: (kind: 'tab' | 'window') => Promise<void>, window: (handle: string) => Promise<void> }
    get: (url: string) => Promise<void>
    getCapabilities: () => Promise<Capabilities>
    executeAsyncScript: (script: string) => Promise<unknown>
    manage: () => {
      setTimeouts: (timeouts: { readonly script?: number, readonly pageLoad?: number }) => Promise<void>
      window: () => { setRect: (rect: { readonly width: number, readonly height: number }) => Promise<unknown> }
    }
    quit: () => Promise<void>
  }

  export class Builder {
    usingServer(url: string): this
    withCapabilities(capabilities: Capabilities): this
    build(): Promise<WebDriver>
  }
}
