import type { SampleItem } from './outline-tables'
import type { Row } from './rows'
import { UNLISTED } from './outline-tables'
import { FIRST, NEXT, place } from './rows'

/** Where the items of a kind go. */
const HEIRS: Readonly<Record<string, string>> = {
  '1-1-1': '1-1-1', '1-1-2': '1-1-2', '1-2-1': '1-3-1', '1-2-2': '1-2-1', '1-3-1': '1-2-2', '1-3-2': '1-2-2',
  '2-1-1': '2-2-1', '2-1-2': '2-3-1', '2-2-1': '2-1-1', '2-2-2': '2-1-2', '2-3-1': '2-2-2', '2-3-2': '2-3-2',
  '3-1-1': '3-1-1', '3-1-2': '3-1-2', '3-2-1': '3-2-1', '3-2-2': '3-2-2', '3-3-1': '3-3-1', '3-3-2': '3-3-2',
  '4-1-1': '4-1-1', '4-1-2': '4-1-2', '4-2-1': '4-2-1', '4-2-2': '4-2-2', '4-3-1': '4-3-2', '4-3-2': '4-3-1',
}

/** Items that go another way than the rest of their kind: to one action alone, or to two. */
const OWN_WAY: Readonly<Record<string, readonly string[]>> = {
  '相談記録の書き方の統一': ['1-3-2'],
  '手話と外国語での相談': ['1-1-1', '3-2-3'],
  '相談先一覧の冊子づくり': ['1-1-1', '4-1-2'],
  '保健師による家庭訪問': ['1-2-1', '1-1-2'],
  '乳児のいる家庭の訪問': ['2-2-1', '2-3-1'],
  '地区の防災の講座': ['3-2-2', '4-3-1'],
}

/** The table of old and new: serials number the items in the order of their codes, and some have no row. */
export function crosswalkRows(items: readonly SampleItem[]): readonly Row[] {
  return items.filter(item => item.plan === FIRST.plan).flatMap((item, index): Row[] => {
    if (UNLISTED.includes(item.name))
      return []
    const kind = [item.goal, item.direction, item.kind].join('-')
    const heirs = OWN_WAY[item.name] ?? [HEIRS[kind] ?? '']
    return heirs.map((heir, repeat) => {
      const [goal, direction, action] = heir.split('-')
      const doubtful = index % 37 === 17
      return {
        plan: FIRST.plan,
        seq: index + 1,
        repeat,
        code: item.code,
        to_plan: NEXT.plan,
        to_goal: goal,
        to_direction: direction,
        to_kind: action,
        departments: item.department === '生活支援課' ? '暮らし支援課' : item.department,
        note: item.late ? '※R6新規' : item.department === '生活支援課' ? '課の名前は令和8年4月から' : undefined,
        doubtful: doubtful ? 1 : 0,
        how_read: doubtful ? '担当課の字がかすれていました。前後の行から読みました（見本）' : undefined,
        ...place('crosswalk'),
      }
    })
  })
}
