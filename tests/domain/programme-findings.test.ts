import { expect, test } from 'vitest'
import { findingsAbout } from '../../src/domain/programme-findings'
import * as make from '../fixtures/content'

const at = (line?: number, doc = 'evaluation-r7') => line === undefined ? { doc } : { doc, line }
const programmes = [make.programme('健福-02', { source: at(85), figureSource: at(147) }), make.programme('健福-54', { source: at(241), otherSources: [at(83)] })]
const costs = [make.printedCost('total', 1, { source: at(250) })]

test('a finding is about the programmes where it names one or stands among their lines', () => {
  const findings = [
    make.discrepancy('named', { links: [make.link('programme:健福-54')] }),
    make.discrepancy('another', { links: [make.link('programme:健福-99'), make.link('goal:r2/1')] }),
    make.discrepancy('among', { source: at(79), otherSources: [at(176)] }),
    make.discrepancy('first', { no: 3, source: at(83) }),
    make.discrepancy('last', { no: 2, source: at(250) }),
    make.discrepancy('before', { source: at(82) }),
    make.discrepancy('after', { source: at(251) }),
    make.discrepancy('elsewhere', { source: at(100, 'progress-r2') }),
    make.discrepancy('aside', { source: at(100, 'progress-r2'), otherSources: [at(176)] }),
    make.discrepancy('lineless', { source: at() }),
  ]
  expect(findingsAbout(programmes, costs, findings).map(({ id }) => id)).toEqual(['named', 'among', 'last', 'first'])
})

test('rows without a line have no place a finding could stand in', () => {
  expect(findingsAbout([make.programme('健福-02', { source: at() })], [], [make.discrepancy('x', { source: at(1) })])).toEqual([])
})
