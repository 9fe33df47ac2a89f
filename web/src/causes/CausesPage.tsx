/** What ties it: the parts of each cause, what if, what is not known yet, day by day. */
import { useEffect, useState } from 'react';
import { useAnswer, useApp, useAtlas } from '../app/context';
import { go } from '../app/go';
import { hasPain, requestOf } from '../app/journey.model';
import type { Atlas, Causes, CausesAnswer, CausesPlace, Screening } from '../engine/engine';
import { stopsEverything } from '../safety/flag.model';
import { SoonNote } from '../safety/SoonNote';
import { capital, placeName } from '../texts/names';
import { useText, type Text } from '../texts/text';
import { EmptyState, LoadState } from '../ui/Flow';
import { CausesChecks } from './CausesChecks';
import { CausesDays } from './CausesDays';
import { CausesEarly } from './CausesEarly';
import { CausesPlaceField, usePlace } from './CausesPlaceField';
import { CausesProgressLine } from './CausesProgressLine';
import { CausesShares } from './CausesShares';
import { CausesTreatments } from './CausesTreatments';
import { CausesGuess, CausesUnknown } from './CausesUnknown';
import { CausesWhatIf } from './CausesWhatIf';
import { oneDecimal, ordered, shapeOf, titleOf } from './causes.model';
import { causesHref, placeKey, placeOf } from './place.model';
import { useCauses, type Asked } from './useCauses';
import './causes.css';

/** A raised flag of this window's drawing comes before everything else, as on the other pages. */
function useScreening(): Screening | null {
  const { journey } = useApp();
  const request = requestOf(journey);
  const asked = hasPain(journey) && journey.safetyDone;
  const screening = useAnswer(
    (engine) => (asked ? engine.screen(request) : Promise.resolve(null)),
    asked ? JSON.stringify(request) : 'not painted',
  ).value;
  const stop = screening !== null && stopsEverything(screening.level);
  useEffect(() => {
    if (stop) go('#/flag');
  }, [stop]);
  return screening;
}

/** Nobody knows before the first answer. */
const hurts = (answer: CausesAnswer | null, place: CausesPlace): boolean =>
  answer === null || answer.places.some((own) => placeKey(own) === placeKey(place));

/** A place of the address that there is not, or that never hurt: all places then. */
function useKnownPlace(): { place: CausesPlace | null; asked: Asked } {
  const place = usePlace();
  const asked = useCauses(place);
  const { answer, error, waits } = asked;
  const refused = error !== null && ['unknown_id', 'contradiction'].includes(error.code);
  const leave = place !== null && (refused || (!waits && !hurts(answer, place)));
  useEffect(() => {
    if (leave) window.location.replace(causesHref(null));
  }, [leave]);
  return { place, asked };
}

export default function CausesPage() {
  const t = useText('causes');
  const screening = useScreening();
  const { place, asked } = useKnownPlace();
  const atlas = useAtlas();
  const { answer } = asked;
  const shape = answer ? shapeOf(answer) : null;
  const stop = screening !== null && stopsEverything(screening.level);
  if (!answer || !atlas.value || stop) {
    const error = asked.error ?? atlas.error;
    return (
      <LoadState
        framed
        error={error}
        failed={t('failed')}
        loading={t('loading')}
        tryAgain={t('try_again')}
        again={() => (asked.error ? asked.again() : atlas.again())}
      />
    );
  }
  if (shape === 'empty') {
    const words = { title: t('empty.title'), text: t('empty.text'), button: t('empty.button') };
    return (
      <div className="causes">
        <EmptyState framed {...words} to="#/check_in" />
        <CausesEarly causes={answer.causes} onlyOthers />
      </div>
    );
  }
  return (
    <div className={asked.waits ? 'causes waits' : 'causes'} aria-busy={asked.waits}>
      <header className="head causes-head">
        <div>
          <h1>{shape === 'waiting' ? t('loading') : titleWords(t, answer.causes)}</h1>
          {shape === 'main' ? <Lead causes={answer.causes} atlas={atlas.value} /> : null}
          {shape === 'early' ? <EarlyLead causes={answer.causes} /> : null}
        </div>
        <CausesPlaceField atlas={atlas.value} places={answer.places} chosen={place} />
      </header>
      <CausesProgressLine asked={asked} answer={answer} title={titleWords(t, answer.causes)} />
      {screening ? <SoonNote screening={screening} /> : null}
      {shape === 'early' ? <CausesEarly causes={answer.causes} /> : null}
      {shape === 'main' ? <Main key={placeKey(placeOf(answer.causes))} answer={answer} /> : null}
    </div>
  );
}

/** Names of causes stand in the values as ids. */
function titleWords(t: Text, causes: Causes): string {
  const { key, values } = titleOf(causes);
  if (typeof values?.['cause'] !== 'string') return t(key, values);
  const name = (id: string | number | undefined) => (id ? t(`short.${id}`) : '');
  const cause = name(values['cause']);
  const begins = t(key, { cause: '' }).startsWith(' ');
  return t(key, { cause: begins ? capital(cause) : cause, other: name(values['other']) });
}

function Lead({ causes, atlas }: { causes: Causes; atlas: Atlas }) {
  const t = useText('causes');
  const { place_region, place_side, pain_mean, window_days, days_scored, days } = causes;
  const place = place_region ? placeName(atlas, place_region, place_side) : t('lead.worst');
  const mean = pain_mean === null ? '' : oneDecimal(pain_mean);
  const window = t(pain_mean === null ? 'lead.window_bare' : 'lead.window', {
    count: window_days,
    place,
    mean,
  });
  const more = { nothing_found: 'lead.nothing', cannot_tell: 'lead.pair' };
  const key = more[causes.headline as keyof typeof more];
  return (
    <p className="q">
      {window} {t('lead.written', { count: days_scored, days })} {key ? t(key) : ''}
    </p>
  );
}

function EarlyLead({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const enough = causes.days_to_go === 0;
  return (
    <p className="q">
      {enough
        ? t('early.lead_causes', { count: causes.days_scored })
        : t('early.lead', { day: causes.days })}
    </p>
  );
}

function Main({ answer }: { answer: CausesAnswer }) {
  const t = useText('causes');
  const { causes, rough } = answer;
  // As it was when the page was opened: a number that gets better does not jump to another place.
  const [order] = useState(() => ordered(causes.groups));
  return (
    <>
      <div className="cols c2">
        <CausesShares causes={causes} rough={rough} order={order} />
        <div className="stack">
          <CausesWhatIf causes={causes} rough={rough} order={order} />
          <CausesUnknown causes={causes} />
          <CausesGuess causes={causes} />
        </div>
      </div>
      <CausesDays causes={causes} />
      <div className={causes.treatments.length > 0 ? 'cols c2' : 'cols'}>
        <CausesTreatments causes={causes} />
        <CausesChecks causes={causes} />
      </div>
      <p className="small q causes-close">{t('closing')}</p>
    </>
  );
}
