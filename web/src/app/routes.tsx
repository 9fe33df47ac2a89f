/**
 * Addresses of the page, after the `#`. Every page comes with the first load, never later: a script
 * that is fetched after the program has ended would be that of whoever listens at its port then.
 */
import type { ComponentType } from 'react';
import AtlasPage from '../atlas/AtlasPage';
import WelcomePage from '../atlas/WelcomePage';
import CausesPage from '../causes/CausesPage';
import DataPage from '../data/DataPage';
import CheckInPage from '../diary/CheckInPage';
import TodayPage from '../diary/TodayPage';
import DayPage from '../diary/DayPage';
import YearPage from '../diary/YearPage';
import KnotPage from '../knot/KnotPage';
import RecordPage from '../knots/RecordPage';
import PaintPage from '../locate/PaintPage';
import ResultPage from '../locate/ResultPage';
import IntakePage from '../plan/IntakePage';
import PlanPage from '../plan/PlanPage';
import ReportPage from '../report/ReportPage';
import FlagPage from '../safety/FlagPage';
import SafetyPage from '../safety/SafetyPage';
import type { PlaceName } from '../ui/Frame';

export type Route = {
  Page: ComponentType;
  /** Set when the page stands in the frame with bar and rail. */
  place?: PlaceName;
};

const route = (Page: ComponentType, place?: PlaceName): Route => ({
  Page,
  ...(place ? { place } : {}),
});

export const routes: Record<string, Route> = {
  '': route(WelcomePage),
  paint: route(PaintPage),
  safety: route(SafetyPage),
  flag: route(FlagPage),
  help: route(FlagPage),
  result: route(ResultPage, 'body'),
  intake: route(IntakePage),
  today: route(TodayPage, 'today'),
  check_in: route(CheckInPage),
  plan: route(PlanPage, 'today'),
  report: route(ReportPage, 'diary'),
  causes: route(CausesPage, 'causes'),
  diary: route(YearPage, 'diary'),
  day: route(DayPage, 'diary'),
  knot: route(KnotPage, 'body'),
  record: route(RecordPage, 'knots'),
  atlas: route(AtlasPage, 'body'),
  data: route(DataPage, 'settings'),
};

export function routeName(hash: string): string {
  const name = hash.replace(/^#\/?/, '').split(/[/?]/)[0] ?? '';
  return Object.hasOwn(routes, name) ? name : '';
}
