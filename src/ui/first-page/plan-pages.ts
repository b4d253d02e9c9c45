import type { GoalOutline, PlanOutline } from '../../domain/outline'
import type { FirstEdition, FirstPage, PageDraft } from './frame'
import type { Markup } from './markup'
import { fiscalYearOf } from '../../domain/fiscal-year'
import { initiativeTitle } from '../../domain/initiative'
import { gradeDocument, latestGradedYearOf, outlinePlan, reportedShare } from '../../domain/outline'
import { planPhase } from '../../domain/plan'
import { bytes as formatBytes, longYear } from '../format'
import { goalRoute, indicatorRoute, initiativeRoute, planRoute } from '../routes'
import { COMMON, GRADES_TEXT, JOINT } from '../text/common'
import { HOME, OFFLINE } from '../text/home'
import { PLAN } from '../text/plan'
import { indicatorSentence } from '../indicator-sentence'
import { framed, sourceLine, summary } from './frame'
import { gradeList } from './grade-list'
import { html } from './markup'

const PHASE_ORDER = { current: 0, past: 1, future: 2 } as const

function outlines({ content, outlines }: FirstEdition): readonly PlanOutline[] {
  return outlines ?? content.plans.flatMap(({ plan }) => outlinePlan(content, plan) ?? [])
}

/** Plans in the order a reader looks for them: the running one first, on the day the edition was made. */
function planCards(edition: FirstEdition): Markup {
  const phased = edition.content.plans
    .map(plan => ({ plan, phase: planPhase(plan, fiscalYearOf(edition.created.slice(0, 10))) }))
    .sort((a, b) => PHASE_ORDER[a.phase] - PHASE_ORDER[b.phase])
  return html`${phased.map(({ plan, phase }) => html`<section class="card"><p class="quiet">${PLAN.phase[phase]}${JOINT.colon}${PLAN.years(longYear(plan.fromYear), longYear(plan.toYear))}</p>
<h2><a class="tap" href="${planRoute(plan.plan)}">${plan.title} ${plan.name}</a></h2>${plan.slogan !== '' && html`<p>${PLAN.slogan}${JOINT.colon}${plan.slogan}</p>`}</section>`)}`
}

/** The home screen: what the app is for, the plans, and the newest grades. */
export function homePage(edition: FirstEdition): FirstPage {
  const jobs = [
    { to: '/plans', ...HOME.jobs.plan },
    { to: '/evaluation', ...HOME.jobs.fell },
    { to: '/indicators', ...HOME.jobs.indicators },
    { to: '/services', ...HOME.jobs.services },
  ]
  const graded = outlines(edition).flatMap((outline) => {
    const year = latestGradedYearOf(outline.initiatives.filter(item => item.plan === outline.plan.plan))
    return year === undefined ? [] : [{ outline, year }]
  }).sort((a, b) => b.year - a.year)[0]
  return framed(edition, {
    address: '',
    title: edition.content.city[0]?.title ?? HOME.title,
    crumbs: [],
    body: [
      html`<p>${HOME.lead}</p>${edition.bytes !== undefined && html`<section class="well"><p><b>${OFFLINE.ready}</b></p><p>${OFFLINE.readyNote(edition.version, formatBytes(edition.bytes))}</p></section>`}<h2>${HOME.jobsTitle}</h2><ul role="list" class="stack">${jobs.map(({ to, label, note }) => html`<li class="card"><a class="tap" href="${to}"><b>${label}</b></a><br><small>${note}</small></li>`)}</ul>`,
      planCards(edition),
      ...(graded ? [html`<section><h2>${HOME.gradesTitle(longYear(graded.year))}</h2><p>${HOME.gradesNote(documentName(edition, graded.outline, graded.year))}</p>
${graded.outline.goals.filter(goal => reportedShare(goal.initiatives, graded.year).graded > 0).map(goal => html`<section class="card"><h3><a class="tap" href="${goalRoute(goal.goal)}">${PLAN.goalName(goal.goal.goal, goal.goal.name)}</a></h3>${gradeList(reportedShare(goal.initiatives, graded.year))}</section>`)}
<p class="quiet">${GRADES_TEXT.meaning}</p></section>`] : []),
    ],
  })
}

