import type { ItemChange } from '../domain/changes'
import type { Initiative } from '../domain/initiative'
import { kindCode } from '../domain/crosswalk'

/** Addresses of the app's screens, in one place. */
export function planRoute(plan: string): string {
  return `/plans/${plan}`
}

export function goalRoute(place: { readonly plan: string, readonly goal: number }): string {
  return `/plans/${place.plan}/goals/${place.goal}`
}

/** A kind has no screen of its own; it is a place on its goal's. */
export function kindRoute(place: { readonly plan: string, readonly goal: number, readonly direction: number, readonly kind: number }): string {
  return `${goalRoute(place)}#kind-${kindCode(place)}`
}

export function directionRoute(place: { readonly plan: string, readonly goal: number, readonly direction: number }): string {
  return `${goalRoute(place)}#direction-${place.goal}-${place.direction}`
}

export function initiativeRoute(item: Pick<Initiative, 'plan' | 'code'>): string {
  return `/plans/${item.plan}/initiatives/${item.code}`
}

export function indicatorRoute(id: string): string {
  return `/indicators/${id}`
}

/** Where a change can be looked at. */
export function changeRoute(change: ItemChange): string {
  const [plan = '', rest = ''] = change.key.split('/')
  const [goal = 0, direction = 0, kind = 0] = rest.split('-').map(Number)
  switch (change.collection) {
    case 'initiatives': return initiativeRoute({ plan, code: rest })
    case 'indicators': return indicatorRoute(change.key)
    case 'plans': return planRoute(change.key)
    case 'goals': return goalRoute({ plan, goal })
    case 'directions': return directionRoute({ plan, goal, direction })
    case 'kinds': return kindRoute({ plan, goal, direction, kind })
  }
}

/** Where a search hit leads, by its key (`initiative:r2/1-1-1-1`). */
export function documentRoute(key: string): string {
  const [kind = '', id = ''] = key.split(':')
  const [plan = '', rest = ''] = id.split('/')
  const [goal = 0, direction = 0, third = 0] = rest.split('-').map(Number)
  switch (kind) {
    case 'initiative': return initiativeRoute({ plan, code: rest })
    case 'indicator': return indicatorRoute(id)
    case 'goal': return goalRoute({ plan, goal })
    case 'direction': return directionRoute({ plan, goal, direction })
    default: return kindRoute({ plan, goal, direction, kind: third })
  }
}
