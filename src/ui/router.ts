import type { RouteRecordRaw, Router, RouterHistory } from 'vue-router'
import { createRouter } from 'vue-router'
import { anchorDrawn, keepInSight } from './anchor-drawn'

/** Every screen and its address. Screens are loaded when first opened; the stored app has them all. */
const ROUTES: readonly RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('./pages/HomePage.vue') },
  { path: '/plans', name: 'plans', component: () => import('./pages/PlansPage.vue') },
  {
    path: '/plans/:plan',
    component: () => import('./pages/PlanLayout.vue'),
    props: true,
    children: [
      { path: '', name: 'plan', component: () => import('./pages/PlanPage.vue'), props: true },
      { path: 'goals/:goal', name: 'goal', component: () => import('./pages/GoalPage.vue'), props: true },
      { path: 'initiatives/:code', name: 'initiative', component: () => import('./pages/InitiativePage.vue'), props: true },
    ],
  },
  { path: '/indicators', name: 'indicators', component: () => import('./pages/IndicatorsPage.vue') },
  { path: '/indicators/:id', name: 'indicator', component: () => import('./pages/IndicatorPage.vue'), props: true },
  { path: '/initiatives', name: 'initiatives', component: () => import('./pages/InitiativesPage.vue') },
  { path: '/evaluation/:year?', name: 'evaluation', component: () => import('./pages/EvaluationPage.vue'), props: true },
  { path: '/evaluation/:year/report', name: 'report', component: () => import('./pages/ReportPage.vue'), props: true },
  { path: '/departments', name: 'departments', component: () => import('./pages/DepartmentsPage.vue') },
  { path: '/departments/:name', name: 'department', component: () => import('./pages/DepartmentPage.vue'), props: true },
  { path: '/crosswalk', name: 'crosswalk', component: () => import('./pages/CrosswalkPage.vue') },
  { path: '/programmes', name: 'programmes', component: () => import('./pages/ProgrammesPage.vue') },
  { path: '/programmes/:id', name: 'programme', component: () => import('./pages/ProgrammePage.vue'), props: true },
  { path: '/meetings', name: 'meetings', component: () => import('./pages/MeetingsPage.vue') },
  { path: '/meetings/brief', name: 'brief', component: () => import('./pages/BriefPage.vue') },
  { path: '/meetings/opinions', name: 'opinions', component: () => import('./pages/OpinionsPage.vue') },
  { path: '/meetings/collect', name: 'collect', component: () => import('./pages/CollectPage.vue') },
  { path: '/meetings/take', name: 'take-binder', component: () => import('./pages/TakeBinderPage.vue') },
  { path: '/meetings/binders/:id', name: 'binder', component: () => import('./pages/BinderPage.vue'), props: true },
  { path: '/meetings/binders/:id/present', name: 'present', component: () => import('./pages/PresentPage.vue'), props: true, meta: { alone: true } },
  { path: '/meetings/:id', name: 'meeting', component: () => import('./pages/MeetingPage.vue'), props: true },
  { path: '/services', name: 'services', component: () => import('./pages/ServicesPage.vue') },
  { path: '/services/:id', name: 'service', component: () => import('./pages/ServicePage.vue'), props: true },
  { path: '/visits', name: 'visits', component: () => import('./pages/VisitsPage.vue') },
  { path: '/visits/:id', name: 'visit', component: () => import('./pages/VisitPage.vue'), props: true },
  { path: '/glossary', name: 'glossary', component: () => import('./pages/GlossaryPage.vue') },
  { path: '/discrepancies', name: 'discrepancies', component: () => import('./pages/DiscrepanciesPage.vue') },
  { path: '/sources', name: 'sources', component: () => import('./pages/SourcesPage.vue') },
  { path: '/sources/:doc', name: 'source', component: () => import('./pages/SourcePage.vue'), props: true },
  { path: '/open', name: 'open-data', component: () => import('./pages/OpenDataPage.vue') },
  { path: '/search', name: 'search', component: () => import('./pages/SearchPage.vue'), meta: { ownFocus: true } },
  { path: '/look', name: 'look', component: () => import('./pages/LookPage.vue') },
  { path: '/help', name: 'help', component: () => import('./pages/HelpPage.vue') },
  { path: '/help/install', name: 'install', component: () => import('./pages/InstallPage.vue') },
  { path: '/notes', name: 'notes', component: () => import('./pages/NotesPage.vue') },
  { path: '/settings', name: 'settings', component: () => import('./pages/SettingsPage.vue') },
  { path: '/publish', name: 'publish', component: () => import('./pages/PublishPage.vue') },
  { path: '/accessibility', name: 'accessibility', component: () => import('./pages/AccessibilityPage.vue') },
  // The parts in all their states; a production build has neither the address nor the screen.
  ...(import.meta.env.DEV ? [{ path: '/design', name: 'design', component: () => import('./pages/DesignPage.vue') }] : []),
  { path: '/:missing(.*)*', name: 'missing', component: () => import('./pages/MissingPage.vue'), props: { page: true } },
]

/** Where another city is chosen: a screen of sites that have several, and of no other. */
export const CITY_ROUTE: RouteRecordRaw = { path: '/city', name: 'city', component: () => import('./pages/CityPage.vue') }

/** Where an anchor stands below the edge of the screen, in CSS pixels. */
const BELOW_EDGE = 80

/**
 * The app's router. Going back returns to the place on the page; a new screen starts at its top or at its anchor.
 *
 * @param drawn resolves once there is something to scroll in; told whether an anchor is looked for.
 */
export function createAppRouter(history: RouterHistory, drawn: (anchored: boolean) => Promise<void>): Router {
  const router = createRouter({
    history,
    routes: [...ROUTES],
    scrollBehavior: async (to, from, saved) => {
      await drawn(to.hash !== '')
      if (saved)
        return saved
      if (to.hash) {
        const id = to.hash.slice(1)
        if (!await anchorDrawn(id))
          return false
        keepInSight(id, BELOW_EDGE)
        return { el: `#${CSS.escape(id)}`, top: BELOW_EDGE }
      }
      if (to.path === from.path)
        return false
      // An agenda that is opened at one of its lines goes there by itself, once the notebook is read.
      return typeof to.query.at === 'string' && document.querySelector(`[data-entry="${CSS.escape(to.query.at)}"]`) ? false : { top: 0 }
    },
  })
  return router
}