function documentName({ content }: FirstEdition, outline: PlanOutline, year: number): string {
  const doc = gradeDocument(outline.initiatives, year)
  return content.sources.find(source => source.doc === doc)?.shortTitle ?? ''
}

/** The list of plans, every plan, and every goal of each. */
export function planPages(edition: FirstEdition): readonly PageDraft[] {
  return [
    { address: 'plans', write: () => framed(edition, { address: 'plans', title: PLAN.listTitle, crumbs: [], body: [planCards(edition)] }) },
    ...outlines(edition).flatMap(outline => [
      { address: planRoute(outline.plan.plan).slice(1), write: () => planPage(edition, outline) },
      ...outline.goals.map(goal => ({ address: goalRoute(goal.goal).slice(1), write: () => goalPage(edition, outline, goal) })),
    ]),
  ]
}

function planPage(edition: FirstEdition, outline: PlanOutline): FirstPage {
  return framed(edition, {
    address: planRoute(outline.plan.plan).slice(1),
    title: outline.plan.title,
    above: outline.plan.name,
    crumbs: [{ label: COMMON.plans, to: '/plans' }],
    body: [
      html`<p>${PLAN.period}${JOINT.colon}${PLAN.years(longYear(outline.plan.fromYear), longYear(outline.plan.toYear))}</p>`,
      html`${outline.plan.slogan !== '' && html`<p>${PLAN.slogan}${JOINT.colon}${outline.plan.slogan}</p>`}`,
      summary(outline.plan.summary, PLAN.summaryMissing),
      html`<ol role="list" class="stack">${outline.goals.map(({ goal, directions }) => html`<li class="card"><h2><a class="tap" href="${goalRoute(goal)}">${PLAN.goalName(goal.goal, goal.name)}</a></h2><ul>${directions.map(({ direction }) => html`<li>${direction.name}</li>`)}</ul></li>`)}</ol>`,
    ],
  })
}

function goalPage(edition: FirstEdition, outline: PlanOutline, { goal, initiatives, directions }: GoalOutline): FirstPage {
  const own = initiatives.some(item => item.plan === outline.plan.plan)
  const year = latestGradedYearOf(initiatives)
  const share = year === undefined ? undefined : reportedShare(initiatives, year)
  const indicators = edition.content.indicators.filter(indicator => indicator.plan === outline.plan.plan && indicator.goals.includes(goal.goal))
  return framed(edition, {
    address: goalRoute(goal).slice(1),
    title: goal.name,
    above: `${outline.plan.name} ${PLAN.goal(goal.goal)}`,
    crumbs: [{ label: COMMON.plans, to: '/plans' }, { label: outline.plan.name, to: planRoute(outline.plan.plan) }],
    body: [
      summary(goal.summary, PLAN.summaryMissing),
      sourceLine(edition, goal.source),
      year !== undefined && share && share.graded > 0
        ? html`<h2 id="grades">${own ? PLAN.gradesOf(longYear(year)) : PLAN.gradesInherited(longYear(year))}</h2>${!own && html`<p>${PLAN.gradesInheritedNote}</p>`}<p class="quiet">${PLAN.gradesPrinted(documentName(edition, outline, year))}</p>${gradeList(share)}<p class="quiet">${GRADES_TEXT.meaning}</p>`
        : html`<p>${PLAN.goalUngraded}</p>`,
      html`<h2 id="indicators">${PLAN.indicatorsTitle}</h2>${indicators.length === 0 ? html`<p>${PLAN.indicatorsNone}</p>` : html`<ul role="list" class="stack">${indicators.map(indicator => html`<li class="card"><a class="tap" href="${indicatorRoute(indicator.id)}"><b>${indicator.name}</b></a><br>${indicatorSentence(indicator)}</li>`)}</ul>`}`,
      html`<h2 id="directions">${PLAN.directions}</h2>${directions.map(({ direction, kinds }) => html`<section><h3>${PLAN.direction(direction.direction)} ${direction.name}</h3>${direction.summary !== '' && summary(direction.summary, '')}${kinds.map(({ kind, initiatives: held }) => html`<h4>${kind.name}</h4><ul>${held.map(item => html`<li><a class="tap" href="${initiativeRoute(item)}">${item.code} ${initiativeTitle(item)}</a></li>`)}</ul>`)}</section>`)}`,
    ],
  })
}
