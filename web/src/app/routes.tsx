/** Addresses of the page, after the `#`. Pages load when they are first needed. */
import type { ComponentType } from 'react';
import type { PlaceName } from '../ui/Frame';

type Loader = () => Promise<{ default: ComponentType }>;

export type Route = {
  load: Loader;
  /** Set when the page stands in the frame with bar and rail. */
  place?: PlaceName;
  /** Where a person goes from here: fetched while nothing else is to do. */
  next: string[];
};

const route = (load: Loader, next: string[], place?: PlaceName): Route => ({
  load,
  next,
  ...(place ? { place } : {}),
});

const flagPage: Loader = () => import('../safety/FlagPage');

export const routes: Record<string, Route> = {
  '': route(() => import('../atlas/WelcomePage'), ['paint', 'help', 'knot']),
  paint: route(() => import('../locate/PaintPage'), ['safety', 'knot']),
  safety: route(() => import('../safety/SafetyPage'), ['result', 'flag']),
  flag: route(flagPage, ['safety']),
  help: route(flagPage, ['']),
  result: route(() => import('../locate/ResultPage'), ['intake', 'plan', 'report', 'knot'], 'body'),
  intake: route(() => import('../plan/IntakePage'), ['plan']),
  plan: route(() => import('../plan/PlanPage'), ['report', 'result'], 'today'),
  report: route(() => import('../report/ReportPage'), ['plan', 'result'], 'diary'),
  knot: route(() => import('../knot/KnotPage'), ['paint', 'result'], 'body'),
};

export function routeName(hash: string): string {
  const name = hash.replace(/^#\/?/, '').split(/[/?]/)[0] ?? '';
  return Object.hasOwn(routes, name) ? name : '';
}

/** Fetches what may be opened next; a failure shows when it is really opened. */
export function loadNext(name: string): void {
  for (const next of routes[name]?.next ?? []) routes[next]?.load().catch(() => undefined);
}
