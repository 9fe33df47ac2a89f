/** The screens of the causes: what the program once said, in each of its states. */
import { recordedAnswer, standIn } from './causes_stand_in.mjs';
import { jump } from './program.mjs';

const running = { state: 'checking', done: 0.4, seconds_left: 12, run: 1 };

const early = ({ causes }) => {
  Object.assign(causes, { headline: 'not_enough_days', headline_group: null, guess: null });
  Object.assign(causes, { days: 6, days_scored: 5, days_to_go: 9 });
  causes.day_by_day = causes.day_by_day.slice(-6);
  causes.day_by_day.forEach((day, k) => (day.score = k === 3 ? null : (day.score ?? 4)));
  for (const group of causes.groups) group.verdict = 'not_enough_days';
};

const low = ({ causes }) => {
  Object.assign(causes, { in_points: true, unexplained_share: null, sliders: [] });
  Object.assign(causes, { headline: 'nothing_found', headline_group: null, guess: null });
  for (const group of causes.groups)
    Object.assign(group, { share: null, verdict: 'nothing_found' });
};

/** Everything that may stand on the page at once. */
const rich = ({ causes }) => {
  const verdicts = ['cannot_tell', 'nothing_found', 'not_enough_days', 'leaning', 'found'];
  const some = { p05: -0.05, p25: 0.05, p50: 0.12, p75: 0.2, p95: 0.3 };
  causes.groups.forEach((group, k) => {
    const more = { verdict: verdicts[k], share: some, points: some, points_not_seen: 0.1 };
    if (k < 4) Object.assign(group, more, { mostly_assumption: true, days_more: 9 });
  });
  const [stress] = causes.sliders;
  const sits = { cause: 'unbroken_sitting_bouts', group: 'sitting_all_day', unit: 'sits' };
  causes.sliders.push({ ...stress, ...sits, name: 'Sits over an hour', step: 1, current: 4.4 });
  const [heat] = causes.treatments;
  const change = { ...heat.change, p95: 0.4 };
  causes.treatments.push(
    { ...heat, treatment: 'stretch', name: 'Stretch and hold', course: true, days_done: 1 },
    { ...heat, treatment: 'pill', name: 'Painkiller', painkiller: true, change },
  );
  const groups = { group: 'overuse_or_injury', other_group: 'sitting_all_day' };
  const pair = { cause: 'overuse_novel_load', other: 'unbroken_sitting_bouts', ...groups };
  causes.pairs = [{ ...pair, correlation: -0.9 }];
  const kinds = ['weekends', 'extremes', 'trend', 'little_variation', 'prior_sensitive'];
  causes.checks = kinds.map((kind) => {
    return { kind, about: 'stress_and_tension', observed: -0.8, expected: 0.1, tail: 0.01 };
  });
};

async function causes(page, change = () => undefined) {
  const answer = recordedAnswer();
  change(answer);
  await standIn(page, {
    'GET /api/causes': () => answer,
    'GET /api/causes/progress': () => answer.progress,
  });
  await jump(page, 'causes', {});
  await page.locator('.causes').waitFor();
}

/** Lines and tables of one card after the other; more than one round, as tables lie inside. */
async function openAll(page) {
  const closed = page.locator('.causes [aria-expanded="false"]:visible');
  for (let n = 0; n < 60 && (await closed.count()) > 0; n++) await closed.first().click();
}

const leave = (page) => page.unrouteAll({ behavior: 'wait' });
const screen = (name, go) => ({ name, go, leave });

export const causesScreens = [
  screen('causes', (page) => causes(page)),
  screen('causes-open', async (page) => {
    await causes(page, rich);
    await openAll(page);
  }),
  screen('causes-early', (page) => causes(page, early)),
  screen('causes-empty', (page) =>
    causes(page, (answer) => {
      early(answer);
      Object.assign(answer.causes, { first_date: null, date: '', days: 0, days_scored: 0 });
    }),
  ),
  screen('causes-checking', (page) =>
    causes(page, (answer) => Object.assign(answer, { rough: true, progress: running })),
  ),
  screen('causes-place', (page) =>
    causes(page, (answer) => {
      const [neck] = answer.places;
      answer.places.push({ ...neck, region: 'lumbar_lower', side: 'unknown', days_pain: 31 });
    }),
  ),
  screen('causes-low', (page) => causes(page, low)),
];
