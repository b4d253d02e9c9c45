import type { Service } from '../../src/domain/service'
import { describe, expect, test } from 'vitest'
import { listServices, topicCounts } from '../../src/domain/service-list'
import * as make from '../fixtures/content'

const person = make.service('person', { audiences: ['elderly'], needs: ['money'] })
const anybody = make.service('anybody', { audiences: ['general'], needs: ['money', 'consult'] })
const child = make.service('child', { audiences: ['children'], needs: ['money'] })
const club = make.service('club', { userType: '団体', audiences: ['elderly', 'group'], needs: ['money'] })
const helper = make.service('helper', { userType: '担い手', audiences: ['general'], needs: ['volunteer'] })
const ALL = [club, helper, anybody, child, person]

function ids(wish: Parameters<typeof listServices>[1]) {
  return listServices(ALL, wish).groups.map(group => [group.kind, ...group.services.map(service => service.id)])
}

describe('the list of services', () => {
  test('puts what is made for the audience before what is open to everybody, and groups last', () => {
    expect(ids({ audience: 'elderly', need: 'money' })).toEqual([['made', 'person'], ['everybody', 'anybody'], ['bodies', 'club']])
    expect(listServices(ALL, { audience: 'elderly', need: 'money' })).toMatchObject({ total: 3, foldsBodies: true })
  })

  test('without an audience makes no difference between them', () => {
    expect(ids({ need: 'money' })).toEqual([['made', 'anybody', 'child', 'person'], ['bodies', 'club']])
    expect(ids({})).toEqual([['made', 'anybody', 'child', 'person'], ['bodies', 'helper', 'club']])
  })

  test('for everybody holds what is open to everybody', () => {
    expect(ids({ audience: 'general' })).toEqual([['made', 'anybody'], ['bodies', 'helper']])
  })

  test('begins with groups and helpers where most is made for them, and does not fold them', () => {
    expect(ids({ audience: 'group' })).toEqual([['bodies', 'club', 'helper'], ['everybody', 'anybody']])
    expect(listServices(ALL, { need: 'volunteer' }).foldsBodies).toBe(false)
  })

  describe('within a group', () => {
    const topics = [make.topic('need', 'money', { no: 2 }), make.topic('need', 'consult', { no: 1 }), make.topic('audience', 'elderly', { no: 1 })]
    const order = (services: readonly Service[], wish: Parameters<typeof listServices>[1] = {}) =>
      listServices(services, wish, topics).groups.flatMap(group => group.services.map(({ id }) => id))
    const told = { summary: '説明です。' }

    test('begins with the windows to ask at, the broader first', () => {
      const grant = make.service('grant', { ...told, needs: ['money'] })
      const window = make.service('window', { ...told, needs: ['consult'] })
      const broad = make.service('broad', { ...told, needs: ['money', 'consult', 'housing'] })
      expect(order([grant, window, broad])).toEqual(['broad', 'window', 'grant'])
    })

    test('puts what is described before what is only named', () => {
      expect(order([make.service('named', { needs: ['money'] }), make.service('told', { ...told, needs: ['money'] })])).toEqual(['told', 'named'])
    })

    test('without an audience begins with what is open to everybody, with one with what is made for fewer', () => {
      const elderly = make.service('elderly', { ...told, audiences: ['elderly'] })
      const many = make.service('many', { ...told, audiences: ['elderly', 'carer'] })
      const all = make.service('all', { ...told, audiences: ['general', 'carer', 'children'] })
      expect(order([elderly, all])).toEqual(['all', 'elderly'])
      expect(order([many, elderly, all], { audience: 'elderly' })).toEqual(['elderly', 'many', 'all'])
    })

    test('without an audience begins with the window for most people', () => {
      const one = make.service('one', { ...told, audiences: ['general'], needs: ['consult', 'money', 'housing'] })
      const more = make.service('more', { ...told, audiences: ['general', 'carer'], needs: ['consult'] })
      expect(order([one, more])).toEqual(['more', 'one'])
    })

    test('keeps equals as they are, and knows no window where the city names no need', () => {
      const [first, second] = [make.service('b', told), make.service('a', { ...told, needs: ['consult', 'money'] })]
      expect(listServices([first, second], {}).groups[0]?.services.map(({ id }) => id)).toEqual(['b', 'a'])
    })
  })

  test('is empty where nothing fits', () => {
    expect(listServices(ALL, { audience: 'children', need: 'volunteer' }).groups.map(group => group.kind)).toEqual(['bodies'])
    expect(listServices([person], { audience: 'children', need: 'volunteer' })).toEqual({ groups: [], total: 0, foldsBodies: true })
  })
})

describe('the topics to choose from', () => {
  const TOPICS = [make.topic('need', 'volunteer', { no: 2 }), make.topic('need', 'money', { no: 1 }), make.topic('need', 'safety', { no: 3 }), make.topic('audience', 'elderly')]

  test('are those some service carries, in their order', () => {
    expect(topicCounts(TOPICS, ALL, 'need').map(({ topic, count }) => [topic.id, count])).toEqual([['money', 4], ['volunteer', 1]])
    expect(topicCounts(TOPICS, ALL, 'audience').map(({ topic }) => topic.id)).toEqual(['elderly'])
  })

  test('are counted beside the other choice, none included', () => {
    expect(topicCounts(TOPICS, [person, club, child], 'need', { audience: 'children', need: 'consult' }).map(({ topic, count }) => [topic.id, count])).toEqual([['money', 1]])
    expect(topicCounts(TOPICS, [person, make.service('x', { audiences: ['youth'], needs: ['volunteer'] })], 'need', { audience: 'elderly' }).map(({ count }) => count)).toEqual([1, 0])
  })
})
