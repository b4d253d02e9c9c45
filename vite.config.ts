import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import type { Family } from './src/publisher/chunk-plan'
import { planChunks } from './src/publisher/chunk-plan'
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

/** Where the site has several cities: a file with the name of their list and the keys that may sign it, as `feed -- cities` prints them. */
const cityList = process.env.CITY_LIST ? JSON.stringify(JSON.parse(readFileSync(process.env.CITY_LIST, 'utf8'))) : undefined

const description = `${city.city.name}の地域福祉計画を、電波のない場所でも読めるアプリです。`

/** The English sentences: only who reads English stores them, and finds them by their name in the page. */
const ENGLISH = /^assets\/english-[^/]+\.js$/

/** The file every screen needs, whichever opens first: it is asked for together with the entrance, not after it. */
const FRAME = 'reading'

/** The entrance of pages kept on a device: it begins the app once they have been seen. */
const LATER = 'begin-later'

/** Libraries that are run each in a task of their own, before or beside the app: all in one they would hold a slow phone up. */
const APART = /<link rel="modulepreload" crossorigin href="([^"]*\/(?:vue|dexie)-[^"]+)">/g

/** What the page says of an address by a name, where the build has it. */
function named(name: string, content: string | undefined) {
  return content === undefined ? [] : [{ tag: 'meta', attrs: { name, content }, injectTo: 'head' as const }]
}

/** Names the city in the page, and copies it: `app.html` for every screen without a page of its own, `404.html` for hosts that ask for that name. */
function cityPage(): Plugin {
  return {
    name: 'city-page',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        const english = Object.keys(bundle ?? {}).find(name => ENGLISH.test(name))
        const later = Object.values(bundle ?? {}).find(file => file.type === 'chunk' && file.name === LATER)
        const frame = Object.values(bundle ?? {}).flatMap(file => file.type === 'chunk' && file.name === FRAME ? [file] : [])
        const ahead = frame.flatMap(({ fileName, viteMetadata }) => [
          { tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: base + fileName }, injectTo: 'head' as const },
          ...[...viteMetadata?.importedCss ?? []].map(name => ({ tag: 'link', attrs: { rel: 'stylesheet', crossorigin: true, href: base + name }, injectTo: 'head' as const })),
        ])
        return {
          html: html.replaceAll('%CITY_TITLE%', city.title).replaceAll('%CITY_DESCRIPTION%', description).replace(APART, '<script async type="module" crossorigin src="$1"></script>'),
          tags: [
            ...ahead,
            ...named('english', english === undefined ? undefined : base + english),
            ...named('cities', cityList),
            ...named('begin-later', later && base + later.fileName),
          ],
        }
      },
    },
    writeBundle: ({ dir }) => {
      if (dir)
        for (const copy of ['404.html', 'app.html'])
          copyFileSync(join(dir, 'index.html'), join(dir, copy))
    },
  }
}

/** Adds {@link LATER} to the build: no page and no module asks for it before a page is kept. */
function laterEntrance(): Plugin {
  return {
    name: 'later-entrance',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'src/pwa/begin-later.ts', name: LATER })
    },
  }
}

/** Gives the description of the city's tables to the screen that makes editions, without its line breaks. */
function cityPackage(): Plugin {
  const name = 'virtual:city-package'
  return {
    name: 'city-package',
    resolveId: id => id === name ? `\0${name}` : undefined,
    load: id => id === `\0${name}` ? `export default ${JSON.stringify(JSON.stringify(city))}` : undefined,
  }
}

/** Files that only the screen for making editions asks for: readers do not store them, whoever opens that screen does. */
const office = new Set<string>()

/** What nobody else opens: the screen itself, the city's tables as the publisher knows them, and choosing a city where there is one only. */
const OFFICE_DOORS = ['/PublishPage.vue', 'virtual:city-package', ...cityList === undefined ? ['/CityPage.vue', '/CityStart.vue', '/CitySettings.vue', '/CityErase.vue', '/city-start.ts'] : []]

