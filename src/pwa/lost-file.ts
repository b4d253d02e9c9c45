/**
 * What is done about a file of the app that cannot be had.
 *
 * `reloading` the page is loaded again, once · `offline` the host does not answer, so loading again would only lose what
 * is shown · `again` loading again has not helped: the reader decides.
 */
export type LostFile = 'reloading' | 'offline' | 'again'

/** What of the page the recovery needs; a test brings its own. */
export interface LostFileHost {
  /** Resolves once the page is known to stay: at once, unless the reader has begun to go to another one. */
  readonly stays: () => Promise<void>
  /** Which build of the app this page runs: the same text for the same build. */
  readonly build: string
  readonly online: () => boolean
  /** Whether the host of the app answers at all now. */
  readonly answers: () => Promise<boolean>
  /** The build that was already loaded again because of a lost file. */
  readonly reloaded: () => string | null
  /** Remembers it until the tab closes; false where nothing can be remembered. */
  readonly remember: (build: string) => boolean
  readonly load: (path: string) => void
}

/**
 * Loads the page again at the given address because a file of the app is gone, as after a new build without the old
 * build's files.
 *
 * Each build is loaded again at most once in a tab, so that this can never go round; and only while the host answers,
 * because without it the page that is open is worth more than none. A page that is being left is let go: browsers give up its
 * files then, and loading it again would take the reader back.
 */
export async function recoverLostFile(path: string, host: LostFileHost): Promise<LostFile> {
  await host.stays()
  if (!host.online())
    return 'offline'
  if (host.reloaded() === host.build)
    return 'again'
  if (!await host.answers())
    return 'offline'
  // Who cannot remember having loaded again would do so for ever.
  if (!host.remember(host.build))
    return 'again'
  host.load(path)
  return 'reloading'
}

/** How long a page that begins to leave is waited for, in milliseconds: one that calls a number or saves a file begins to leave, and stays. */
const LEAVING = 10_000

/** When the page last began to leave, in milliseconds of its own clock. */
let began = Number.NEGATIVE_INFINITY

/** Tells of every file of the app that could not be loaded. Returns the function that stops it. */
export function watchLostFiles(lost: () => void): () => void {
  const listener = () => lost()
  const leaving = () => {
    began = performance.now()
  }
  window.addEventListener('vite:preloadError', listener)
  window.addEventListener('beforeunload', leaving)
  return () => {
    window.removeEventListener('vite:preloadError', listener)
    window.removeEventListener('beforeunload', leaving)
  }
}

/** Resolves at once, or when a page that began to leave is still there. */
export async function pageStays(): Promise<void> {
  for (let rest = began + LEAVING - performance.now(); rest > 0; rest = began + LEAVING - performance.now())
    await new Promise(done => setTimeout(done, rest))
}

/** Session storage: the build that was loaded again in this tab. */
const RELOADED = 'reloaded-build'

/** How long the host may take to answer before it counts as out of reach, in milliseconds. */
const ANSWER_WAIT = 5_000

/** The page as the browser has it. @param home the address of the app, which the host must know. */
export function pageOfLostFile(home: string): LostFileHost {
  return {
    // The name of the main script changes with every file of the build.
    build: document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '',
    stays: pageStays,
    online: () => navigator.onLine,
    answers: () => hostAnswers(home),
    reloaded: () => attempt(() => sessionStorage.getItem(RELOADED), null),
    remember: build => attempt(() => {
      sessionStorage.setItem(RELOADED, build)
      return true
    }, false),
    load: path => location.assign(path),
  }
}

/** Only the host itself can answer this: the stored app answers no such question. */
async function hostAnswers(home: string): Promise<boolean> {
  const patience = new AbortController()
  const timer = window.setTimeout(() => patience.abort(), ANSWER_WAIT)
  try {
    return (await fetch(home, { method: 'HEAD', cache: 'no-store', signal: patience.signal })).ok
  }
  catch (error) {
    if (error instanceof TypeError || error instanceof DOMException)
      return false
    throw error
  }
  finally {
    window.clearTimeout(timer)
  }
}

function attempt<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work()
  }
  catch (error) {
    if (error instanceof DOMException)
      return otherwise
    throw error
  }
}
