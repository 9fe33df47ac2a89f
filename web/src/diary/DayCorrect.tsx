/** The correction of one value: the new one, why, and everything that was ever here. */
import { useEffect, useRef, useState } from 'react';
import type { DiaryDay, Entry, EntryIn } from '../engine/engine';
import { useText } from '../texts/text';
import { FlowError } from '../ui/Flow';
import { clockOf, minutesWords } from './day.clock';
import { DayControl } from './DayControl';
import {
  changed,
  isPainted,
  restored,
  sourceWords,
  valueWords,
  worstWith,
  type Row,
} from './day.model';
import type { Names } from './lanes.model';
import { shortDay } from './year.dates';

type Props = {
  day: DiaryDay;
  row: Row;
  names: Names;
  fault: string | null;
  said: string;
  onWrite: (entry: EntryIn, zone: string) => Promise<boolean>;
  onClose: () => void;
};

export function DayCorrect({ day, row, names, fault, said, onWrite, onClose }: Props) {
  const t = useText('diary');
  const title = useRef<HTMLHeadingElement>(null);
  const [next, setNext] = useState<Partial<EntryIn> | null>(null);
  const [note, setNote] = useState('');
  const zone = row.entry?.zone ?? '';
  // On the phone the form stands above the rows, out of sight of the pencil that opened it.
  useEffect(() => title.current?.focus(), []);
  const save = async (value: Partial<EntryIn>) => {
    const saved = await onWrite(changed(row.draft, note === '' ? value : { ...value, note }), zone);
    if (!saved) return;
    setNext(null);
    setNote('');
  };
  return (
    <section className="card lead day-correct" aria-labelledby="day-correct">
      <div className="row between">
        <h2 id="day-correct" ref={title} tabIndex={-1}>
          {t('day.correct_title', { name: row.name })}
        </h2>
        <button type="button" className="btn text" onClick={onClose}>
          {t('day.close')}
        </button>
      </div>
      {row.control ? (
        <>
          <DayControl row={row} control={row.control} next={next} onNext={setNext} />
          <label className="day-why">
            <span className="small q">{t('day.why')}</span>
            <input
              type="text"
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          <button
            type="button"
            className="btn big"
            aria-disabled={next === null}
            onClick={() => (next ? void save(next) : undefined)}
          >
            {t('day.save')}
          </button>
          {row.entry && row.entry.value !== null ? (
            <button
              type="button"
              className="btn text"
              onClick={() => void save({ value: null, choice: '' })}
            >
              {t('day.take_back')}
            </button>
          ) : null}
        </>
      ) : (
        <p className="small q">{t('day.no_control')}</p>
      )}
      {fault ? <FlowError>{fault}</FlowError> : null}
      {said && !fault ? <p className="small day-said">{said}</p> : null}
      <Ever row={row} names={names} onUse={(entry) => void onWrite(entry, zone)} />
      <Changes day={day} row={row} next={next} />
    </section>
  );
}

type EverProps = { row: Row; names: Names; onUse: (entry: EntryIn) => void };

function Ever({ row, names, onUse }: EverProps) {
  const t = useText('diary');
  const { entry, earlier } = row;
  if (!entry) return <p className="small q day-note">{row.notes[0]}</p>;
  return (
    <>
      <h3>{t('day.ever')}</h3>
      <ul className="day-ever">
        {[entry, ...earlier].map((own, k) => (
          <li key={own.entry_id}>
            <span className={k === 0 ? 'num' : 'num day-gone'}>{valueWords(own, names)}</span>
            <span className="small">
              <span>
                {t('day.written', { source: sourceWords(own.source), when: whenWords(own) })}
              </span>
              {own.note ? <span className="q">{t('day.quote', { note: own.note })}</span> : null}
            </span>
            {k === 0 ? (
              <span className="chip calm">{t('day.counts')}</span>
            ) : (
              <button
                type="button"
                className="btn text"
                aria-label={t('day.use_name', { value: valueWords(own, names) })}
                onClick={() => onUse(restored(own, entry))}
              >
                {t('day.use')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="small q">{t(isPainted(entry) ? 'day.painted' : 'day.nothing_lost')}</p>
    </>
  );
}

/** "27 Feb 08:02", by the clock of where it was written. */
function whenWords(entry: Entry): string {
  const clock = clockOf(entry.written_at_ms, entry.written_zone);
  if (!clock) return entry.written_date;
  return `${shortDay(clock.day, clock.day)} ${minutesWords(clock.minutes)}`;
}

type ChangesProps = { day: DiaryDay; row: Row; next: Partial<EntryIn> | null };

function Changes({ day, row, next }: ChangesProps) {
  const t = useText('diary');
  const before = worstWith(day, null, null);
  const after =
    next && row.draft.kind === 'pain' ? worstWith(day, row, next.value ?? null) : before;
  const worst =
    before !== after && before !== null && after !== null && row.draft.at === undefined
      ? t('day.changes.worst', { before, after })
      : '';
  return (
    <>
      <h3>{t('day.changes.title')}</h3>
      <p className="small q">{[worst, t('day.changes.text')].join(' ').trim()}</p>
    </>
  );
}