/** Finds {@link office}: whatever cannot be reached from the entrance but through these doors. */
function officeFiles(): Plugin {
  return {
    name: 'office-files',
    generateBundle: (_, bundle) => {
      const chunks = Object.values(bundle).flatMap(file => file.type === 'chunk' ? [file] : [])
      const byName = new Map(chunks.map(chunk => [chunk.fileName, chunk]))
      const reached = new Set<string>()
      const reach = (name: string): void => {
        const chunk = byName.get(name)
        if (!chunk || reached.has(name) || OFFICE_DOORS.some(door => chunk.facadeModuleId?.endsWith(door)))
          return
        reached.add(name)
        chunk.viteMetadata?.importedCss.forEach(style => reached.add(style))
        for (const next of [...chunk.imports, ...chunk.dynamicImports])
          reach(next)
      }
      chunks.filter(chunk => chunk.isEntry).forEach(chunk => reach(chunk.fileName))
      office.clear()
      for (const chunk of chunks.filter(({ fileName }) => !reached.has(fileName)))
        [chunk.fileName, ...chunk.viteMetadata?.importedCss ?? []].filter(name => !reached.has(name)).forEach(name => office.add(name))
    },
  }
}

/** Screens that share a file, and parts of screens that come after them; {@link planChunks} divides the rest. */
const FAMILIES: readonly Family[] = [
  { name: FRAME, doors: /\/(?:FirstVisit|(?:Home|Plans?|Goal|Initiative|Indicator)(?:Page|Layout))\.vue$/, before: true },
  { name: 'notes', doors: /\/(?:NotePanel|BinderAdd|ReadAloud|NoteForm|NoteList|NotesPage)\.vue$/, before: true },
  { name: 'lists', doors: /\/(?:Indicators|Initiatives|Search|Departments?|Glossary|Discrepancies|Sources?|OpenData|Missing)Page\.vue$/ },
  { name: 'figures', doors: /\/(?:Evaluation|Report|Crosswalk|Programmes?)Page\.vue$/ },
  { name: 'meetings', doors: /\/(?:Meetings?|Brief|Opinions|Collect|TakeBinder|Binder|Present)Page\.vue$/ },
  { name: 'services', doors: /\/(?:Services?|Visits?)Page\.vue$/ },
  { name: 'about', doors: /\/(?:(?:Help|Install|Settings|Look|Accessibility)Page\.vue|help-picture-files\.ts)$/ },
  { name: 'qr', doors: /\/(?:QrCode|PageQr)\.vue$/ },
]

/** Where every module goes; what only the screen for making editions needs stays by itself. */
let places: ReadonlyMap<string, string> = new Map()

/** Plans the files of the build before the bundler divides the modules. */
function plannedChunks(): Plugin {
  return {
    name: 'planned-chunks',
    buildEnd() {
      const ids = [...this.getModuleIds()]
      const links = new Map(ids.map((id) => {
        const info = this.getModuleInfo(id)
        return [id, { imports: info?.importedIds ?? [], lazy: info?.dynamicallyImportedIds ?? [] }]
      }))
      const entry = ids.find(id => id.endsWith('/src/main.ts'))
      places = entry === undefined ? new Map() : planChunks(entry, links, FAMILIES, new RegExp(OFFICE_DOORS.map(door => `${door.replaceAll('.', '\\.')}$`).join('|')))
    },
  }
}

export default defineConfig({
  base,
  plugins: [
    vue(),
    cityPage(),
    cityPackage(),
    laterEntrance(),
    plannedChunks(),
    officeFiles(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      // The pattern below lists them already, and with their digests.
      includeManifestIcons: false,
      // The worker is our own (src/worker): it answers with kept pages, which no setting of a made one can.
      strategies: 'injectManifest',
      srcDir: 'src/worker',
      filename: 'sw.ts',
      integration: {
        beforeBuildServiceWorker: ({ injectManifest }) => {
          injectManifest.additionalManifestEntries = []
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
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,svg,webmanifest}'],
        // Pages that stand before the app are for those who do not have it yet.
        globIgnores: ['feed/**', 'open/**', '404.html', 'index.html', 'sw.js'],
        // One file: Trusted Types forbid a worker to load a second one by its address, and no digest would guard it.
        rollupFormat: 'iife',
        manifestTransforms: [entries => ({ manifest: entries.filter(({ url }) => !office.has(url) && !ENGLISH.test(url)).map(withIntegrity), warnings: [] })],
      },
    }),
  ],
  define: {
    __CITY__: JSON.stringify({ title: city.title, cityName: city.city.name }),
    __TRUST__: JSON.stringify(trust),
    __VUE_OPTIONS_API__: 'false',
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    outDir: site,
    emptyOutDir: true,
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: id => places.get(id) ?? null }] } } },
  },
})

/** A proxy's page or a cut file must not be stored as a part of the app: the worker checks every file it stores. */
function withIntegrity<Entry extends { url: string }>(entry: Entry): Entry & { integrity?: string } {
  const digest = createHash('sha384').update(readFileSync(join(site, entry.url))).digest('base64')
  return { ...entry, integrity: `sha384-${digest}` }
}
