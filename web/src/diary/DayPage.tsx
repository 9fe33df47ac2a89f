/** One day: by the clock, what is known and from where, and its correction in place. */
import { useEffect, useState } from 'react';
import { useAnswer, useApp, useAtlas } from '../app/context';
import { go } from '../app/go';
import type { DiaryDay, EntryIn, Logged } from '../engine/engine';
import { EngineError } from '../engine/engine';
import { faultKey } from '../knots/knots.model';
import { textOf, useText } from '../texts/text';
import { LoadState } from '../ui/Flow';
import { Icon } from '../ui/Icon';
import { DayClock } from './DayClock';
import { DayCorrect } from './DayCorrect';
import { DayDelete } from './DayDelete';
import { DayKnown } from './DayKnown';
import { dateOfHash, leadOf, rowFor, rowsOf, valueWords, wantedRow, zoneWords } from './day.model';
import type { Names } from './lanes.model';
import { dayNumber, longDay } from './year.dates';
import './day.css';

const isDay = (hash: string): boolean => /^#\/day(?:$|\/)/.test(hash);

function useHash(): string {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    // Who leaves for another place is not sent back to the diary.
    const read = () => isDay(window.location.hash) && setHash(window.location.hash);
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return hash;
}

export default function DayPage() {
  const hash = useHash();
  const date = dateOfHash(hash);
  useEffect(() => {
    if (date === null) go('#/diary');
  }, [date]);
  return date === null ? null : <OneDay key={date} date={date} wanted={wantedRow(hash)} />;
}

function OneDay({ date, wanted }: { date: string; wanted: string }) {
  const t = useText('diary');
  const k = textOf('knots');
  const day = useAnswer((engine) => engine.diaryDay({ date }), `diary day ${date}`);
  const questions = useAnswer((engine) => engine.diaryQuestions(), 'diary questions');
  const atlas = useAtlas();
  const broken = [day, questions, atlas].find((own) => own.error);
  if (!day.value || !questions.value || !atlas.value) {
    return (
      <LoadState
        framed
        error={broken?.error ?? null}
        failed={k(faultKey(broken?.error?.code ?? ''))}
        loading={t('year.loading')}
        tryAgain={k('try_again')}
        again={() => broken?.again()}
      />
    );
  }
  const names = { atlas: atlas.value, questions: questions.value };
  return <TheDay start={day.value} names={names} wanted={wanted} again={day.again} />;
}

/** Writes what is corrected; the answer holds the whole day as it is then. */
function useDay(start: DiaryDay, names: Names) {
  const t = useText('diary');
  const { engine, ask } = useApp();
  const [day, setDay] = useState(start);
  const [fault, setFault] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => setDay(start), [start]);
  const write = async (entry: EntryIn, zone: string): Promise<boolean> => {
    const request = {
      date: day.date,
      ...(zone === '' ? {} : { zone }),
      seen_entry_id: day.newest_entry_id,
      entries: [entry],
    };
    try {
      const logged: Logged = await ask(() => engine.log(request));
      setDay(logged.day);
      setFault(null);
      const other = logged.overtaken[0];
      setSaid(other ? t('day.saved_over', { value: valueWords(other, names) }) : t('day.saved'));
      return true;
    } catch (error) {
      setFault(textOf('knots')(faultKey(error instanceof EngineError ? error.code : '')));
      return false;
    }
  };
  return { day, setDay, fault, said, write };
}

type Props = { start: DiaryDay; names: Names; wanted: string; again: () => void };

function TheDay({ start, names, wanted, again }: Props) {
  const t = useText('diary');
  const { day, fault, said, write } = useDay(start, names);
  const rows = rowsOf(day, names);
  const [key, setKey] = useState(() => rowFor(rows, wanted)?.key ?? '');
  const row = rows.find((own) => own.key === key) ?? null;
  if (rows.length === 0 && !day.checked_in) return <EmptyDay day={day} />;
  return (
    <div className="day">
      <DayHead day={day} />
      <div className="cols c32 day-cols">
        <div className="stack">
          <DayClock day={day} names={names} />
          <DayKnown day={day} rows={rows} chosen={key} onChoose={setKey} />
        </div>
        <div className="stack day-aside">
          <p className="vh" role="status">
            {said}
          </p>
          {row ? (
            <DayCorrect
              key={row.key}
              {...{ day, row, names, fault, said }}
              onWrite={write}
              onClose={() => setKey('')}
            />
          ) : (
            <Hint />
          )}
          <section className="card sunk day-about">
            <h2>{t('day.more.title')}</h2>
            <p className="small q">{zoneLine(day)}</p>
            <DayDelete key={row?.key ?? ''} day={day} row={row} onDeleted={again} />
          </section>
        </div>
      </div>
    </div>
  );
}

function zoneLine(day: DiaryDay): string {
  const t = textOf('diary');
  const zones = day.zones.map(zoneWords).join(', ');
  if (day.zones.length === 0) return '';
  return t(day.zones.length === 1 ? 'day.zone_1' : 'day.zones', { zones });
}

function Hint() {
  const t = useText('diary');
  return (
    <section className="card day-hint">
      <h2>{t('day.hint.title')}</h2>
      <p className="small q">{t('day.hint.text')}</p>
    </section>
  );
}

function DayHead({ day }: { day: DiaryDay }) {
  const t = useText('diary');
  const number = dayNumber(day.date);
  const arrow = (date: string | null, icon: 'back' | 'next', key: string) =>
    date === null ? (
      <span className="day-none" />
    ) : (
      <a
        className="ib"
        href={`#/day/${date}`}
        aria-label={t(key, { day: longDay(dayNumber(date), number) })}
      >
        <Icon name={icon} />
      </a>
    );
  return (
    <header className="head day-head">
      {arrow(day.day_before, 'back', 'day.before')}
      <div>
        <p className="small">
          <a href={`#/diary/${day.date}`}>{t('day.to_year')}</a>
        </p>
        <h1>{longDay(number, dayNumber(new Date().toISOString().slice(0, 10)))}</h1>
        <p className="q small">{leadOf(day)}</p>
      </div>
      {arrow(day.day_after, 'next', 'day.after')}
    </header>
  );
}

function EmptyDay({ day }: { day: DiaryDay }) {
  const t = useText('diary');
  return (
    <div className="day">
      <DayHead day={day} />
      <section className="card day-hint">
        <h2>{t('day.empty.title')}</h2>
        <p className="small q">{t('day.empty.text')}</p>
        <svg className="flow-dotted" aria-hidden="true">
          <line x1="4" x2="100%" y1="12" y2="12" />
        </svg>
        <a className="btn" href={`#/check_in/${day.date}`}>
          {t('day.empty.fill')}
        </a>
      </section>
    </div>
  );
}
