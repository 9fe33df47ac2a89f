import { describe, expect, it } from 'vitest';
import type { LocateAnswer } from '../engine/engine';
import { hasText } from '../texts/text';
import { alternativesFor, chancesOf, exercisesFor, helpsFor, lookAlikes } from './care.model';
import { realAtlas, realCare } from './realKnowledge.testing';
import { oftenRegions } from './zones.model';

const atlas = realAtlas();
const care = realCare();
const muscle = (id: string) => atlas.muscles.find((own) => own.id === id)!;

describe('exercises', () => {
  it('are those whose targets name the muscle, and no others', () => {
    for (const own of atlas.muscles) {
      const chosen = new Set(exercisesFor(care, own).map((exercise) => exercise.id));
      for (const exercise of care.exercises) {
        const meant = exercise.target_muscles.some((id) => own.exercise_targets.includes(id));
        expect(chosen.has(exercise.id), `${own.id} ${exercise.id}`).toBe(meant);
      }
    }
    expect(exercisesFor(care, muscle('levator_scapulae')).map((own) => own.id)).toContain(
      'st_levator',
    );
  });

  it('have a word for their kind', () => {
    for (const own of care.exercises) expect(hasText('atlas', `kind.${own.kind}`)).toBe(true);
  });
});

describe('what helps', () => {
  it('is meant for that place, can be done at home, and has its interval', () => {
    for (const own of atlas.muscles) {
      for (const { treatment, effect } of helpsFor(care, own)) {
        expect(treatment.at_home).toBe(true);
        expect(effect.low).toBeLessThanOrEqual(effect.value);
        expect(effect.value).toBeLessThanOrEqual(effect.high);
      }
    }
  });

  it('differs by place: strength for the legs is nothing for the jaw', () => {
    const ids = (id: string) => helpsFor(care, muscle(id)).map((own) => own.treatment.id);
    expect(ids('masseter')).not.toContain('strength_back_hip_leg');
    expect(ids('gluteus_medius')).toContain('strength_back_hip_leg');
    expect(ids('tibialis_anterior')).not.toContain('band_strength_neck_shoulder');
  });
});

describe('look-alikes', () => {
  it('share places that are felt often, nearest first, and never the muscle itself', () => {
    for (const own of atlas.muscles) {
      const often = oftenRegions(own);
      const alike = lookAlikes(atlas, own);
      const shares = alike.map(({ muscle: other, shared }) => {
        const union = new Set([...often, ...oftenRegions(other)]);
        expect(shared.every((region) => often.includes(region))).toBe(true);
        return shared.length / union.size;
      });
      expect(alike.map((one) => one.muscle.id)).not.toContain(own.id);
      expect(shares, own.id).toEqual([...shares].sort((a, b) => b - a));
      expect(Math.min(1, ...shares)).toBeGreaterThan(0);
    }
  });

  it('come with tests that speak about one of the two', () => {
    for (const own of atlas.muscles) {
      for (const { muscle: other, tests } of lookAlikes(atlas, own)) {
        for (const test of tests) {
          const both = [own.id, other.id].filter((id) => test.muscles.includes(id));
          expect(both, `${own.id} ${other.id} ${test.id}`).toHaveLength(1);
          expect(test.who).not.toBe('clinician');
        }
      }
    }
  });

  it('name what is no muscle where that is mostly felt', () => {
    const organ = atlas.alternatives.find((own) => own.id === 'inner_organ')!.name;
    expect(alternativesFor(atlas, muscle('masseter'))).toContain(organ);
    expect(alternativesFor(atlas, muscle('soleus'))).not.toContain(organ);
  });
});

it('the own chance of a muscle is that of the likelier side', () => {
  const answer = {
    muscles: [
      { muscle: 'soleus', side: 'left', probability: 0.2 },
      { muscle: 'soleus', side: 'right', probability: 0.5 },
    ],
  } as unknown as LocateAnswer;
  expect(chancesOf(answer).get('soleus')).toEqual({ side: 'right', probability: 0.5 });
  expect(chancesOf(answer).has('masseter')).toBe(false);
});
