/** An answer of 20 days for the tests; each changes what it is about. */
import type { CausesAnswer } from '../engine/engine';
import { groupIds, type Exposure, type Group, type GroupId, type Quantiles } from './causes.model';
import type { DayPart, ForecastDay } from './days.model';

/** A middle with its doubt on both sides. */
export const around = (p50: number, doubt: number): Quantiles => ({
  p05: p50 - 2 * doubt,
  p25: p50 - doubt,
  p50,
  p75: p50 + doubt,
  p95: p50 + 2 * doubt,
});

export const exposure = (cause: string, name: string, more: Partial<Exposure> = {}): Exposure => ({
  cause,
  name,
  unit: 'points',
  days_known: 18,
  in_model: true,
  day_before: false,
  usual: 5,
  range_p05: 2,
  range_p95: 8,
  healthy_level: 2,
  probability_matters: 0.9,
  prior_probability: 0.6,
  effect_per_unit: around(0.2, 0.05),
  effect_over_range: around(1.2, 0.3),
  half_life_hours: around(12, 3),
  half_life_learnt: false,
  response: [
    { days_after: 0, p05: 0.05, p50: 0.2, p95: 0.35 },
    { days_after: 1, p05: 0.01, p50: 0.05, p95: 0.09 },
  ],
  ...more,
});

export const group = (id: GroupId, more: Partial<Group> = {}): Group => ({
  group: id,
  verdict: 'nothing_found',
  probability_matters: 0.5,
  prior_probability: 0.5,
  share: around(0.05, 0.04),
  points: around(0.2, 0.16),
  prior_share: around(0.1, 0.05),
  prior_points: around(0.4, 0.2),
  mostly_assumption: false,
  points_not_seen: 0,
  effect_over_range: around(0.2, 0.3),
  days_logged: 18,
  days_more: null,
  exposures: [exposure(`one of ${id}`, `One of ${id}`)],
  ...more,
});

export const day = (date: string, score: number | null, more: Partial<DayPart> = {}): DayPart => ({
  date,
  score,
  score_from_moments: false,
  expected: 4,
  latent_mean: 4,
  latent_p10: 3.2,
  latent_p90: 4.8,
  points: [0.5, 0.1, 0, 0.4, 1],
  unexplained: 2,
  ...more,
});

export const ahead = (date: string, more: Partial<ForecastDay> = {}): ForecastDay => ({
  date,
  probabilities: [0, 0, 0.1, 0.2, 0.4, 0.2, 0.1, 0, 0, 0, 0],
  mean: 4,
  p05: 2,
  p10: 2.4,
  p25: 3.2,
  p50: 4,
  p75: 4.8,
  p90: 5.6,
  p95: 6,
  ...more,
});

type Causes = CausesAnswer['causes'];

const noDay = {
  first_date: null,
  place_region: null,
  place_side: null,
  headline_group: null,
} as const;
const window = { window_from: '2026-02-02', window_to: '2026-02-21', window_days: 20 };

export const causesOf = (more: Partial<Causes> = {}): Causes => ({
  ...noDay,
  ...window,
  date: '2026-02-21',
  first_date: '2026-02-02',
  depth: 'full',
  headline: 'nothing_found',
  days: 20,
  days_scored: 18,
  days_from_moments: 0,
  days_needed: 14,
  days_to_go: 0,
  pain_mean: 4,
  expected_pain: around(4, 0.2),
  in_points: false,
  groups: groupIds.map((id) => group(id)),
  unexplained_share: around(0.4, 0.1),
  unexplained_points: around(1.6, 0.4),
  amplification: null,
  amplification_learnt: false,
  pairs: [],
  would_teach: [],
  treatments: [],
  sliders: [],
  day_by_day: [],
  forecast: [],
  guess: null,
  checks: [],
  allowed_for: [],
  quality: { rhat_max: 1.001, ess_min: 900, divergences: 0, settled: true },
  ...more,
});

export const answerOf = (more: Partial<Causes> = {}): CausesAnswer => ({
  places: [],
  causes: causesOf(more),
  progress: { state: 'done', done: 1, seconds_left: null, run: 1 },
  rough: false,
  stale: false,
});
