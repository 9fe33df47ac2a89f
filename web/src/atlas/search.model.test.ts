import { describe, expect, it } from 'vitest';
import { atlasHref, atlasPlaceHref, readAddress } from './address';
import { realAtlas } from './realKnowledge.testing';
import { oftenRegions } from './zones.model';
import { meeting, nameRank, rankFor, search, type Found } from './search.model';

const atlas = realAtlas();
const ids = (found: Found): string[] => found.hits.map(({ muscle }) => muscle.id);

describe('words and names', () => {
  it('rank the very name before its beginning, and words in any order last', () => {
    expect(nameRank(['ear pain', 'ear'], 'Ear')).toBe(0);
    expect(nameRank(['ear pain'], 'ear')).toBe(1);
    expect(nameRank(['pain of the ear'], 'ear pain')).toBe(2);
    expect(nameRank(['upper trapezius', 'top shoulder muscle'], 'trapezius top')).toBe(3);
  });

  it('match from the beginning of a word: an ear is in no forearm and no heart', () => {
    expect(nameRank(['forearm', 'heart'], 'ear')).toBeNull();
    expect(nameRank(['anything'], '  ')).toBeNull();
  });
});

describe('muscles by name', () => {
  it('are all there, each once, while nothing is typed', () => {
    const all = ids(search(atlas, 'muscle', ''));
    expect(all).toHaveLength(atlas.muscles.length);
    expect(new Set(all).size).toBe(atlas.muscles.length);
  });

  it('are found first by their plain, their English and their Latin name', () => {
    for (const muscle of atlas.muscles) {
      for (const name of [muscle.name_plain, muscle.name, muscle.name_latin]) {
        expect(ids(search(atlas, 'muscle', name))[0], name).toBe(muscle.id);
      }
    }
  });

  it('are also found by the name of a place, after those that bear the name', () => {
    const found = search(atlas, 'muscle', 'temple');
    expect(ids(found)[0]).toBe('temporalis');
    expect(ids(found)).toContain('upper_trapezius');
  });
});

describe('muscles by place', () => {
  it('are found at every region of the map that a muscle is felt at or lies in', () => {
    for (const region of atlas.regions) {
      const found = search(atlas, 'place', region.name);
      const shown = found.choose ? rankFor(atlas.muscles, [region.id]) : found.hits;
      const there = atlas.muscles.filter((own) => meeting(own, new Set([region.id])).meets);
      const missing = there.filter((own) => !shown.some((hit) => hit.muscle.id === own.id));
      expect(
        missing.map((own) => own.id),
        region.id,
      ).toEqual([]);
    }
  });

  it('come in the order often, sometimes, lies there, then by class', () => {
    const order = ['often', 'sometimes', 'lies'];
    const classes = ['very_common', 'common', 'occasional', 'rare'];
    for (const region of atlas.regions) {
      const keys = rankFor(atlas.muscles, [region.id]).map(
        ({ muscle, meets }) => order.indexOf(meets!) * 10 + classes.indexOf(muscle.prior_class),
      );
      expect(keys, region.id).toEqual([...keys].sort((a, b) => a - b));
    }
  });
});

const often = (regions: string[]): boolean =>
  atlas.muscles.some((own) => oftenRegions(own).some((id) => regions.includes(id)));

describe('muscles by complaint', () => {
  it('answer every word for a complaint, first with what is often felt there', () => {
    for (const complaint of atlas.complaints) {
      for (const word of [complaint.name, ...complaint.also]) {
        const found = search(atlas, 'complaint', word);
        expect(found.choose, word).toBe(false);
        expect(found.hits[0]?.meets, word).toBe(often(complaint.regions) ? 'often' : 'sometimes');
        expect(
          found.subjects.map((own) => own.id),
          word,
        ).toContain(complaint.id);
      }
    }
  });

  it('know an ear: the chewing muscles and the one at the front of the neck', () => {
    const found = ids(search(atlas, 'complaint', 'ear'));
    for (const id of ['masseter', 'lateral_pterygoid', 'medial_pterygoid', 'sternocleidomastoid'])
      expect(found).toContain(id);
    expect(found).not.toContain('soleus');
  });

  it('let the person choose where the words mean too much', () => {
    const found = search(atlas, 'complaint', 'pain');
    expect(found.choose).toBe(true);
    expect(found.hits).toEqual([]);
    expect(search(atlas, 'complaint', '').subjects).toHaveLength(atlas.complaints.length);
  });

  it('find nothing for words that nobody uses', () => {
    expect(search(atlas, 'complaint', 'xyzzy')).toEqual({ hits: [], subjects: [], choose: false });
  });
});

describe('addresses of the atlas', () => {
  it('are read as they are written', () => {
    expect(readAddress(atlasHref('soleus'))).toMatchObject({ muscle: 'soleus' });
    expect(readAddress(atlasHref(atlas.muscles[0]!)).muscle).toBe(atlas.muscles[0]!.id);
    expect(readAddress(atlasPlaceHref('temple'))).toMatchObject({ muscle: null, place: 'temple' });
    expect(readAddress('#/atlas?complaint=ear_pain').complaint).toBe('ear_pain');
    expect(readAddress('#/atlas')).toEqual({ muscle: null, place: null, complaint: null });
  });
});
