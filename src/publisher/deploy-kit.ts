import type { Headers } from './host-rules'
import { CACHE_RULES, DATA_ADDRESS, ERROR_POLICY, FILE_ADDRESSES, HEADERS, HIDDEN_ADDRESS, TEXT_TYPES, TRANSPORT, TYPES, WORKER_ADDRESS } from './host-rules'

/** Where a city puts the site and what it is called; the kit says so once, near the top of each file. */
export const FOLDER = '/var/www/chiiki-fukushi-navi'
export const NAME = 'fukushi.example.jp'

/**
 * The files of the hosting kit by name, written from the rules every host keeps.
 *
 * @param base the app's base, with a slash before and after: `/` or `/fukushi/`.
 */
export function deployKit(base = '/'): Readonly<Record<string, string>> {
  return { 'nginx.conf': nginx(base), 'apache.htaccess': apache(base), '_headers': headersFile(base), '_redirects': redirects(base) }
}

/** Headers, and those of the app alone: data and the worker have their own or none. */
const SHARED = Object.keys(HEADERS.data).filter(name => HEADERS.app[name] === HEADERS.data[name])
const VARYING = Object.keys(HEADERS.app).filter(name => !SHARED.includes(name))

const WRITTEN = 'Written by "npm run deploy-kit" from src/publisher/host-rules.ts. Change that, not this.'

function nginx(base: string): string {
  const under = (start: string, address: string) => address.startsWith('^') ? `${start}${base}${address.slice(1)}` : address
  const found = (address: string) => quoted(`~${under('^[0-9]+:', address)}`)
  const variable = (name: string) => `$navi_${name.replaceAll('-', '_')}`
  return `# ${WRITTEN}
# For /etc/nginx/conf.d/ of nginx 1.18 or newer. Fit the five lines marked (*) to your city.

# What may be kept, and how long. Whatever fails is not kept.
map "$status:$uri" $navi_cache_control {
  ${quoted('~^[45]')} ${quoted(ERROR_POLICY)};
${CACHE_RULES.map(rule => `  # ${rule.about}\n  ${rule.address === '' ? 'default' : found(rule.address)} ${quoted(rule.policy)};`).join('\n')}
}

# The app's own headers; data and the worker carry what their size bears.
${VARYING.map(name => `map $uri ${variable(name)} {
  ${quoted(`~${under('^', DATA_ADDRESS)}`)} ${quoted(valueOf(HEADERS.data, name))};
  ${quoted(`~${under('^', WORKER_ADDRESS)}`)} ${quoted(valueOf(HEADERS.worker, name))};
  default ${quoted(valueOf(HEADERS.app, name))};
}`).join('\n')}

# Promised over HTTPS only.
${Object.entries(TRANSPORT).map(([name, value]) => `map $https ${variable(name)} {
  on ${quoted(value)};
  default "";
}`).join('\n')}

server {
  listen 80; # (*)
  server_name ${NAME}; # (*)
  return 301 https://$host$request_uri;
}

