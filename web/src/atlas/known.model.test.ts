import { describe, expect, it } from 'vitest';
import { hasText } from '../texts/text';
import {
  gradeOfNumber,
  gradeOfStatement,
  grades,
  knownRows,
  populationKey,
  weakest,
  type KnownRow,
} from './known.model';
import { realAtlas, realClaims } from './realKnowledge.testing';

const atlas = realAtlas();
const claims = realClaims();
const rowsOf = (id: string): KnownRow[] =>
  knownRows(
    atlas,
    claims,
    atlas.muscles.find((own) => own.id === id)!,
  );
const row = (id: string, wanted: string): KnownRow => rowsOf(id).find((own) => own.id === wanted)!;

describe('grades', () => {
  it('follow what the knowledge says of itself', () => {
    expect((['yes', 'partly', 'memory'] as const).map(gradeOfStatement)).toEqual([
      'sure',
      'fair',
      'unsure',
    ]);
    expect((['measured', 'derived', 'assumed'] as const).map(gradeOfNumber)).toEqual([
      'fair',
      'estimate',
      'estimate',
    ]);
  });

  it('are those of the weakest part, and not known where there is none', () => {
    expect(weakest(['sure', 'unsure', 'fair'])).toBe('unsure');
    expect(weakest([])).toBe('not_known');
  });

  it('change with the data of any muscle, in every row that rests on it', () => {
    for (const muscle of atlas.muscles) {
      const better = {
        ...muscle,
        verified: 'yes' as const,
        points: muscle.points.map((point) => ({
          ...point,
          verified: 'yes' as const,
          depth_mm: { ...point.depth_mm, kind: 'measured' as const },
        })),
      };
      const grade = (id: string) =>
        knownRows(atlas, claims, better).find((own) => own.id === id)!.grade;
      expect([grade('lies'), grade('depth'), grade('zones')], muscle.id).toEqual([
        'sure',
        'fair',
        'fair',
      ]);
    }
  });
});

describe('what is known of each muscle', () => {
  it('has the same seven questions for all, each with words', () => {
    for (const muscle of atlas.muscles) {
      const rows = knownRows(atlas, claims, muscle);
      expect(rows.map((own) => own.id)).toEqual([
        'lies',
        'depth',
        'press',
        'zones',
        'spot',
        'tests',
        'found',
      ]);
      for (const own of rows) {
        expect(grades).toContain(own.grade);
        expect(own.lines.length, `${muscle.id} ${own.id}`).toBeGreaterThan(0);
        expect(own.basis.length, `${muscle.id} ${own.id}`).toBeGreaterThan(0);
        for (const line of [...own.lines, ...own.basis])
          expect(hasText('atlas', line.key) || hasText('atlas', `${line.key}_one`), line.key).toBe(
            true,
          );
        for (const source of own.sources) expect(atlas.sources).toHaveProperty([source]);
      }
    }
  });

  it('never claims to be sure of a zone, a depth or a spot', () => {
    for (const muscle of atlas.muscles) {
      for (const own of knownRows(atlas, claims, muscle)) {
        if (own.id !== 'lies') expect(own.grade, `${muscle.id} ${own.id}`).not.toBe('sure');
      }
    }
  });

  it('says the depth from low to high, and each point alone where they differ', () => {
    const depth = row('levator_scapulae', 'depth');
    expect(depth.grade).toBe('estimate');
    expect(depth.lines).toHaveLength(1);
    expect(depth.lines[0]!.values).toMatchObject({ value: 20, low: 12, high: 32 });
  });

  it('gives the published agreement and where it was measured', () => {
    expect(row('levator_scapulae', 'press').lines[0]!.values).toEqual({ kappa: '0.58' });
    const keys = (id: string) => row(id, 'spot').lines.map((line) => line.key);
    expect(keys('piriformis')).toContain('known.spot.here');
    expect(keys('levator_scapulae')).toContain('known.spot.elsewhere');
  });

  it('says who was asked, or that no figure was found', () => {
    const found = row('levator_scapulae', 'found');
    expect(found.lines[0]!.values).toMatchObject({ percent: 82, n: 224 });
    expect(found.lines[1]!.key).toBe('found.range');
    expect(found.sources).toEqual(['CER-2016', 'AND-2011']);
    const silent = atlas.muscles.find((own) => own.prevalence.length === 0)!;
    expect(row(silent.id, 'found')).toMatchObject({ grade: 'not_known', sources: [] });
  });

  it('has words for every population and status of the knowledge', () => {
    for (const muscle of atlas.muscles) {
      for (const own of muscle.prevalence) {
        expect(hasText('atlas', populationKey(own)), own.population).toBe(true);
        expect(hasText('atlas', `status.${own.status}`), own.status).toBe(true);
      }
    }
  });
});
