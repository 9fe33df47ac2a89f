/** Deletes for good: the chosen entry with its history, or the whole day. Asks once. */
import { useState } from 'react';
import { useApp } from '../app/context';
import { go } from '../app/go';
import type { DeleteRequest, DiaryDay, DiaryDeleted } from '../engine/engine';
import { EngineError } from '../engine/engine';
import { faultKey } from '../knots/knots.model';
import { textOf, useText } from '../texts/text';
import { FlowError } from '../ui/Flow';
import { isPainted, type Row } from './day.model';

type Asked = { what: 'entry' | 'day'; request: DeleteRequest; would: DiaryDeleted };

type Props = { day: DiaryDay; row: Row | null; onDeleted: () => void };

export function DayDelete({ day, row, onDeleted }: Props) {
  const t = useText('diary');
  const { engine, ask } = useApp();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [fault, setFault] = useState('');
  const entry = row?.entry && !isPainted(row.entry) ? row.entry : null;
  const run = async (call: () => Promise<void>) => {
    try {
      await call();
      setFault('');
    } catch (error) {
      setFault(textOf('knots')(faultKey(error instanceof EngineError ? error.code : '')));
    }
  };
  // An entry goes with its history, which stands on this page already; of a day the store counts.
  const beginEntry = (entryId: number, history: number) =>
    setAsked({
      what: 'entry',
      request: { entry_id: entryId },
      would: { entries: 1 + history, days: 0, looks: 0, backups: 0 },
    });
  const beginDay = () =>
    run(async () => {
      const request = { from: day.date, to: day.date };
      const would = await ask(() => engine.diaryDelete({ ...request, only_count: true }));
      setAsked({ what: 'day', request, would });
    });
  const really = ({ what, request, would }: Asked, backups: boolean) =>
    run(async () => {
      const counted = what === 'day' ? { days: would.days } : {};
      await ask(() => engine.diaryDelete({ ...request, ...counted, backups }));
      if (what === 'day') go(`#/diary/${day.date}`);
      else onDeleted();
    });
  if (asked) {
    return (
      <Really
        asked={asked}
        name={row?.name ?? ''}
        fault={fault}
        onYes={(backups) => void really(asked, backups)}
        onNo={() => setAsked(null)}
      />
    );
  }
  return (
    <div className="day-delete noprint">
      {entry && row ? (
        <button
          type="button"
          className="btn text"
          onClick={() => beginEntry(entry.entry_id, row.earlier.length)}
        >
          {t('day.delete.entry', { name: row.name })}
        </button>
      ) : null}
      <button type="button" className="btn text" onClick={() => void beginDay()}>
        {t('day.delete.day')}
      </button>
      {fault ? <FlowError>{fault}</FlowError> : null}
    </div>
  );
}

type ReallyProps = {
  asked: Asked;
  name: string;
  fault: string;
  onYes: (backups: boolean) => void;
  onNo: () => void;
};

function Really({ asked, name, fault, onYes, onNo }: ReallyProps) {
  const t = useText('diary');
  const [backups, setBackups] = useState(false);
  const { entries, looks } = asked.would;
  const what =
    asked.what === 'entry' ? t('day.delete.ask_entry', { name }) : t('day.delete.ask_day');
  const count = t(entries === 1 ? 'day.delete.count_1' : 'day.delete.count', { count: entries });
  return (
    <div className="day-delete" role="group" aria-label={what}>
      <p>
        <b>{what}</b>
      </p>
      <p className="small">
        {count} {looks > 0 ? t('day.delete.looks', { count: looks }) : ''}
      </p>
      <label className="day-check">
        <input
          type="checkbox"
          checked={backups}
          onChange={(event) => setBackups(event.target.checked)}
        />
        <span>{t('day.delete.backups')}</span>
      </label>
      <p className="small q">{t(backups ? 'day.delete.backups_too' : 'day.delete.backups_stay')}</p>
      <div className="row wrap year-buttons">
        <button type="button" className="btn line" onClick={() => onYes(backups)}>
          {t('day.delete.yes')}
        </button>
        <button type="button" className="btn text" onClick={onNo} autoFocus>
          {t('day.delete.no')}
        </button>
      </div>
      {fault ? <FlowError>{fault}</FlowError> : null}
    </div>
  );
}
