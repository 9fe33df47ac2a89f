/** Where it hurt on that day and how much: the worst place first, the others in one row. */
import { useState } from 'react';
import { useApp } from '../app/context';
import { BodyMap } from '../atlas/BodyMap';
import { cropFor, shownIn, viewsFor } from '../locate/resultMap.model';
import type { Atlas, BodyMapData } from '../engine/engine';
import { capital, listWords, placeName, regionOf } from '../texts/names';
import { useText, type Text } from '../texts/text';
import { PainStrip } from '../ui/PainStrip';
import {
  asBefore,
  isAsBefore,
  ratePlaces,
  shownPlaces,
  type Draft,
  type ShownPlace,
} from './checkIn.model';
import type { DayProps } from './CheckInPage';

/** "right shoulder slope"; a side that is not known is said behind. */
function nameOf(t: Text, atlas: Atlas, { region, side }: ShownPlace): string {
  if (side === null || side === 'unknown') return placeName(atlas, region, side);
  const place = regionOf(atlas, region)?.name ?? region;
  return t('check_in.place_side', { place, side: t(`check_in.side.${side}`) });
}

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
  const place = nameOf(t, atlas, worst);
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
  const before = own.before_0_10;
  const key = base.date === base.today ? 'check_in.none_yesterday' : 'check_in.none_before';
  return (
    <PainStrip
      label={t('check_in.strip', { place: nameOf(t, atlas, own) })}
      value={own.level}
      onChange={(value) => write(ratePlaces(draft, { [own.key]: value }))}
      ends={[before === null ? t('check_in.none') : t(key, { before }), t('check_in.worst')]}
    />
  );
}

function OneMore(day: OneProps) {
  const t = useText('diary');
  return (
    <div className="check-more-place">
      <h3>{capital(nameOf(t, day.atlas, day.own))}</h3>
      <DayStrip {...day} />
    </div>
  );
}

type OthersProps = DayProps & { others: ShownPlace[] };

/** What the row says: "neck 4 and temple 3", as rated now, else as on the day before. */
function othersWords(t: Text, atlas: Atlas, others: readonly ShownPlace[]): string {
  const words = others.map((own) => {
    const place = nameOf(t, atlas, own);
    const pain = own.level ?? own.before_0_10;
    return pain === null ? place : t('check_in.other', { place, pain });
  });
  return listWords(words);
}

/** All others with one tap, where the day before is known; one by one behind "Change". */
function Others({ others, ...day }: OthersProps) {
  const t = useText('diary');
  const [open, setOpen] = useState(false);
  const { base, draft, write, atlas } = day;
  const isToday = base.date === base.today;
  const known = others.every((own) => own.before_0_10 !== null);
  const none = others.every((own) => own.level === 0);
  const rated = others.every((own) => own.level !== null);
  const title = rated ? 'others_rated' : known ? 'others_before' : 'others_open';
  const words = othersWords(t, atlas, others);
  const before = t(isToday ? 'check_in.yesterday' : 'check_in.the_day_before');
  return (
    <div className="check-others">
      <p>{t(`check_in.${title}`, { count: others.length, words, day: before })}</p>
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
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(known ? 'check_in.change' : 'check_in.each')}
        </button>
      </div>
      {open ? others.map((own) => <OneMore key={own.key} {...day} own={own} />) : null}
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
