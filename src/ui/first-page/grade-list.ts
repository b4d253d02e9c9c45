import type { GradeShare } from '../../domain/grade-share'
import type { Markup } from './markup'
import { GRADES } from '../../domain/grade'
import { sharePercent } from '../../domain/grade-share'
import { COMMON, GRADE_WORD, JOINT } from '../text/common'
import { UNITS } from '../text/units'
import { html } from './markup'

/** How many initiatives have which grade, in words. */
export function gradeList(share: GradeShare): Markup {
  return html`<ul role="list" class="row">${GRADES.map(grade => html`<li><b>${grade}</b>${JOINT.open}${GRADE_WORD[grade]}${JOINT.close} ${COMMON.count(share.counts[grade])}${JOINT.bracketed(UNITS.percent(String(sharePercent(share, grade))))}</li>`)}</ul>`
}
