/** A close-up of where the points of one muscle lie, with the side written below. */
import type { Atlas, BodyMapData } from '../engine/engine';
import { BodyMap } from '../atlas/BodyMap';
import { muscleOf, regionOf } from '../texts/names';
import { useText } from '../texts/text';
import { closeUp, pointSpots, shownIn, viewsFor } from './resultMap.model';
import './result.css';

type Props = {
  atlas: Atlas;
  map: BodyMapData;
  muscle: string;
  side: 'left' | 'right';
  press: boolean;
};

export function PressPicture({ atlas, map, muscle, side, press }: Props) {
  const t = useText('result');
  const known = muscleOf(atlas, muscle);
  if (!known) return null;
  const paired = (id: string) => regionOf(atlas, id)?.paired ?? false;
  const spots = pointSpots(known.points, side, paired);
  const view = viewsFor(map, spots, 1)[0] ?? 'back';
  const near = spots.filter((spot) => shownIn(map, view, spot));
  const where = `${known.points[0]?.where ?? ''}, ${t(`side.your_${side}`)}`;
  const label = press
    ? t('test.picture', { where })
    : t('test.picture_other', { muscle: known.name_plain, side: t(`side.${side}`) });
  return (
    <div className="result-pic">
      <BodyMap
        map={map}
        view={view}
        rect={closeUp(map, view, near)}
        marks={near.map((spot) => ({ ...spot, press: true }))}
        label={label}
        sides={false}
        fade={false}
      />
      <p className="tiny result-pic-side" aria-hidden="true">
        {t(`side.your_${side}`)}
      </p>
    </div>
  );
}
