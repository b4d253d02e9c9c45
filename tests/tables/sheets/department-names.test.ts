import { describe, expect, test } from 'vitest'
import { DepartmentNames } from '../../../src/tables/sheets/department-names'

const names = new DepartmentNames([...Array.from({ length: 10 }, () => '高齢者いきいき課'), '地域共生課 福祉総務課', '馬齢者いきいき課', '市社会福祉協議会'])

describe('the offices of a cell', () => {
  test.each([
    ['地域共生課 福祉総務課', ['地域共生課', '福祉総務課'], true],
    ['福祉総務課 (市社協)', ['福祉総務課(市社協)'], true],
    ['都市計画課(交通 政策担当)', ['都市計画課(交通政策担当)'], true],
    ['市社会福祉 協議会', ['市社会福祉協議会'], true],
    ['地域共生課福祉総務課', ['地域共生課', '福祉総務課'], false],
    ['地域共生課農水課', ['地域共生課', '農水課'], false],
  ])('%s are %j', (cell, found, asPrinted) => {
    expect(names.read(cell)).toEqual({ names: found, asPrinted })
  })

  test.each([
    ['', 'nothing stands there'],
    ['農水課職員課', 'two names run together that stand nowhere alone'],
    ['馬齢者いきいき課', 'a name like a frequent one, with another letter'],
  ])('「%s」 cannot be told: %s', (cell) => {
    expect(names.read(cell)).toBeUndefined()
  })
})
