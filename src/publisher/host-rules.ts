/**
 * What every host of the app answers with: the one place where headers, cache rules and missing files are settled.
 *
 * `host.ts` serves by it, and `deploy/` is written from it. Addresses are meant without the app's base and without a
 * leading slash; patterns are read alike by JavaScript, nginx and Apache.
 *
 * @see docs/hosting.md, docs/decisions/0020-headers.md
 */
export type Headers = Readonly<Record<string, string>>

/** The one style that may stand in a page itself: that of the pages which stand before the app (`FIRST_STYLE` of `ui/first-page`), by its SHA-256. */
export const FIRST_STYLE_HASH = 'sha256-IeKImT5342DwbiliL3Goy2Dx+Dg+GbS5OgGghMpnUsU='

/** What the app may do: load its own files, and nothing else. No directive has an `unsafe-` source. */
const APP_POLICY = [
  'default-src \'none\'',
  'script-src \'self\'',
  `style-src 'self' '${FIRST_STYLE_HASH}'`,
  'img-src \'self\' data: blob:', // icons within style sheets; pictures of charts on their way to a file
  'font-src \'self\'',
  'connect-src \'self\'',
  'manifest-src \'self\'',
  'worker-src \'self\'',
  'base-uri \'none\'',
  'object-src \'none\'',
  'form-action \'none\'',
  'frame-ancestors \'none\'',
  'require-trusted-types-for \'script\'',
  'trusted-types app vue', // the worker's address (src/pwa/trusted-types.ts); Vue's own templates
].join('; ')

/** What data may do where someone opens it as a page: nothing. Short, because each daily check carries it. */
const DATA_POLICY = 'default-src \'none\'; frame-ancestors \'none\''

/** What the worker may do: ask the host, and run nothing but itself. Short, because browsers ask about it at each start. */
const WORKER_POLICY = 'default-src \'none\'; connect-src \'self\''

/** Sent with every answer, found or not. */
const EVERYWHERE: Headers = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
}

/** Sent with all that is not data, on top of {@link EVERYWHERE}. */
const APP: Headers = {
  'content-security-policy': APP_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=()',
}

const DATA: Headers = { 'content-security-policy': DATA_POLICY }

/** A worker is no page: it has no opener and no camera. */
const WORKER: Headers = {
  'content-security-policy': WORKER_POLICY,
  'cross-origin-embedder-policy': 'require-corp',
  'referrer-policy': 'no-referrer',
}

/** Headers of the app's files and screens, of the worker, and of the feed and the open data, without those on caching. */
export const HEADERS = { app: { ...EVERYWHERE, ...APP }, worker: { ...EVERYWHERE, ...WORKER }, data: { ...EVERYWHERE, ...DATA } } satisfies Readonly<Record<string, Headers>>

/** Only over HTTPS, for a year: afterwards browsers do not ask without it. */
export const TRANSPORT: Headers = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

/** The address of the worker. */
export const WORKER_ADDRESS = '^sw\\.js$'

/** The addresses of data; `open/` alone is a screen. */
export const DATA_ADDRESS = '^(feed/|open/.)'

export interface CacheRule {
  /** What the addresses are, for whoever reads the kit. */
  readonly about: string
  readonly address: string
  readonly policy: string
}

const KEPT = 'public, max-age=31536000, immutable'
/** Asked for again each time; an old copy that answers in between could hold back an edition or the app itself. */
const NEVER_KEPT = 'no-store'
/** Kept, and asked about each time. */
const ASKED_ABOUT = 'no-cache'

/** How long a copy may be kept; the first that fits holds. Every address fits the last. */
export const CACHE_RULES: readonly CacheRule[] = [
  { about: 'shards: named by their SHA-256', address: '^feed/[0-9a-f]{64}\\.json$', policy: KEPT },
  { about: 'files of the app: named by their content', address: '^assets/', policy: KEPT },
  { about: 'the manifest: the only door for a new edition', address: '^feed/manifest\\.json$', policy: NEVER_KEPT },
  // Browsers ask after every start, and once a day for all of it whatever they keep: an unchanged one costs its heads.
  { about: 'the worker: the only door for a new app', address: WORKER_ADDRESS, policy: ASKED_ABOUT },
  { about: 'pages', address: '\\.html$', policy: NEVER_KEPT },
  { about: 'any other file', address: '\\.[A-Za-z0-9]+$', policy: ASKED_ABOUT },
  { about: 'screens, which are all the same page', address: '', policy: NEVER_KEPT },
]

/** Policy of whatever is missing or fails. */
export const ERROR_POLICY = NEVER_KEPT

/** Folders and names whose missing files are told as missing (404); any other address without a file is a screen. */
export const FILE_ADDRESSES: readonly string[] = ['^(assets|feed|icons)/', '^open/.', '\\.[A-Za-z0-9]+$']

/** Names that are never served: what an editor, a repository or a system leaves behind. */
export const HIDDEN_ADDRESS = '(^|/)\\.(?!well-known/)'

/** Types by the end of a name; a host that does not know one sends what no browser runs. */
export const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain',
  csv: 'text/csv',
  jsonld: 'application/ld+json',
  yml: 'application/yaml',
}

/** Types of text: sent as UTF-8 and packed. */
export const TEXT_TYPES: readonly string[] = ['text/html', 'text/javascript', 'text/css', 'application/json', 'application/manifest+json', 'image/svg+xml', 'text/plain', 'text/csv', 'application/ld+json', 'application/yaml']

/** The cache policy of an address. */
export function cacheControl(address: string): string {
  return CACHE_RULES.find(rule => new RegExp(rule.address).test(address))?.policy ?? ERROR_POLICY
}

/** Headers of an address that is answered well. */
export function headersFor(address: string): Headers {
  return { ...HEADERS[kindOf(address)], 'cache-control': cacheControl(address) }
}

/** Headers of an address that is missing or fails. */
export function errorHeadersFor(address: string): Headers {
  return { ...headersFor(address), 'cache-control': ERROR_POLICY }
}

function kindOf(address: string): keyof typeof HEADERS {
  if (new RegExp(DATA_ADDRESS).test(address))
    return 'data'
  return new RegExp(WORKER_ADDRESS).test(address) ? 'worker' : 'app'
}
