import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { cityFolder } from './src/publisher/city-folder'

/** The city this build is for: a folder of tables with its own keys. */
const folder = cityFolder()
const city: { title: string, city: { name: string } } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'))
const trust: { feed: string, keys: { jwk: { x: string } }[] } = JSON.parse(readFileSync(join(folder, 'trust.json'), 'utf8'))
const base = process.env.BASE_PATH ?? '/'
/** Where the build goes, before it joins the builds already in `dist/`; tests build into folders of their own. */
const site = process.env.SITE_DIR ?? 'node_modules/.tmp/build'

refuseDevelopmentKey()

/** Whatever the development key signs proves nothing, so only a development feed may be trusted through it. */
function refuseDevelopmentKey(): void {
  const development: { x: string } = JSON.parse(readFileSync('data/keys/development-only.private.jwk.json', 'utf8'))
  if (!trust.feed.endsWith('/dev') && trust.keys.some(key => key.jwk.x === development.x))
    throw new Error(`${folder}/trust.json: 開発用の鍵で ${trust.feed} を信頼することはできません`)
}

const description = `${city.city.name}の地域福祉計画を、電波のない場所でも読めるアプリです。`

/** Names the city in the page, and copies it for hosts that answer unknown addresses with 404.html. */
function cityPage(): Plugin {
  return {
    name: 'city-page',
    transformIndexHtml: html => html.replaceAll('%CITY_TITLE%', city.title).replaceAll('%CITY_DESCRIPTION%', description),
    writeBundle: ({ dir }) => {
      if (dir)
        copyFileSync(join(dir, 'index.html'), join(dir, '404.html'))
    },
  }
}

export default defineConfig({
  base,
  plugins: [
    vue(),
    cityPage(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      // The pattern below lists them already, and with their digests.
      includeManifestIcons: false,
      integration: {
        beforeBuildServiceWorker: ({ workbox }) => {
          workbox.additionalManifestEntries = []
        },
      },
      manifest: {
        id: base,
        name: city.title,
        short_name: '福祉ナビ',
        description,
        lang: 'ja',
        dir: 'ltr',
        start_url: base,
        scope: base,
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#0017c1',
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg,png,webp,webmanifest}'],
        globIgnores: ['feed/**', '404.html', 'sw.js'],
        navigateFallback: `${base}index.html`,
        navigateFallbackDenylist: [/\/feed\//, /\/assets\//],
        // One file: Trusted Types forbid a worker to load a second one by its address, and no digest would guard it.
        inlineWorkboxRuntime: true,
        cleanupOutdatedCaches: true,
        clientsClaim: true,
        manifestTransforms: [entries => ({ manifest: entries.map(withIntegrity), warnings: [] })],
      },
    }),
  ],
  define: {
    __CITY__: JSON.stringify({ title: city.title, cityName: city.city.name }),
    __TRUST__: JSON.stringify(trust),
    __VUE_OPTIONS_API__: 'false',
  },
  build: { target: 'es2022', assetsInlineLimit: 0, outDir: site, emptyOutDir: true },
})

/** A proxy's page or a cut file must not be stored as a part of the app: the worker checks every file it stores. */
function withIntegrity<Entry extends { url: string }>(entry: Entry): Entry & { integrity?: string } {
  const digest = createHash('sha384').update(readFileSync(join(site, entry.url))).digest('base64')
  return { ...entry, integrity: `sha384-${digest}` }
}
