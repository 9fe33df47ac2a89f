/** Deleting for good: what would go is counted first, and the person types the number of days. */
import { useRef, useState } from 'react';
import { go } from '../app/go';
import type { DataState, DiaryDeleted } from '../engine/engine';
import { keptKey } from '../engine/token';
import { numberKey } from '../safety/emergencyNumber';
import { listWords } from '../texts/names';
import { useText } from '../texts/text';
import { forget, holdsSomething, isTurned, partsOf, periodOf } from './data.model';
import { DeleteForm } from './DeleteForm';
import { themeKey } from './theme';

type What = 'period' | 'everything';
type Props = { state: DataState; again: () => void };

export function DeleteCard({ state, again }: Props) {
  const t = useText('data');
  const [open, setOpen] = useState<What | null>(null);
  const [done, setDone] = useState('');
  const openers = useRef<Partial<Record<What, HTMLButtonElement | null>>>({});
  const close = (what: What) => {
    setOpen(null);
    openers.current[what]?.focus();
  };
  const periodGone = (gone: DiaryDeleted) => {
    const parts = listWords(partsOf(gone).map((part) => t(part.key, part.values)));
    const count = gone.backups;
    const also = count > 0 ? ` ${t('delete.done_backups', { count })}` : '';
    setDone(t('delete.done', { parts }) + also);
    close('period');
    again();
  };
  const allGone = () => {
    forget(sessionStorage, [keptKey]);
    forget(localStorage, [themeKey, numberKey]);
    // All that is still in memory goes with a new start of the window.
    go('#/');
    window.location.reload();
  };
  const opener = (what: What, look: string) => (
    <button
      type="button"
      className={`btn ${look}`}
      ref={(button) => {
        openers.current[what] = button;
      }}
      aria-expanded={open === what}
      aria-controls={`data-delete-${what}`}
      onClick={() => {
        setOpen(open === what ? null : what);
        setDone('');
      }}
    >
      {t(`delete.${what}`)}
    </button>
  );
  return (
    <section className="card">
      <h2>{t('delete.title')}</h2>
      <p className="small q">{t('delete.how')}</p>
      <div className="row wrap data-buttons">
        {holdsSomething(state) ? opener('period', 'line') : null}
        {opener('everything', 'data-danger')}
      </div>
      <p className="small" role="status">
        {done}
      </p>
      <div {...panel('period', open, close)}>
        <Period state={state} asked={open === 'period'} gone={periodGone} />
      </div>
      <div {...panel('everything', open, close)}>
        <DeleteForm
          what="everything"
          request={open === 'everything' ? { everything: true } : null}
          state={state}
          gone={allGone}
        />
      </div>
    </section>
  );
}

/** Closed it keeps what was typed. */
const panel = (what: What, open: What | null, close: (what: What) => void) => ({
  id: `data-delete-${what}`,
  hidden: open !== what,
  onKeyDown: ({ key }: { key: string }) => key === 'Escape' && close(what),
});

type PeriodProps = { state: DataState; asked: boolean; gone: (gone: DiaryDeleted) => void };

function Period({ state, asked, gone }: PeriodProps) {
  const t = useText('data');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const period = periodOf(from, to);
  const ends = [
    { id: 'data-from', label: t('delete.from'), date: from, set: setFrom },
    { id: 'data-to', label: t('delete.to'), date: to, set: setTo },
  ];
  return (
    <div className="data-form">
      <div className="data-dates">
        {ends.map(({ id, label, date, set }) => (
          <div key={id}>
            <label htmlFor={id}>{label}</label>
            <input
              id={id}
              type="date"
              value={date}
              min={state.first_date ?? undefined}
              max={state.last_date ?? undefined}
              onChange={(event) => set(event.target.value)}
            />
          </div>
        ))}
      </div>
      {period ? null : (
        <p className={isTurned(from, to) ? 'er' : 'small q'} role="status">
          {t(isTurned(from, to) ? 'delete.turned' : 'delete.dates')}
        </p>
      )}
      <DeleteForm
        what="period"
        request={asked ? period : null}
        state={state}
        gone={(answer) => {
          setFrom('');
          setTo('');
          gone(answer);
        }}
      />
    </div>
  );
}
