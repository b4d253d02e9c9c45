import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import process from 'node:process'

/** No browser to test in; the message says what to install. */
export class BrowserMissing extends Error {
  override readonly name = 'BrowserMissing'
}

/** Where browsers of the Chromium family usually lie. */
const CHROMIUM_PLACES = [
  // Debian's own program; the shell script in front of it costs a third of each start.
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
]

const FIREFOX_PLACES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:/Program Files/Mozilla Firefox/firefox.exe',
]

/** Fonts without which Japanese is drawn as boxes. */
const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'

const WEBKIT_DRIVER = '/usr/bin/WebKitWebDriver'
const XVFB = '/usr/bin/Xvfb'

/** What WebKit is tested with: its small browser, what drives it, and the screen that it draws on. */
export interface WebKit {
  readonly browser: string
  readonly driver: string
  readonly display: string
}

/** The installed browser: the one `CHROMIUM` names, or the first found. */
export function findChromium(): string | undefined {
  return found(process.env.CHROMIUM, CHROMIUM_PLACES)
}

/** The installed Firefox: the one `FIREFOX` names, or the first found. */
export function findFirefox(): string | undefined {
  return found(process.env.FIREFOX, FIREFOX_PLACES)
}

/** Debian's WebKitGTK with all that it needs; undefined where a part is missing. */
export function findWebKit(): WebKit | undefined {
  const browser = miniBrowser()
  return browser && existsSync(WEBKIT_DRIVER) && existsSync(XVFB) ? { browser, driver: WEBKIT_DRIVER, display: XVFB } : undefined
}

/** Installs Debian's browser and fonts where they are missing and that is possible; otherwise says what to do. */
export function ensureChromium(): string {
  // Fonts of another package will do; only a missing browser, or Debian's browser without any Japanese font, needs work.
  if (!findChromium() || (!process.env.CHROMIUM && !existsSync(FONT)))
    installOnDebian('Chromium と日本語フォント', ['chromium', 'fonts-noto-cjk'])
  return findChromium() ?? missing('ブラウザーのテストには Chromium か Chrome が必要です。Debian では「apt-get install chromium fonts-noto-cjk」、ほかでは Chrome を入れるか、環境変数 CHROMIUM に場所を書いてください。')
}

/** Chromium without a window, as Debian packs it. */
const HEADLESS_SHELL = '/usr/lib/chromium/chromium-headless-shell'

/**
 * What journeys are driven in: beside Debian's Chromium the same engine without a window, which opens a page in little more
 * than half the time; anywhere else Chromium itself. `JOURNEY_BROWSER` names another.
 */
export function ensureJourneyBrowser(): string {
  if (process.env.JOURNEY_BROWSER)
    return process.env.JOURNEY_BROWSER
  const chromium = ensureChromium()
  if (!chromium.startsWith('/usr/lib/chromium/'))
    return chromium
  if (!existsSync(HEADLESS_SHELL))
    installOnDebian('画面を出さない Chromium', ['chromium-headless-shell'])
  return existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : chromium
}

/** The same for Firefox. */
export function ensureFirefox(): string {
  if (!findFirefox())
    installOnDebian('Firefox', ['firefox-esr'])
  return findFirefox() ?? missing('3種類のブラウザーのテストには Firefox が必要です。Debian では「apt-get install firefox-esr」、ほかでは Firefox を入れるか、環境変数 FIREFOX に場所を書いてください。')
}

/** The same for WebKit, which is tested on Debian only. */
export function ensureWebKit(): WebKit {
  if (!findWebKit())
    installOnDebian('WebKit', ['webkit2gtk-driver', 'xvfb'])
  return findWebKit() ?? missing(`3種類のブラウザーのテストには WebKitGTK が必要です。足りないもの：${missingOfWebKit().join('、')}。Debian では「apt-get install webkit2gtk-driver xvfb」で入ります。ほかの環境では .ci/run を Debian のコンテナーで動かしてください。`)
}

/** Debian's web server and the tool that makes certificates for tests; the message says what to install. */
export function ensureNginx(): { readonly nginx: string, readonly openssl: string } {
  const [nginx, openssl] = ['/usr/sbin/nginx', '/usr/bin/openssl']
  if (!existsSync(nginx) || !existsSync(openssl))
    installOnDebian('nginx', ['nginx-light', 'openssl'])
  return existsSync(nginx) && existsSync(openssl)
    ? { nginx, openssl }
    : missing('公開用の設定のテストには nginx が必要です。Debian では「apt-get install nginx-light openssl」で入ります。ほかの環境では .ci/run を Debian のコンテナーで動かしてください。')
}

/** What reads the text of a printed sheet, page by page; the message says what to install. */
export function ensurePdfToText(): string {
  const tool = '/usr/bin/pdftotext'
  if (!existsSync(tool))
    installOnDebian('PDF の文字を読む道具', ['poppler-utils'])
  return existsSync(tool) ? tool : missing('印刷のテストには pdftotext が必要です。Debian では「apt-get install poppler-utils」で入ります。ほかの環境では .ci/run を Debian のコンテナーで動かしてください。')
}

function found(named: string | undefined, places: readonly string[]): string | undefined {
  if (named)
    return existsSync(named) ? named : undefined
  return places.find(place => existsSync(place))
}

/** Lies in a folder named after the machine and the library: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/`. */
function miniBrowser(): string | undefined {
  if (process.platform !== 'linux')
    return undefined
  return readdirSync('/usr/lib').filter(name => name.endsWith('-linux-gnu'))
    .flatMap(machine => readdirSync(`/usr/lib/${machine}`).filter(name => name.startsWith('webkit2gtk-')).map(name => `/usr/lib/${machine}/${name}/MiniBrowser`))
    .find(place => existsSync(place))
}

function missingOfWebKit(): readonly string[] {
  const parts = [['WebKitWebDriver', existsSync(WEBKIT_DRIVER)], ['MiniBrowser', miniBrowser() !== undefined], ['Xvfb', existsSync(XVFB)]] as const
  return parts.flatMap(([name, there]) => there ? [] : [name])
}

function missing(message: string): never {
  throw new BrowserMissing(message)
}

/** Only where that is possible without asking: elsewhere nothing happens, and what is missing stays missing. */
function installOnDebian(what: string, packages: readonly string[]): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0)
    return
  console.log(`${what} を入れています（apt-get）…`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: ['ignore', 'ignore', 'inherit'], env })
}
