/** Addresses of the page, after the `#`. Pages load when they are first opened. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { PlaceName } from '../ui/Frame';

export type Route = {
  Page: LazyExoticComponent<ComponentType>;
  title: string;
  /** Set when the page stands in the frame with bar and rail. */
  place?: PlaceName;
};

export const routes: Record<string, Route> = {
  '': { Page: lazy(() => import('../atlas/WelcomePage')), title: 'Unknot' },
  paint: { Page: lazy(() => import('../locate/PaintPage')), title: 'Where does it hurt?' },
  safety: { Page: lazy(() => import('../safety/SafetyPage')), title: 'Safety questions' },
  flag: { Page: lazy(() => import('../safety/FlagPage')), title: 'Get help' },
  help: { Page: lazy(() => import('../safety/FlagPage')), title: 'Get help' },
  result: { Page: lazy(() => import('../locate/ResultPage')), title: 'What fits', place: 'body' },
  intake: { Page: lazy(() => import('../plan/IntakePage')), title: 'What your body allows' },
  plan: { Page: lazy(() => import('../plan/PlanPage')), title: 'Today', place: 'today' },
  report: {
    Page: lazy(() => import('../report/ReportPage')),
    title: 'For your therapist',
    place: 'diary',
  },
  knot: { Page: lazy(() => import('../knot/KnotPage')), title: 'What is a knot?', place: 'body' },
};

export function routeName(hash: string): string {
  const name = hash.replace(/^#\/?/, '').split(/[/?]/)[0] ?? '';
  return name in routes ? name : '';
}
