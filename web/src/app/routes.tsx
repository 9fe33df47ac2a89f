/** Addresses of the page, after the `#`. Pages load when they are first opened. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { PlaceName } from '../ui/Frame';

export type Route = {
  Page: LazyExoticComponent<ComponentType>;
  /** Set when the page stands in the frame with bar and rail. */
  place?: PlaceName;
};

export const routes: Record<string, Route> = {
  '': { Page: lazy(() => import('../atlas/WelcomePage')) },
  paint: { Page: lazy(() => import('../locate/PaintPage')) },
  safety: { Page: lazy(() => import('../safety/SafetyPage')) },
  flag: { Page: lazy(() => import('../safety/FlagPage')) },
  help: { Page: lazy(() => import('../safety/FlagPage')) },
  result: { Page: lazy(() => import('../locate/ResultPage')), place: 'body' },
  intake: { Page: lazy(() => import('../plan/IntakePage')) },
  plan: { Page: lazy(() => import('../plan/PlanPage')), place: 'today' },
  report: { Page: lazy(() => import('../report/ReportPage')), place: 'diary' },
  knot: { Page: lazy(() => import('../knot/KnotPage')), place: 'body' },
};

export function routeName(hash: string): string {
  const name = hash.replace(/^#\/?/, '').split(/[/?]/)[0] ?? '';
  return name in routes ? name : '';
}
