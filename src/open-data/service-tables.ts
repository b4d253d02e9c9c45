import type { EditionContent } from '../domain/edition'
import type { Schedule } from '../domain/schedule'
import type { Service } from '../domain/service'
import type { Table } from './table'
import { columnsOf, document, table } from './table'

const AXES = { audience: '対象', need: '困りごと' } as const

/** What is known of a public holiday. */
export const ON_HOLIDAYS = { open: '開いている', closed: '休み', unknown: '資料にない' } as const satisfies Record<Schedule['holidays'], string>

/** Where people can turn to, and whom to call. */
export function serviceTables(content: EditionContent): readonly Table[] {
  return [services(content), serviceSchedules(content), serviceFigures(content), topics(content), contacts(content), districts(content), roles(content), holidays(content)]
}

function services({ services: rows }: EditionContent): Table {
  const { text, integer, list, summary, links, source, otherSources } = columnsOf<Service>()
  return table({
    name: 'services',
    title: '相談先・サービス',
    rows,
    columns: [
      text('id', '記号', row => row.id),
      text('name', '名称', row => row.name),
      text('type', '種類', row => row.type, '分類は、このデータを作った者によるもの'),
      summary(row => row.summary),
      list('keywords', 'さがす言葉', row => row.keywords, '検索のために加えた言葉。資料の言葉ではありません'),
      text('user_type', '使う人', row => row.userType),
      list('audiences', '対象', row => row.audiences, 'topics の記号'),
      list('needs', '困りごと', row => row.needs, 'topics の記号'),
      list('organization', '運営', row => row.organization),
      list('department', 'たずねる課', row => row.department),
      list('location', '場所', row => row.location),
      text('hours', '時間', row => row.hours, '資料の言葉のまま'),
      text('phone', '電話番号', row => row.phone, '空欄は、資料にないことを示します。contacts の代表番号へ'),
      text('opened', '始まった時', row => row.opened, '年、年-月、年-月-日のどれか'),
      integer('as_of', '資料の時点（年度）', row => row.asOf),
      text('last_checked', '窓口に確かめた日', row => row.lastChecked, '空欄は、まだ誰も窓口に確かめていないことを示します'),
      text('note', '備考', row => row.note),
      ...links(row => row.links),
      ...source(row => row.source),
      otherSources(row => row.otherSources),
    ],
    primaryKey: ['id'],
    foreignKeys: [document()],
  })
}

const ofService = { fields: ['service'], table: 'services', refersTo: ['id'] }

function serviceSchedules(content: EditionContent): Table {
  const rows = content.services.flatMap(service => service.schedules.map((schedule, index) => ({ service: service.id, no: index + 1, ...schedule })))
  const { text, integer, list, word, source } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'service-schedules',
    title: '相談先・サービスの開いている時間',
    rows,
    columns: [
      text('service', '相談先の記号', row => row.service),
      integer('no', '順', row => row.no),
      list('byday', '曜日', row => row.byday, 'SU MO TU WE TH FR SA。空欄は、曜日が資料にないことを示します'),
      text('opens_at', '始まり', row => row.opensAt, '時:分'),
      text('closes_at', '終わり', row => row.closesAt, '時:分'),
      word('holidays', '祝日', ON_HOLIDAYS, row => row.holidays),
      text('description', '説明', row => row.description),
      ...source(row => row.source),
    ],
    primaryKey: ['service', 'no'],
    foreignKeys: [ofService, document()],
  })
}

function serviceFigures(content: EditionContent): Table {
  const rows = content.services.flatMap(service => service.figures.map((figure, index) => ({ service: service.id, no: index + 1, ...figure })))
  const { text, integer, number, source } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'service-figures',
    title: '相談先・サービスの数値',
    rows,
    columns: [
      text('service', '相談先の記号', row => row.service),
      integer('no', '順', row => row.no),
      integer('year', '年度', row => row.year, '空欄は、年度ではなく期間で書かれた数値'),
      text('period', '期間', row => row.period, '資料の言葉のまま'),
      text('label', '数えたもの', row => row.label),
      number('value', '値', row => row.value),
      text('unit', '単位', row => row.unit),
      text('note', '備考', row => row.note),
      ...source(row => row.source),
    ],
    primaryKey: ['service', 'no'],
    foreignKeys: [ofService, document()],
  })
}

function topics({ topics: rows }: EditionContent): Table {
  const { text, integer, word } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'topics',
    title: '対象と困りごと',
    rows,
    columns: [word('axis', '分け方', AXES, row => row.axis), text('id', '記号', row => row.id), integer('no', '順', row => row.no), text('name', '名称', row => row.name), text('hint', '説明', row => row.hint)],
    primaryKey: ['axis', 'id'],
  })
}

function contacts({ contacts: rows }: EditionContent): Table {
  const { text, flag, source } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'contacts',
    title: '連絡先',
    rows,
    columns: [
      text('id', '記号', row => row.id),
      text('plan', '計画の記号', row => row.plan),
      flag('main', '代表番号', row => row.main, '相談先の番号が分からないときに、かける番号か'),
      text('organization', '組織', row => row.organization),
      text('department', '部署', row => row.department),
      text('postal', '郵便番号', row => row.postal),
      text('address', '住所', row => row.address),
      text('phone', '電話番号', row => row.phone),
      text('fax', 'ファクス番号', row => row.fax),
      text('issued', '発行', row => row.issued, '印字のまま'),
      text('note', '備考', row => row.note),
      ...source(row => row.source),
    ],
    primaryKey: ['id'],
    foreignKeys: [document()],
  })
}

function districts({ districts: rows }: EditionContent): Table {
  const { text, integer, source } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'districts',
    title: '地区',
    rows,
    columns: [text('plan', '計画の記号', row => row.plan), integer('no', '順', row => row.no), text('name', '名称', row => row.name, '空欄は、資料に名称がないことを示します'), text('note', '備考', row => row.note), ...source(row => row.source)],
    primaryKey: ['plan', 'no'],
    foreignKeys: [document()],
  })
}

function roles({ roles: rows }: EditionContent): Table {
  const { text, integer, summary, source } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'roles',
    title: '役割',
    rows,
    columns: [text('plan', '計画の記号', row => row.plan), integer('no', '順', row => row.no), text('name', '名称', row => row.name), text('reading', 'よみ', row => row.reading), summary(row => row.summary), ...source(row => row.source)],
    primaryKey: ['plan', 'no'],
    foreignKeys: [document()],
  })
}

function holidays({ holidays: rows }: EditionContent): Table {
  const { text, day, source } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'holidays',
    title: '祝日',
    rows,
    columns: [day('date', '日', row => row.date), text('name', '名称', row => row.name), ...source(row => row.source)],
    primaryKey: ['date'],
    foreignKeys: [document()],
  })
}
