import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { generateSW } from 'workbox-build'
import buildSite, { FIRST_EDITION, SITE } from '../tests/e2e/build-site'

/** The app with the city's first edition, as it is given to a host. */
export async function appFolder(): Promise<string> {
  await buildSite()
  const folder = mkdtempSync(join(tmpdir(), 'bench-app-'))
  cpSync(SITE, folder, { recursive: true })
  cpSync(FIRST_EDITION, join(folder, 'feed'), { recursive: true })
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/prerender.ts', folder, join(folder, 'feed')], { stdio: ['ignore', 'ignore', 'inherit'] })
  return folder
}

/** The words of the floor's one paragraph. */
export const FLOOR_WORDS = '地域福祉計画'

/** The floor: one page with one paragraph, kept by a worker made in the same way as the app's. */
export async function floorFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-floor-'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${FLOOR_WORDS}</title><p>${FLOOR_WORDS}</p><script src="register.js" defer></script>`)
  writeFileSync(join(folder, 'register.js'), 'addEventListener("load",()=>{const p=trustedTypes.createPolicy("app",{createScriptURL:u=>u});navigator.serviceWorker.register(p.createScriptURL("/sw.js"))})')
  await generateSW({ globDirectory: folder, globPatterns: ['*.html', '*.js'], swDest: join(folder, 'sw.js'), navigateFallback: '/index.html', inlineWorkboxRuntime: true, clientsClaim: true, skipWaiting: true, sourcemap: false })
  return folder
}

export function remove(...folders: readonly string[]): void {
  for (const folder of folders)
    rmSync(folder, { recursive: true, force: true })
}

/** Bytes of a file as it lies. */
export function sizeOf(file: string): number {
  return readFileSync(file).byteLength
}
