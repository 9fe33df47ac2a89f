/** Looks at one knot side by side: the same crop of the body, what was painted, pressed, found. */
import { BodyMap } from '../atlas/BodyMap';
import type { Rect, ViewName } from '../atlas/map.model';
import type { Atlas, BodyMapData, KnotLook } from '../engine/engine';
import { cropFor, viewsFor } from '../locate/resultMap.model';
import { chanceWords, listWords, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { Beads } from '../ui/Beads';
import { Disclosure } from '../ui/blocks';
import { dayWords, placesWords, shownLooks } from './knots.model';

type Props = { atlas: Atlas; map: BodyMapData; looks: KnotLook[]; now: string };
type Window = { view: ViewName; rect: Rect };

const aspect = 1.3;

const painted = (look: KnotLook) => look.pains.filter((pain) => pain.nrs_0_10 > 0);

function windowOf(map: BodyMapData, looks: readonly KnotLook[]): Window {
  const spots = looks.flatMap((look) => look.pains);
  const view = viewsFor(map, spots, 1)[0] ?? 'back';
  return { view, rect: cropFor(map, view, spots, aspect) };
}

export function Looks({ atlas, map, looks, now }: Props) {
  const t = useText('knots');
  const shown = shownLooks(looks);
  const title = `looks.title_${shown.length < looks.length ? 'some' : shown.length}`;
  const window = windowOf(map, looks);
  const changed = shown.find(
    (look) =>
      look.probability !== null &&
      look.probability_drawing !== null &&
      chanceWords(look.probability) !== chanceWords(look.probability_drawing),
  );
  return (
    <section className="card">
      <h2>{t(title, { count: looks.length })}</h2>
      <div className="record-looks">
        {shown.map((look) => (
          <Look key={look.look_id} {...{ atlas, map, look, window, now }} />
        ))}
      </div>
      {changed ? (
        <p className="small q">
          {t('looks.drawing', {
            date: dayWords(changed.date, now),
            before: chanceWords(changed.probability_drawing ?? 0),
            after: chanceWords(changed.probability ?? 0),
          })}
        </p>
      ) : null}
      {looks.length > shown.length ? <AllLooks looks={looks} now={now} /> : null}
    </section>
  );
}

type LookProps = {
  atlas: Atlas;
  map: BodyMapData;
  look: KnotLook;
  window: Window;
  now: string;
};

function Look({ atlas, map, look, window, now }: LookProps) {
  const t = useText('knots');
  const places = placesWords(look);
  const date = dayWords(look.date, now);
  const names = painted(look).map((pain) => placeName(atlas, pain.region, pain.side));
  const label =
    names.length > 0
      ? t('looks.picture', { date, places: listWords(names) })
      : t('looks.picture_none', { date });
  return (
    <article className="record-look">
      <div className="record-pic">
        <BodyMap
          map={map}
          view={window.view}
          rect={window.rect}
          painted={painted(look).map((pain) => ({ ...pain, level: pain.nrs_0_10 }))}
          label={label}
          sides={false}
        />
      </div>
      <div className="record-caption">
        <h3>{date}</h3>
        <p>{t(places.key, places.values)}</p>
        <p className="q">{t(`looks.pressed.${look.pressed}`)}</p>
        {look.probability === null ? (
          <p className="q">{t('looks.no_chance')}</p>
        ) : (
          <>
            <Beads probability={look.probability} />
            <strong>{chanceWords(look.probability)}</strong>
          </>
        )}
      </div>
    </article>
  );
}

function AllLooks({ looks, now }: { looks: KnotLook[]; now: string }) {
  const t = useText('knots');
  return (
    <Disclosure title={t('looks.all', { count: looks.length })}>
      <ul className="record-all small">
        {looks.map((look) => {
          const places = placesWords(look);
          return (
            <li key={look.look_id}>
              <b>{dayWords(look.date, now)}</b>
              <span>
                {t(places.key, places.values)}. {t(`looks.pressed.${look.pressed}`)}.{' '}
                {look.probability === null ? t('looks.no_chance') : chanceWords(look.probability)}
              </span>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
