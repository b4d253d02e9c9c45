import type { Indicator } from '../../domain/indicator'
import type { Initiative } from '../../domain/initiative'
import type { Service } from '../../domain/service'
import type { FirstEdition, FirstPage, PageDraft } from './frame'
import { readYears } from '../../domain/indicator'
import { initiativeTitle } from '../../domain/initiative'
import { indicatorLines } from '../charts/indicator-lines'
import { amount, cellText, longYear } from '../format'
import { indicatorSentence } from '../indicator-sentence'
import { goalRoute, indicatorRoute, initiativeRoute, planRoute, serviceRoute } from '../routes'
import { ABSENCE, COMMON, GRADE_WORD, JOINT } from '../text/common'
import { FIRST_PAGE } from '../text/first-page'
import { INDICATOR } from '../text/indicator'
import { INITIATIVE, PLAN } from '../text/plan'
import { SERVICE, SERVICES_TEXT } from '../text/services'
import { framed, sourceLine, sourceLink, summary } from './frame'
import { linePicture } from './line-picture'
import { html } from './markup'

/** Every initiative: what it is, who does it, and each year's target, result and grade with the place it is printed. */
export function initiativePages(edition: FirstEdition): readonly PageDraft[] {
  return edition.content.initiatives.map(item => ({ address: initiativeRoute(item).slice(1), write: () => initiativePage(edition, item) }))
}

function initiativePage(edition: FirstEdition, item: Initiative): FirstPage {
  const plan = edition.content.plans.find(each => each.plan === item.plan)
  const years = [...new Set([...Object.keys(item.targets), ...Object.keys(item.reports), ...Object.keys(item.grades)].map(Number))].sort((a, b) => a - b)
  return framed(edition, {
    address: initiativeRoute(item).slice(1),
    title: initiativeTitle(item),
    above: INITIATIVE.code(item.code),
    crumbs: [
      { label: COMMON.plans, to: '/plans' },
      { label: plan?.name ?? item.plan, to: planRoute(item.plan) },
      { label: PLAN.goal(item.goal), to: goalRoute(item) },
    ],
    body: [
      html`<h2>${INITIATIVE.what}</h2>`,
      summary(item.summary, INITIATIVE.noSummary),
      html`${!item.reported && html`<p>${INITIATIVE.notInReport}</p>`}${item.note !== '' && html`<p>${item.note}</p>`}`,
      html`<p><b>${INITIATIVE.departments}</b>${JOINT.colon}${item.departments.length === 0 ? COMMON.unregistered : item.departments.join(JOINT.list)}</p>`,
      sourceLine(edition, item.source),
      ...years.toReversed().flatMap((year) => {
        const [report, grade] = [item.reports[year], item.grades[year]]
        return report || grade
          ? [html`<section><h2>${INITIATIVE.resultTitle(longYear(year))}</h2>${report && html`${summary(report.summary, COMMON.unregistered)}${sourceLine(edition, report.source)}`}
<p><b>${INITIATIVE.grade}</b>${JOINT.colon}${grade ? html`${grade.printedAs} ${JOINT.bracketed(GRADE_WORD[grade.grade])} ${sourceLink(edition, grade.source)}` : COMMON.noGrade}</p></section>`]
          : []
      }),
      years.length > 0
        ? html`<h2>${INITIATIVE.cellsTitle}</h2><div class="wide"><table><thead><tr><th scope="col">${INITIATIVE.year}</th><th scope="col">${INITIATIVE.target}</th><th scope="col">${INITIATIVE.grade}</th></tr></thead><tbody>${years.map(year => html`<tr><th scope="row">${longYear(year)}</th><td>${cellText(item.targets[year])}</td><td>${item.grades[year]?.printedAs ?? COMMON.noGrade}</td></tr>`)}</tbody></table></div>`
        : html``,
    ],
  })
}

/** The list of indicators, and every indicator with its years. */
export function indicatorPages(edition: FirstEdition): readonly PageDraft[] {
  return [
    { address: 'indicators', write: () => indicatorList(edition) },
    ...edition.content.indicators.map(indicator => ({ address: indicatorRoute(indicator.id).slice(1), write: () => indicatorPage(edition, indicator) })),
  ]
}

