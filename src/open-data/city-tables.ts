import type { AssessmentSection } from '../domain/assessment'
import type { EditionContent } from '../domain/edition'
import type { RecordKind } from '../domain/meeting'
import type { CostItem, Programme } from '../domain/programme'
import type { Table } from './table'
import { columnsOf, document, table } from './table'

const SECTIONS = { result: '行ったこと', issue: 'ふり返り', direction: 'これからの方向', target: '目標' } as const satisfies Record<AssessmentSection, string>

const PRIORITIES = { yes: 'はい', no: 'いいえ', unknown: '印の位置が分からない' } as const satisfies Record<Programme['priority'], string>

const ITEMS = { cost: '事業費', personnel: '人件費', total: '総事業費' } as const satisfies Record<CostItem, string>

const PARTS = { attendee: '出席', secretariat: '事務局' } as const

const RECORDS = { agenda: '議題', case: '事例', fact: '状況', issue: '課題', decision: '決まったこと', followup: '今後の対応' } as const satisfies Record<RecordKind, string>

/** What the city spends and says of its work, and what its meetings record. */
export function cityTables(content: EditionContent): readonly Table[] {
  return [programmes(content), costs(content), assessments(content), ...meetingTables(content)]
}

function programmes({ programmes: rows }: EditionContent): Table {
  const { text, integer, flag, word, links, source, otherSources } = columnsOf<Programme>()
  return table({
    name: 'programmes',
    title: '事務事業',
    rows,
    columns: [
      text('id', '整理番号', row => row.id),
      integer('year', '評価された年度', row => row.year),
      text('bureau', '部', row => row.bureau),
      text('name', '事業名', row => row.name),
      flag('mandated', '法定受託事務', row => row.mandated),
      word('priority', '重点事業', PRIORITIES, row => row.priority),
      integer('cost', '事業費（千円）', row => row.cost),
      integer('personnel', '人件費（千円）', row => row.personnel),
      integer('total', '総事業費（千円）', row => row.total, '印字のまま。足し直していません'),
      text('evaluation', '事業評価', row => row.evaluation, '印字のまま'),
      text('contribution', '貢献度', row => row.contribution, '印字のまま'),
      text('final_evaluation', '最終評価', row => row.finalEvaluation, '印字のまま'),
      text('note', '備考', row => row.note),
      ...links(row => row.links),
      ...source(row => row.source),
      ...source(row => row.figureSource ?? row.source, 'figures', '金額の出典'),
      otherSources(row => row.otherSources),
    ],
    primaryKey: ['id'],
    foreignKeys: [document(), document('figures')],
  })
}

function costs({ costs: rows }: EditionContent): Table {
  const { text, integer, word, source } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'programme-costs',
    title: '事務事業の費用の合計（印字）',
    rows,
    columns: [
      integer('year', '年度', row => row.year),
      word('item', '費用の種類', ITEMS, row => row.item),
      integer('value', '金額（千円）', row => row.value, '空欄は、合計と読める数が印字されていないことを示します'),
      text('note', '備考', row => row.note),
      ...source(row => row.source),
    ],
    primaryKey: ['year', 'item'],
    foreignKeys: [document()],
  })
}

function assessments({ assessments: rows }: EditionContent): Table {
  const { text, integer, word, summary, links, source } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'assessments',
    title: '行政評価の記述',
    rows,
    columns: [
      text('id', '記号', row => row.id),
      integer('no', '順', row => row.no),
      integer('year', '年度', row => row.year),
      text('bureau', '部', row => row.bureau),
      word('section', '欄', SECTIONS, row => row.section),
      summary(row => row.summary),
      ...links(row => row.links),
      ...source(row => row.source),
    ],
    primaryKey: ['id'],
    foreignKeys: [document()],
  })
}

function meetingTables({ meetings: rows }: EditionContent): readonly Table[] {
  const meeting = columnsOf<(typeof rows)[number]>()
  const seats = rows.flatMap(({ id, seats }) => seats.map((seat, index) => ({ id, no: index + 1, ...seat })))
  const seat = columnsOf<(typeof seats)[number]>()
  const records = rows.flatMap(({ id, records }) => records.map(record => ({ id, ...record })))
  const record = columnsOf<(typeof records)[number]>()
  const figures = records.flatMap(({ id, no, figures }) => figures.map((figure, index) => ({ id, record: no, no: index + 1, ...figure })))
  const figure = columnsOf<(typeof figures)[number]>()
  const ofMeeting = { fields: ['meeting'], table: 'meetings', refersTo: ['id'] }
  return [
    table({
      name: 'meetings',
      title: '会議',
      rows,
      columns: [
        meeting.text('id', '記号', row => row.id),
        meeting.text('title', '会議名', row => row.title),
        meeting.day('held', '開かれた日', row => row.held),
        meeting.text('start', '始まり', row => row.start, '時:分。空欄は、議事録に書かれていません'),
        meeting.text('end', '終わり', row => row.end),
        meeting.text('place', '場所', row => row.place),
        meeting.summary(row => row.summary),
        meeting.text('note', '備考', row => row.note),
        ...meeting.source(row => row.source),
      ],
      primaryKey: ['id'],
      foreignKeys: [document()],
    }),
    table({
      name: 'meeting-seats',
      title: '会議に出た役職（氏名はありません）',
      rows: seats,
      columns: [
        seat.text('meeting', '会議の記号', row => row.id),
        seat.integer('no', '順', row => row.no),
        seat.word('part', '立場', PARTS, row => row.part),
        seat.text('department', '部署', row => row.department),
        seat.text('role', '役職', row => row.role),
        seat.text('office', '会での役', row => row.office),
        ...seat.source(row => row.source),
      ],
      primaryKey: ['meeting', 'no'],
      foreignKeys: [ofMeeting, document()],
    }),
    table({
      name: 'meeting-records',
      title: '会議の記録',
      rows: records,
      columns: [
        record.text('meeting', '会議の記号', row => row.id),
        record.integer('no', '順', row => row.no),
        record.integer('parent', '上の記録の順', row => row.parent, '空欄は、いちばん上の記録'),
        record.word('kind', '種類', RECORDS, row => row.kind),
        record.text('title', '見出し', row => row.title),
        record.summary(row => row.summary),
        record.text('department', '部署', row => row.department),
        ...record.links(row => row.links),
        ...record.source(row => row.source),
      ],
      primaryKey: ['meeting', 'no'],
      foreignKeys: [ofMeeting, document()],
    }),
    table({
      name: 'meeting-figures',
      title: '会議で示された数値',
      rows: figures,
      columns: [
        figure.text('meeting', '会議の記号', row => row.id),
        figure.integer('record', '記録の順', row => row.record),
        figure.integer('no', '順', row => row.no),
        figure.text('label', '数えたもの', row => row.label),
        figure.number('value', '値', row => row.value),
        figure.text('unit', '単位', row => row.unit),
        figure.text('note', '備考', row => row.note),
        ...figure.source(row => row.source),
      ],
      primaryKey: ['meeting', 'record', 'no'],
      foreignKeys: [{ fields: ['meeting', 'record'], table: 'meeting-records', refersTo: ['meeting', 'no'] }, document()],
    }),
  ]
}
