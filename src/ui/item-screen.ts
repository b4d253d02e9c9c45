import type { Component } from 'vue'
import type { ItemRef } from '../domain/item-ref'
import { defineAsyncComponent } from 'vue'
import { parseRef } from '../domain/item-ref'
import { screenOf } from './item-notes'

/** The screen of an item, to be put anywhere. */
export interface ItemScreen {
  readonly component: Component
  readonly props: Readonly<Record<string, string>>
}

const SCREENS = {
  goal: defineAsyncComponent(() => import('./pages/GoalPage.vue')),
  initiative: defineAsyncComponent(() => import('./pages/InitiativePage.vue')),
  indicator: defineAsyncComponent(() => import('./pages/IndicatorPage.vue')),
  programme: defineAsyncComponent(() => import('./pages/ProgrammePage.vue')),
  service: defineAsyncComponent(() => import('./pages/ServicePage.vue')),
  meeting: defineAsyncComponent(() => import('./pages/MeetingPage.vue')),
}

/** The screen an item is shown on; undefined for items that are lines of a long list. */
export function itemScreen(item: ItemRef): ItemScreen | undefined {
  const at = parseRef(screenOf(item))
  const [first = '', rest = ''] = at?.key.split('/') ?? []
  switch (at?.kind) {
    case 'goal': return { component: SCREENS.goal, props: { plan: first, goal: rest } }
    case 'initiative': return { component: SCREENS.initiative, props: { plan: first, code: rest } }
    case 'indicator': return { component: SCREENS.indicator, props: { id: at.key } }
    case 'programme': return { component: SCREENS.programme, props: { id: at.key } }
    case 'service': return { component: SCREENS.service, props: { id: at.key } }
    case 'meeting': return { component: SCREENS.meeting, props: { id: at.key } }
    default: return undefined
  }
}