function indicatorList(edition: FirstEdition): FirstPage {
  return framed(edition, {
    address: 'indicators',
    title: INDICATOR.listTitle,
    crumbs: [],
    body: [html`<p>${INDICATOR.listLead}</p><ul role="list" class="stack">${edition.content.indicators.map(indicator => html`<li class="card"><a class="tap" href="${indicatorRoute(indicator.id)}"><b>${indicator.name}</b></a><br>${indicatorSentence(indicator)}</li>`)}</ul>`],
  })
}

function indicatorPage(edition: FirstEdition, indicator: Indicator): FirstPage {
  return framed(edition, {
    address: indicatorRoute(indicator.id).slice(1),
    title: indicator.name,
    crumbs: [{ label: COMMON.indicators, to: '/indicators' }],
    body: [
      html`<p>${indicatorSentence(indicator)}</p><p class="quiet">${indicator.better === 'higher' ? INDICATOR.betterHigher : INDICATOR.betterLower}</p>`,
      linePicture(indicatorLines(indicator), indicatorSentence(indicator)),
      html`<h2>${INDICATOR.tableTitle}</h2><div class="wide"><table><thead><tr><th scope="col">${INDICATOR.year}</th><th scope="col">${INDICATOR.target}</th><th scope="col">${INDICATOR.result}</th><th scope="col">${COMMON.source}</th></tr></thead><tbody>${readYears(indicator).map(({ year, target, result, source }) => html`<tr><th scope="row">${longYear(year)}</th><td>${target.kind === 'set' ? amount(target.value, indicator.unit) : ABSENCE[target.kind]}</td><td>${result.kind === 'reported' ? amount(result.value, indicator.unit) : ABSENCE[result.kind]}</td><td>${sourceLink(edition, source)}</td></tr>`)}</tbody></table></div>`,
      html`${indicator.note !== '' && html`<p>${indicator.note}</p>`}`,
    ],
  })
}

/** The list of services, and every service with whom to call. */
export function servicePages(edition: FirstEdition): readonly PageDraft[] {
  return [
    { address: 'services', write: () => serviceList(edition) },
    ...edition.content.services.map(service => ({ address: serviceRoute(service.id).slice(1), write: () => servicePage(edition, service) })),
  ]
}

function serviceList(edition: FirstEdition): FirstPage {
  const { services } = edition.content
  return framed(edition, {
    address: 'services',
    title: SERVICES_TEXT.title,
    crumbs: [],
    body: [services.length === 0
      ? html`<p>${SERVICES_TEXT.none}</p>`
      : html`<h2>${FIRST_PAGE.services(services.length)}</h2><ul>${services.map(service => html`<li><a class="tap" href="${serviceRoute(service.id)}">${service.name}</a></li>`)}</ul>`],
  })
}

function servicePage(edition: FirstEdition, service: Service): FirstPage {
  const { content } = edition
  const main = content.contacts.find(contact => contact.main && contact.phone !== '')
  const facts = [
    [SERVICE.facts.organization, service.organization.join(JOINT.list)],
    [SERVICE.facts.department, service.department.join(JOINT.list)],
    [SERVICE.facts.location, service.location.join(JOINT.list)],
    [SERVICE.facts.hours, service.hours],
  ] as const
  return framed(edition, {
    address: serviceRoute(service.id).slice(1),
    title: service.name,
    above: `${SERVICE.facts.type}${JOINT.colon}${service.type}`,
    crumbs: [{ label: COMMON.services, to: '/services' }],
    body: [
      service.phone !== ''
        ? html`<p><a class="call" href="tel:${service.phone}">${SERVICE.call(service.phone)}</a></p>`
        : html`<p>${main ? SERVICE.noPhone : SERVICE.noPhoneAtAll}</p>${main && html`<p><a class="call" href="tel:${main.phone}">${SERVICE.callMain(main.organization, main.phone)}</a></p>`}`,
      summary(service.summary, SERVICES_TEXT.summaryMissing),
      html`<dl>${facts.map(([name, text]) => html`<dt><b>${name}</b></dt><dd>${text === '' ? COMMON.unregistered : text}</dd>`)}</dl>`,
      html`${service.note !== '' && html`<p>${service.note}</p>`}`,
      sourceLine(edition, service.source),
    ],
  })
}
