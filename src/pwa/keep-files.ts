/** What the app's page says of the file with the English sentences. */
const ENGLISH = /<meta name="english" content="([^"]+)">/

/** What is known of the connection; Safari and Firefox tell nothing of it. */
export interface Connection {
  readonly saveData?: boolean
  readonly type?: string
}

/**
 * Whether something may be fetched that nobody has asked for yet.
 *
 * Never where the reader saves data. Else over Wi-Fi or a cable; and where the browser does not tell, if the app stands on the home screen: who put it there wants to have it.
 */
export function mayFetchAhead(installed: boolean, connection: Connection | undefined): boolean {
  if (connection?.saveData)
    return false
  return connection?.type === undefined || connection.type === 'unknown' ? installed : ['wifi', 'ethernet'].includes(connection.type)
}

/** Asks for files of the app one after the other: the worker keeps what it had not, and has no need of the network for the rest. */
export async function keepFiles(addresses: readonly string[], ask: (address: string) => Promise<unknown> = address => fetch(address, { priority: 'low' })): Promise<void> {
  if (!await underWorker())
    return
  for (const address of addresses) {
    const came = await ask(address).then(() => true, (error: unknown) => {
      if (error instanceof TypeError)
        return false
      throw error
    })
    // Without a connection the rest would not come either.
    if (!came)
      return
  }
}

/** Where the English sentences of this app lie. */
export function englishFile(page: Document = document): string | undefined {
  return page.querySelector<HTMLMetaElement>('meta[name="english"]')?.content
}

/** Where the English sentences of the newer app lie that waits to be used; nothing without a connection. */
export async function nextEnglishFile(home: string): Promise<string | undefined> {
  try {
    // The worker answers `app.html` with the page of the app in use; this address it leaves to the host.
    return ENGLISH.exec(await (await fetch(`${home}app.html?next`, { cache: 'no-store' })).text())?.[1]
  }
  catch (error) {
    if (error instanceof TypeError)
      return undefined
    throw error
  }
}

/** Resolves once a worker answers for this page; false where the browser has none. */
async function underWorker(): Promise<boolean> {
  if (!('serviceWorker' in navigator))
    return false
  const workers = navigator.serviceWorker
  await workers.ready
  if (!workers.controller)
    await new Promise(resolve => workers.addEventListener('controllerchange', resolve, { once: true }))
  return true
}

/** What the browser tells of its connection. */
export function connectionOf(browser: Navigator & { readonly connection?: Connection }): Connection | undefined {
  return browser.connection
}
