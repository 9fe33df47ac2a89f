/** What would be deleted, the number of days to type, and the button. */
import { useState, type FormEvent } from 'react';
import { useAnswer, useApp } from '../app/context';
import type { DataState, DeleteRequest, DiaryDeleted } from '../engine/engine';
import { listWords } from '../texts/names';
import { useText } from '../texts/text';
import { FlowError } from '../ui/Flow';
import { Icon } from '../ui/Icon';
import { daysTyped, isNothing, partsOf, reasonKey } from './data.model';
import { useCall } from './useCall';

type Props = {
  what: 'period' | 'everything';
  request: DeleteRequest | null;
  /** Counted anew when it changes. */
  state: DataState;
  gone: (gone: DiaryDeleted) => void;
};

/** What this request would delete now, the backups that hold it counted in. */
function useCount(request: DeleteRequest | null, state: DataState) {
  const key = JSON.stringify([request, state.entries, state.days, state.backups.length]);
  const load = useAnswer(async (engine) => {
    if (!request) return { key, count: null };
    return {
      key,
      count: await engine.diaryDelete({ ...request, backups: true, only_count: true }),
    };
  }, `delete ${key}`);
  const count = load.value?.key === key ? load.value.count : null;
  return { count, error: request ? load.error : null, again: load.again };
}

export function DeleteForm({ what, request, state, gone }: Props) {
  const t = useText('data');
  const { count, error, again } = useCount(request, state);
  if (error) {
    return <FlowError>{`${t('delete.count_failed')} ${t(reasonKey(error.code))}`}</FlowError>;
  }
  if (!request || !count) return null;
  if (isNothing(count) && (what === 'period' || count.backups === 0)) {
    return <p role="status">{t(what === 'period' ? 'delete.nothing' : 'delete.nothing_at_all')}</p>;
  }
  return <Confirm key={JSON.stringify(request)} {...{ what, request, count, gone, again }} />;
}

type ConfirmProps = Omit<Props, 'request' | 'state'> & {
  request: DeleteRequest;
  count: DiaryDeleted;
  again: () => void;
};

function Confirm({ what, request, count, gone, again }: ConfirmProps) {
  const t = useText('data');
  const { engine } = useApp();
  const { busy, fault, run } = useCall();
  const [typed, setTyped] = useState('');
  const [backups, setBackups] = useState(false);
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const days = daysTyped(typed);
    setWrong(days !== count.days);
    if (days !== count.days) return;
    const asked = { ...request, days, ...(backups ? { backups } : {}) };
    void run(() => engine.diaryDelete(asked), gone);
  };
  const changed = fault?.where === 'days';
  return (
    <form className="data-form data-ask" onSubmit={submit}>
      <Would what={what} count={count} />
      <Days
        id={`data-days-${what}`}
        {...{ typed, wrong }}
        onType={(text) => {
          setTyped(text);
          setWrong(false);
        }}
      />
      <Backups {...{ what, count, backups }} onTick={setBackups} />
      {what === 'everything' ? <p className="small q">{t('delete.windows')}</p> : null}
      <button type="submit" className="btn data-danger data-first" aria-disabled={busy}>
        {t(busy ? 'delete.busy' : `delete.${what}_button`)}
      </button>
      {fault ? (
        <FlowError>
          {`${t('delete.failed')} ${t(changed ? 'delete.changed' : reasonKey(fault.code))}`}
        </FlowError>
      ) : null}
      {changed ? (
        <button type="button" className="btn text" onClick={again}>
          {t('try_again')}
        </button>
      ) : null}
    </form>
  );
}

function Would({ what, count }: { what: Props['what']; count: DiaryDeleted }) {
  const t = useText('data');
  const parts = partsOf(count).map((part) => t(part.key, part.values));
  return (
    <p role="status">
      {parts.length > 0 ? t('delete.would', { parts: listWords(parts) }) : null}
      {parts.length === 0 && what === 'everything' ? t('delete.nothing_at_all') : null}
    </p>
  );
}

type DaysProps = { id: string; typed: string; wrong: boolean; onType: (text: string) => void };

function Days({ id, typed, wrong, onType }: DaysProps) {
  const t = useText('data');
  return (
    <div>
      <label htmlFor={id}>{t('delete.days')}</label>
      <input
        id={id}
        className="data-days"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => onType(event.target.value)}
      />
      {wrong ? (
        <p id={`${id}-wrong`} className="er" role="alert">
          <Icon name="warn" />
          <span>{t('delete.wrong')}</span>
        </p>
      ) : null}
    </div>
  );
}

type BackupsProps = {
  what: Props['what'];
  count: DiaryDeleted;
  backups: boolean;
  onTick: (on: boolean) => void;
};

function Backups({ what, count, backups, onTick }: BackupsProps) {
  const t = useText('data');
  if (count.backups === 0) return <p className="small q">{t('delete.backups_none')}</p>;
  return (
    <label className="data-tick">
      <input type="checkbox" checked={backups} onChange={(event) => onTick(event.target.checked)} />
      <span>
        <b>{t('delete.backups')}</b>
        <span className="small q">
          {t(what === 'period' ? 'delete.backups_what' : 'delete.backups_all', {
            count: count.backups,
          })}
        </span>
      </span>
    </label>
  );
}