server {
  listen 443 ssl http2; # (*)
  server_name ${NAME}; # (*)
  root ${FOLDER}; # (*)
  ssl_certificate /etc/ssl/certs/${NAME}.pem; # (*)
  ssl_certificate_key /etc/ssl/private/${NAME}.key; # (*)
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_session_cache shared:navi:2m;
  ssl_session_timeout 1d;

  server_tokens off;
  etag on;
  sendfile on;
  tcp_nopush on;
  client_max_body_size 1k;
  keepalive_timeout 30s;

  types {
${Object.entries(TYPES).map(([end, type]) => `    ${type} ${end};`).join('\n')}
  }
  default_type application/octet-stream;
  charset utf-8;
  charset_types ${TEXT_TYPES.filter(type => type !== 'text/html').join(' ')};

  # Packed while sent, or before: "gzip -k -9" beside a file makes nginx send that. With Debian's package
  # libnginx-mod-http-brotli-static, "brotli_static on;" does the same for files ending in .br.
  gzip on;
  gzip_static on;
  gzip_vary on;
  gzip_comp_level 6;
  gzip_min_length 1000;
  gzip_types ${TEXT_TYPES.filter(type => type !== 'text/html').join(' ')};

  # Here alone: a header in a location would drop all of these there.
  add_header Cache-Control $navi_cache_control always;
${SHARED.map(name => `  add_header ${named(name)} ${quoted(valueOf(HEADERS.app, name))} always;`).join('\n')}
${[...VARYING, ...Object.keys(TRANSPORT)].map(name => `  add_header ${named(name)} ${variable(name)} always;`).join('\n')}

  if ($request_method !~ ^(GET|HEAD)$) {
    return 405;
  }

  # Missing files are told as missing; any other address is a screen, some with a page that stands before the app.
  location ~ ${quoted(HIDDEN_ADDRESS.replace('(^|/)', '/'))} {
    return 404;
  }
${FILE_ADDRESSES.map(file => `  location ~ ${quoted(under('^', file))} {
    try_files $uri =404;
  }`).join('\n')}
  location = ${base} {
    try_files ${base}index.html ${base}app.html;
  }
  location ${base} {
    try_files $uri $uri.html ${base}app.html;
  }
}
`
}

function apache(base: string): string {
  const own = (headers: Headers) => VARYING.map(name => valueOf(headers, name) === '' ? `  Header always unset ${named(name)}` : `  Header always set ${named(name)} ${quoted(valueOf(headers, name))}`).join('\n')
  const uri = (address: string) => `%{REQUEST_URI} =~ m#${address.startsWith('^') ? `^${base}${address.slice(1)}` : address || `^${base}`}#`
  return `# ${WRITTEN}
# Copy as .htaccess beside index.html. Needs Apache 2.4 with mod_headers, mod_rewrite and mod_mime, and AllowOverride All.

Options -Indexes -MultiViews
DirectoryIndex index.html
FileETag MTime Size

${Object.entries(TYPES).map(([end, type]) => `AddType ${type} .${end}`).join('\n')}
AddCharset utf-8 ${Object.entries(TYPES).filter(([, type]) => TEXT_TYPES.includes(type)).map(([end]) => `.${end}`).join(' ')}

<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE ${TEXT_TYPES.join(' ')}
  # Packed answers get "-gzip" at the end of their tag; without this line none is ever found unchanged.
  RequestHeader edit "If-None-Match" '^((?:W/)?"[^"]*)-gzip"$' '$1"'
</IfModule>

# No "IfModule" here: without these the site must not be served at all.
${SHARED.map(name => `Header always set ${named(name)} ${quoted(valueOf(HEADERS.app, name))}`).join('\n')}
<If "${uri(DATA_ADDRESS)}">
${own(HEADERS.data)}
</If>
<ElseIf "${uri(WORKER_ADDRESS)}">
${own(HEADERS.worker)}
</ElseIf>
<Else>
${VARYING.map(name => `  Header always set ${named(name)} ${quoted(valueOf(HEADERS.app, name))}`).join('\n')}
</Else>
${Object.entries(TRANSPORT).map(([name, value]) => `Header always set ${named(name)} ${quoted(value)} "expr=%{HTTPS} == 'on'"`).join('\n')}

# What may be kept, and how long: the last that fits holds here. Whatever fails is not kept.
${[...CACHE_RULES].reverse().map(rule => `# ${rule.about}\nHeader always set Cache-Control ${quoted(rule.policy)} "expr=${uri(rule.address)}"`).join('\n')}
Header always set Cache-Control ${quoted(ERROR_POLICY)} "expr=%{REQUEST_STATUS} -ge 400"

# Missing files are told as missing; any other address is a screen.
RewriteEngine On
RewriteBase ${base}
RewriteRule ${quoted(HIDDEN_ADDRESS)} - [R=404,L]
RewriteCond %{REQUEST_FILENAME} -f
RewriteRule ^ - [L]
${FILE_ADDRESSES.map(file => `RewriteRule ${quoted(file)} - [R=404,L]`).join('\n')}
RewriteRule ^$ index.html [L]
RewriteCond %{REQUEST_FILENAME}.html -f
RewriteRule ^(.+)$ $1.html [L]
RewriteRule ^ app.html [L]
`
}

/**
 * For hosts that read `_headers` (Netlify, Cloudflare Pages).
 *
 * Their patterns cannot tell a shard from the manifest, and join what several rules say of one header, so data gets the
 * app's headers too and shards keep the host's own policy: to be asked about. The worker has the app's headers there, too.
 */
function headersFile(base: string): string {
  const rules: readonly (readonly [string, Headers])[] = [
    ['*', { ...HEADERS.app, ...TRANSPORT }],
    ['assets/*', { 'cache-control': policyOf('^assets/') }],
    ['sw.js', { 'cache-control': policyOf(WORKER_ADDRESS) }],
    ...['', 'index.html', 'app.html', 'plans/*', 'indicators/*', 'services/*', 'feed/manifest.json'].map(address => [address, { 'cache-control': ERROR_POLICY }] as const),
  ]
  return `# ${WRITTEN}\n${rules.map(([address, headers]) => `\n${base}${address}\n${Object.entries(headers).map(([name, value]) => `  ${named(name)}: ${value}\n`).join('')}`).join('')}`
}

/** For Netlify: what is missing is told as missing, and every other address without a page of its own is a screen; `open/*` would take `open` along. */
function redirects(base: string): string {
  return `# ${WRITTEN}\n${base}open ${base}app.html 200\n${['assets', 'feed', 'icons', 'open'].map(folder => `${base}${folder}/* ${base}404.html 404\n`).join('')}${base}* ${base}app.html 200\n`
}

function policyOf(address: string): string {
  return CACHE_RULES.find(rule => rule.address === address)?.policy ?? ERROR_POLICY
}

function valueOf(headers: Headers, name: string): string {
  return headers[name] ?? ''
}

/** As people write it: `Cache-Control`. */
function named(name: string): string {
  return name.replace(/(^|-)[a-z]/g, start => start.toUpperCase())
}

/** No value has a double quote in it; the kit's test would see one. */
function quoted(value: string): string {
  return `"${value}"`
}
