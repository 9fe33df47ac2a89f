/** Where it hurt on that day and how much: the worst place first, the others in one row. */
import { useState } from 'react';
import { useApp } from '../app/context';
import { BodyMap } from '../atlas/BodyMap';
import { cropFor, shownIn, viewsFor } from '../locate/resultMap.model';
import type { Atlas, BodyMapData } from '../engine/engine';
import { capital, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { PainStrip } from '../ui/PainStrip';
import {
  asBefore,
  isAsBefore,
  isOfDayBefore,
  lowEnd,
  ratePlaces,
  shownPlaces,
  type Draft,
  type ShownPlace,
} from './checkIn.model';
import type { DayProps } from './CheckInPage';

const paintHref = (date: string) => `#/check_in/${date}/paint`;

export function CheckInPlaces(day: DayProps) {
  const { base, draft } = day;
  const places = shownPlaces(base, draft);
  if (places.length === 0) return <NoPlaces {...day} />;
  return <Places {...day} places={places} />;
}

type PlacesProps = DayProps & { places: ShownPlace[] };

function Places(day: PlacesProps) {
  const t = useText('diary');
  const { base, atlas, map, places } = day;
  const [worst, ...others] = places as [ShownPlace, ...ShownPlace[]];
  const isToday = base.date === base.today;
  const known = places.every((own) => own.before_0_10 !== null);
  const place = placeName(atlas, worst.region, worst.side);
  return (
    <section className="card check-card" aria-label={t('check_in.pain')}>
      <div className="check-where">
        <Picture map={map} places={places} name={t('check_in.picture')} />
        <div>
          <h2>{t(isToday ? 'check_in.pain_at' : 'check_in.pain_at_day', { place })}</h2>
          {known ? <p className="small q">{t('check_in.same_places')}</p> : null}
          <a className="check-link" href={paintHref(base.date)}>
            {t('check_in.paint')}
          </a>
        </div>
      </div>
      <DayStrip {...day} own={worst} />
      {others.length === 1 ? <OneMore {...day} own={others[0]!} /> : null}
      {others.length > 1 ? <Others {...day} others={others} /> : null}
    </section>
  );
}

type OneProps = DayProps & { own: ShownPlace };

function DayStrip({ base, draft, write, atlas, own }: OneProps) {
  const t = useText('diary');
  const low = lowEnd(base, own);
  return (
    <PainStrip
      label={t('check_in.strip', { place: placeName(atlas, own.region, own.side) })}
      value={own.level}
      onChange={(value) => write(ratePlaces(draft, { [own.key]: value }))}
      ends={[t(`check_in.${low.key}`, low.values), t('check_in.worst')]}
    />
  );
}

function OneMore(day: OneProps) {
  return (
    <div className="check-more-place">
      <h3>{capital(placeName(day.atlas, day.own.region, day.own.side))}</h3>
      <DayStrip {...day} />
    </div>
  );
}

type OthersProps = DayProps & { others: ShownPlace[] };

/** Each other place with its number: as rated now, else as on the day before. */
function Levels({ atlas, others }: { atlas: Atlas; others: readonly ShownPlace[] }) {
  return (
    <ul className="check-levels">
      {others.map((own) => {
        const pain = own.level ?? own.before_0_10;
        const tint =
          pain === null
            ? undefined
            : { background: `var(--pain-${pain})`, color: `var(--on-pain-${pain})` };
        return (
          <li key={own.key}>
            <span className="pv" style={tint}>
              {pain ?? '?'}
            </span>
            {capital(placeName(atlas, own.region, own.side))}
          </li>
        );
      })}
    </ul>
  );
}

/** All others with one tap, where all are known of the day before; else each has its strip. */
function Others({ others, ...day }: OthersProps) {
  const t = useText('diary');
  const [open, setOpen] = useState(false);
  const { base, draft, write, atlas } = day;
  const isToday = base.date === base.today;
  const known = others.every((own) => isOfDayBefore(base, own));
  const none = others.every((own) => own.level === 0);
  const rated = others.every((own) => own.level !== null);
  const title = rated || !known ? 'others_open' : 'others_before';
  const before = t(isToday ? 'check_in.yesterday' : 'check_in.the_day_before');
  return (
    <div className="check-others">
      <p>{t(`check_in.${title}`, { count: others.length, day: before })}</p>
      {known ? <Levels atlas={atlas} others={others} /> : null}
      <div className="check-toggles" role="group" aria-label={t('check_in.others')}>
        {known ? (
          <button
            type="button"
            aria-pressed={isAsBefore(others)}
            onClick={() => write(asBefore(draft, others))}
          >
            {t(isToday ? 'check_in.as_yesterday' : 'check_in.as_before')}
          </button>
        ) : null}
        <button type="button" aria-pressed={none} onClick={() => write(allZero(draft, others))}>
          {t('check_in.all_zero')}
        </button>
        {known ? (
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('check_in.change')}
          </button>
        ) : null}
      </div>
      {open || !known ? others.map((own) => <OneMore key={own.key} {...day} own={own} />) : null}
    </div>
  );
}

const allZero = (draft: Draft, places: readonly ShownPlace[]): Draft =>
  ratePlaces(draft, Object.fromEntries(places.map((own) => [own.key, 0])));

/** Width over height of the small picture. */
const pictureShape = 1.2;

function Picture({ map, places, name }: { map: BodyMapData; places: ShownPlace[]; name: string }) {
  const [view = 'front'] = viewsFor(map, places, 1);
  const here = places.filter((own) => shownIn(map, view, own));
  const shown = here
    .filter((own) => own.level !== 0)
    .map(({ region, side, level, before_0_10 }) => ({
      region,
      side,
      level: level ?? before_0_10,
    }));
  return (
    <div className="check-picture">
      <BodyMap
        map={map}
        view={view}
        rect={cropFor(map, view, here, pictureShape)}
        painted={shown}
        label={name}
        sides={false}
      />
    </div>
  );
}

/** Nothing is known yet: the places painted in this window are taken, or they are painted. */
function NoPlaces({ base, draft, write }: DayProps) {
  const t = useText('diary');
  const { journey } = useApp();
  const drawn = journey.places.filter((own) => own.nrs_0_10 !== 0);
  const nothing = draft.spots !== null;
  const take = () =>
    write({ ...draft, spots: drawn.map(({ region, side }) => ({ region, side })) });
  return (
    <section className="card check-card" aria-label={t('check_in.pain')}>
      <h2>{t(base.date === base.today ? 'check_in.where' : 'check_in.where_day')}</h2>
      <p className="small q">{t(nothing ? 'check_in.nothing_more' : 'check_in.where_more')}</p>
      <div className="check-toggles">
        {drawn.length > 0 ? (
          <button type="button" onClick={take}>
            {t('check_in.take_painted', { count: drawn.length })}
          </button>
        ) : null}
        <a className="btn soft" href={paintHref(base.date)}>
          {t('check_in.paint_first')}
        </a>
        <button
          type="button"
          aria-pressed={nothing}
          onClick={() => write({ ...draft, spots: nothing ? null : [] })}
        >
          {t('check_in.nothing')}
        </button>
      </div>
    </section>
  );
}
