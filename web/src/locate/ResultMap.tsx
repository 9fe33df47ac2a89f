/** What was painted, and which knot explains it, on one or two views of the body. */
import type { Atlas, BodyMapData, Muscle } from '../engine/engine';
import type { Place } from '../app/journey.model';
import { BodyMap, type Mark, type Outline } from '../atlas/BodyMap';
import type { Spot, ViewName } from '../atlas/map.model';
import { listWords, muscleOf, placeName, regionOf } from '../texts/names';
import { useText } from '../texts/text';
import type { LetteredMuscle } from './result.model';
import { cropFor, pointSpots, shownIn, viewsFor } from './resultMap.model';
import './result.css';

const knotColours = ['var(--k1)', 'var(--k2)', 'var(--k3)', 'var(--k4)', 'var(--k5)'];
export const knotColourOf = (index: number): string => knotColours[index] ?? 'var(--k1)';

type Props = {
  atlas: Atlas;
  map: BodyMapData;
  places: readonly Place[];
  muscles: readonly LetteredMuscle[];
  numbers?: boolean;
};

function firstSpot(atlas: Atlas, muscle: Muscle | undefined, side: 'left' | 'right'): Spot[] {
  if (!muscle) return [];
  const paired = (id: string) => regionOf(atlas, id)?.paired ?? false;
  return pointSpots(muscle.points.slice(0, 1), side, paired).slice(0, 1);
}

export function ResultMap({ atlas, map, places, muscles, numbers = false }: Props) {
  const t = useText('result');
  const painted = places
    .filter((place) => (place.nrs_0_10 ?? 0) > 0)
    .map((place) => ({ region: place.region, side: place.side, level: place.nrs_0_10 }));
  const outlines: Outline[] = muscles.flatMap((muscle, index) =>
    muscle.explains_detail.map((place) => ({
      region: place.region,
      side: place.side,
      colour: knotColourOf(index),
      dashed: !place.typical,
    })),
  );
  const marks: Mark[] = muscles.flatMap((muscle, index) =>
    firstSpot(atlas, muscleOf(atlas, muscle.muscle), muscle.side).map((spot) => ({
      ...spot,
      letter: muscle.letter,
      colour: knotColourOf(index),
    })),
  );
  const views = viewsFor(map, painted);
  // A further view is there for what the first one cannot show, and is cropped to that.
  const fresh = <S extends Spot>(spots: S[], index: number): S[] =>
    spots.filter((spot) => !views.slice(0, index).some((view) => shownIn(map, view, spot)));
  const marksOf = (view: ViewName, index: number) =>
    fresh(marks, index).filter((spot) => shownIn(map, view, spot));
  const placesOf = (view: ViewName, index: number): Spot[] => [
    ...fresh(painted, index),
    ...marksOf(view, index),
  ];
  const label = muscles
    .map((muscle) =>
      t('map.name', {
        letter: muscle.letter,
        muscle: muscleOf(atlas, muscle.muscle)?.name_plain ?? muscle.muscle,
        side: t(`side.${muscle.side}`),
        places: listWords(
          muscle.explains_detail.map((own) => placeName(atlas, own.region, own.side)),
        ),
      }),
    )
    .join(' ');
  const dashed = outlines.some((own) => own.dashed);
  return (
    <section className={`card result-map views-${views.length}`} aria-label={t('map.label')}>
      {views.map((view, index) => (
        <BodyMap
          key={view}
          map={map}
          view={view}
          rect={cropFor(map, view, placesOf(view, index), index === 0 ? 1.2 : 0.95)}
          painted={painted}
          outlines={outlines}
          marks={marksOf(view, index)}
          label={`${t(`view.${view}`)}. ${label}`}
          numbers={numbers ? fresh(painted, index).filter((own) => shownIn(map, view, own)) : []}
          markSize={(index === 0 ? 0.04 : 0.06) * (numbers ? 1.25 : 1)}
        />
      ))}
      {dashed ? <p className="tiny q result-dashed">{t('map.dashed')}</p> : null}
    </section>
  );
}
