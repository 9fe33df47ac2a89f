/** Where a muscle hurts: the picture, its words, and each point with its own zones. */
import { useMemo, useState } from 'react';
import type { Atlas, BodyMapData, Muscle, Side } from '../engine/engine';
import { capital, listWords, regionOf } from '../texts/names';
import { useText, type Text } from '../texts/text';
import type { SoftSpot } from './Figure';
import { feltRegions, marksOf, pairedIn, viewsOf, zonesOf } from './zones.model';
import { ZoneMap } from './ZoneMap';

type Props = {
  atlas: Atlas;
  map: BodyMapData;
  muscle: Muscle;
  side: Side;
  onSide: (side: Side) => void;
};

const sides: readonly Side[] = ['left', 'right'];

export function WhereCard({ atlas, map, muscle, side, onSide }: Props) {
  const t = useText('atlas');
  const [point, setPoint] = useState<string | null>(null);
  const toggle = (id: string) => setPoint((own) => (own === id ? null : id));
  const paired = useMemo(() => pairedIn(atlas), [atlas]);
  const all = useMemo(() => zonesOf(muscle, side, paired), [muscle, side, paired]);
  const zones = useMemo(() => zonesOf(muscle, side, paired, point), [muscle, side, paired, point]);
  const marks = useMemo(() => marksOf(muscle, side, paired), [muscle, side, paired]);
  const views = useMemo(() => viewsOf(map, all, marks), [map, all, marks]);
  const words = feltWords(t, atlas, zones, side);
  return (
    <section className="card atlas-where" aria-labelledby="atlas-where">
      <div className="row between wrap">
        <h2 id="atlas-where">{t('where.title')}</h2>
        <div className="seg" role="group" aria-label={t('where.side')}>
          {sides.map((own) => (
            <button key={own} type="button" aria-pressed={own === side} onClick={() => onSide(own)}>
              {t(`side.${own}`)}
            </button>
          ))}
        </div>
      </div>
      <div
        className={`atlas-views views-${views.length}`}
        role="img"
        aria-label={`${words} ${pointWords(t, muscle, point)}`}
      >
        {views.map((shown) => (
          <ZoneMap
            key={shown.view}
            map={map}
            shown={shown}
            views={views}
            zones={zones}
            marks={marks}
            point={point}
            onPoint={toggle}
          />
        ))}
      </div>
      <Legend />
      <p className="small" role="status">
        {words}
      </p>
      <Points muscle={muscle} point={point} onPoint={toggle} />
      <p className="tiny q">{t('where.approximate')}</p>
    </section>
  );
}

function Legend() {
  const t = useText('atlas');
  return (
    <ul className="atlas-legend">
      <li>
        <i className="felt-often" /> {t('where.often')}
      </li>
      <li>
        <i className="felt-sometimes" /> {t('where.sometimes')}
      </li>
    </ul>
  );
}

type PointsProps = {
  muscle: Muscle;
  point: string | null;
  onPoint: (id: string) => void;
};

function Points({ muscle, point, onPoint }: PointsProps) {
  const t = useText('atlas');
  return (
    <ul className="atlas-points" aria-label={t('where.points')}>
      {muscle.points.map((own, k) => (
        <li key={own.id}>
          <button type="button" aria-pressed={own.id === point} onClick={() => onPoint(own.id)}>
            <span className="atlas-number">{k + 1}</span>
            <span className="small">{capital(own.where)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** "On your right. Often: neck and shoulder slope. Sometimes: back of the shoulder." */
function feltWords(t: Text, atlas: Atlas, zones: readonly SoftSpot[], side: Side): string {
  const felt = feltRegions(zones, side);
  const names = (ids: string[]) => listWords(ids.map((id) => regionOf(atlas, id)?.name ?? id));
  const parts = (['often', 'sometimes', 'other'] as const)
    .filter((key) => felt[key].length > 0)
    .map((key) => t(`where.felt_${key}`, { places: names(felt[key]) }));
  return [t(`where.on_${side}`), ...parts].join(' ');
}

function pointWords(t: Text, muscle: Muscle, point: string | null): string {
  return muscle.points
    .map((own, k) => ({ own, number: k + 1 }))
    .filter(({ own }) => point === null || own.id === point)
    .map(({ own, number }) => t('where.point', { number, where: own.where }))
    .join(' ');
}
