import type { EditionContent } from '../src/domain/edition'
import type { Indicator } from '../src/domain/indicator'
import type { Initiative } from '../src/domain/initiative'
import type { Service } from '../src/domain/service'
import type { Bytes } from '../src/feed/bytes'
import type { CutShard } from '../src/feed/split'
import type { Payload } from '../src/feed/payload'
import type { Trust } from '../src/feed/envelope'
import { webcrypto } from 'node:crypto'
import { emptyContent } from '../src/domain/edition'
import { brokenReferences } from '../src/domain/references'
import { encodeUtf8 } from '../src/feed/bytes'
import { encodeEnvelope } from '../src/feed/envelope'
import { encodeJson } from '../src/feed/json'
import { SCHEMA, SPEC } from '../src/feed/limits'
import { cutPacks, listPacks } from '../src/feed/make-packs'
import { cutWholePack } from '../src/feed/whole-pack'
import { cutEdition } from '../src/feed/split'
import { readSigningKeyText, sign } from '../src/press/signing-key'

/** Made-up editions of any size, valid in every field, signed with a key that is thrown away. */

const FEED = 'made-up/bench'
const PLAN = 'r2'
const DOC = 'tables'

/** Bytes of one row: of about a kilobyte, and less where so many would pass what a feed may weigh (20 MiB). */
export function rowBytes(rows: number): number {
  return Math.min(1000, Math.floor(19.5 * 1024 * 1024 / rows))
}

/** Words the texts are made of: as repetitive as the texts of a plan are. */
const UNITS = `地域 福祉 計画 推進 支援 相談 窓口 高齢者 障害者 子育て 世帯 見守り 活動 団体 連携 協議会 ボランティア 研修 講座 開催 参加 促進 情報 提供 周知 啓発 体制 整備 強化 充実 事業 実施 継続 検討 課題 解決 包括 ケア 住民 主体 居場所 交流 拠点 災害 避難 要支援者 名簿 権利 擁護 成年 後見 制度 利用 虐待 防止 早期 発見 対応 生活 困窮 自立 就労 学習 健康 づくり 介護 予防 移動 手段 確保 買い物 民生 委員 児童 社会 福祉協議会 町内会 自治会 学校 企業 商店街 医療 機関 警察 消防 ネットワーク 情報誌 配布 広報 ホームページ アンケート 調査 結果 分析 評価 改善`.split(' ')

/** A row of numbers that looks like chance and is the same every time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <Value>(values: readonly Value[], next: () => number): Value => {
  const value = values[Math.floor(next() * values.length)]
  if (value === undefined)
    throw new Error('nothing to pick from')
  return value
}

/** Text of about so many bytes. */
function text(bytes: number, next: () => number): string {
  let written = ''
  while (written.length * 3 < bytes)
    written += pick(UNITS, next) + (next() < 0.2 ? 'を' : next() < 0.25 ? '、' : next() < 0.15 ? `${Math.floor(next() * 900)}人。` : 'の')
  return written
}

const source = (line: number) => ({ doc: DOC, line })

function bareInitiative(at: number, next: () => number): Initiative {
  const goal = 1 + at % 5
  return {
    plan: PLAN,
    code: `${goal}-1-1-${at + 1}`,
    goal,
    direction: 1,
    kind: 1,
    name: text(40, next),
    summary: '',
    departments: [`${pick(UNITS, next)}課`],
    repostOf: '',
    repostCorrect: '',
    note: '',
    reported: false,
    targets: {},
    reports: {},
    grades: {},
    measures: [],
    source: source(at),
  }
}

function bareService(at: number, next: () => number): Service {
  return {
    id: `service-${at}`,
    name: text(30, next),
    type: '相談',
    summary: '',
    keywords: [],
    userType: '個人',
    audiences: [],
    needs: [],
    organization: [],
    department: [],
    location: [],
    hours: '',
    phone: `0467-${10 + at % 89}-${1000 + at % 8999}`,
    opened: '',
    lastChecked: '',
    note: '',
    schedules: [],
    figures: [],
    links: [],
    source: source(at),
    otherSources: [],
  }
}

/** An indicator with a yearly observation or more: as many as its bytes allow. */
function indicator(at: number, bytes: number, next: () => number): Indicator {
  const value = () => Math.floor(next() * 1000) / 10
  const years = Array.from({ length: Math.max(1, Math.min(8, Math.floor((bytes - 250) / 130))) }, (_, year) => ({
    year: 2016 + year,
    target: { kind: 'set' as const, value: value() },
    result: { kind: 'reported' as const, value: value() },
    note: '',
    source: source(at),
  }))
  return { id: `indicator-${at}`, plan: PLAN, name: text(40, next), unit: '％', better: 'higher', goals: [1 + at % 5], survey: '', baselineAsOf: '', note: '', years, printedRates: [], source: source(at) }
}

