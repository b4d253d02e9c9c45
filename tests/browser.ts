import type { ExecFileSyncOptions } from 'node:child_process'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'

/** No browser to test in; the message says what to install. */
export class BrowserMissing extends Error {
  override readonly name = 'BrowserMissing'
}

/** Where browsers of the Chromium family usually lie. */
const PLACES = [
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

/** Fonts without which Japanese is drawn as boxes. */
const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'

/** The installed browser: the one `CHROMIUM` names, or the first found. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM
  if (named)
    return existsSync(named) ? named : undefined
  return PLACES.find(place => existsSync(place))
}

/** Installs Debian's browser and fonts where they are missing and that is possible; otherwise says what to do. */
export function ensureChromium(): string {
  const isDebianRoot = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  // Fonts of another package will do; only a missing browser, or Debian's browser without any Japanese font, needs work.
  if (isDebianRoot && (!findChromium() || (!process.env.CHROMIUM && !existsSync(FONT))))
    installOnDebian()
  const found = findChromium()
  if (!found)
    throw new BrowserMissing('ブラウザーのテストには Chromium か Chrome が必要です。Debian では「apt-get install chromium fonts-noto-cjk」、ほかでは Chrome を入れるか、環境変数 CHROMIUM に場所を書いてください。')
  return found
}

function installOnDebian(): void {
  console.log('Chromium と日本語フォントを入れています（apt-get）…')
  const options: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  execFileSync('apt-get', ['update', '-qq'], options)
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], options)
}