/** The row, with a summary that brings it to so many bytes. */
function filled<Row extends { readonly summary: string }>(row: Row, bytes: number, next: () => number): Row {
  return { ...row, summary: text(bytes - encodeJson(row).byteLength, next) }
}

/** Which rows an edition after the first has changed: so many of a hundred, spread evenly over all. */
export interface Change {
  readonly version: number
  readonly everyNth: number
}

/** Two fifths initiatives, two fifths services, a fifth indicators. */
export function madeUp(rows: number, change?: Change): EditionContent {
  const bytes = rowBytes(rows)
  const rowOf = <Row>(at: number, make: (next: () => number) => Row): Row => make(chance(change && at % change.everyNth === 7 ? at + change.version * 1_000_003 : at))
  const places = Array.from({ length: rows }, (_, at) => at)
  const goals = [1, 2, 3, 4, 5]
  return {
    ...emptyContent(),
    city: [{ id: 'made-up', name: '仮の市', title: '仮の市の計画', sample: true }],
    plans: [{ plan: PLAN, title: '仮の計画', name: '仮の計画', fromYear: 2020, toYear: 2026, slogan: '', kindLabel: '種別', summary: '', source: source(0) }],
    goals: goals.map(goal => ({ plan: PLAN, goal, name: `目標${goal}`, summary: '', note: '', source: source(0) })),
    directions: goals.map(goal => ({ plan: PLAN, goal, direction: 1, name: '方針', otherName: '', summary: '', source: source(0) })),
    kinds: goals.map(goal => ({ plan: PLAN, goal, direction: 1, kind: 1, name: '種別', source: source(0) })),
    initiatives: places.filter(at => at % 5 < 2).map(at => rowOf(at, next => filled(bareInitiative(at, next), bytes, next))),
    services: places.filter(at => at % 5 === 2 || at % 5 === 3).map(at => rowOf(at, next => filled(bareService(at, next), bytes, next))),
    indicators: places.filter(at => at % 5 === 4).map(at => rowOf(at, next => indicator(at, bytes, next))),
    sources: [{ doc: DOC, title: '仮の表', shortTitle: '仮の表', issuer: '', issued: '', status: '', lineRule: '', note: '' }],
  }
}

/** A signed edition as it lies on a host. */
export interface MadeUpEdition {
  readonly payload: Payload
  readonly shards: readonly CutShard[]
  /** Files of the feed folder by their names; the manifest is the last. */
  readonly files: ReadonlyMap<string, Bytes>
}

/** A key that nobody keeps, and who trusts it. */
export async function throwawayKey() {
  const { privateKey } = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { kty, crv, x, y, d } = await webcrypto.subtle.exportKey('jwk', privateKey)
  const key = await readSigningKeyText(JSON.stringify({ kty, crv, x, y, d }))
  if (!key.ok)
    throw new Error(`no key: ${key.failure.kind}`)
  const trust: Trust = { feed: FEED, keys: [key.value.public] }
  return { key: key.value, trust }
}

/** Makes an edition of the content, with a pack from nothing and a delta pack from the one before. */
export async function sealed(content: EditionContent, version: number, { key }: Pick<Awaited<ReturnType<typeof throwawayKey>>, 'key'>, before?: MadeUpEdition): Promise<MadeUpEdition> {
  const [broken] = brokenReferences(content)
  if (broken)
    throw new Error(`the made-up rows contradict each other: ${broken.key} ${broken.missing}`)
  const shards = await cutEdition(content)
  const plain: Payload = {
    spec: SPEC,
    feed: FEED,
    version,
    created: '2026-11-01T00:00:00Z',
    expires: '2099-01-01T00:00:00Z',
    minSchema: SCHEMA,
    root: 1,
    note: `第${version}版`,
    shards: shards.map(({ entry }) => entry),
    removed: [],
  }
  const held = new Map(before?.shards.map(({ entry, bytes }) => [entry.sha256, bytes]))
  const whole = await cutWholePack(shards)
  const deltas = before ? await cutPacks(version, shards, [before.payload], async sha256 => held.get(sha256)) : []
  const { payload, packs } = listPacks(plain, [...whole ? [whole] : [], ...deltas])
  const statement = encodeJson(payload)
  const files = new Map([...shards, ...packs].map(({ entry, bytes }) => [`${entry.sha256}.json`, bytes]))
  files.set('manifest.json', encodeEnvelope(statement, [sign(statement, key)]))
  return { payload, shards, files }
}

/** All rows in one file: what they weigh and take without any of ours. */
export function plainRows(content: EditionContent): Bytes {
  return encodeUtf8(JSON.stringify([...content.initiatives, ...content.services, ...content.indicators]))
}

/** The rows that a change made, alone. */
export function changedRows(before: EditionContent, after: EditionContent): Bytes {
  const known = new Set([...before.initiatives, ...before.services, ...before.indicators].map(row => JSON.stringify(row)))
  return encodeUtf8(JSON.stringify([...after.initiatives, ...after.services, ...after.indicators].filter(row => !known.has(JSON.stringify(row)))))
}
