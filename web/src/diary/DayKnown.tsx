/** What is known of the day, each with its source and a pencil. */
import type { DiaryDay } from '../engine/engine';
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import type { Row } from './day.model';

type Props = {
  day: DiaryDay;
  rows: readonly Row[];
  chosen: string;
  onChoose: (key: string) => void;
};

export function DayKnown({ day, rows, chosen, onChoose }: Props) {
  const t = useText('diary');
  return (
    <section className="card" aria-labelledby="day-known">
      <h2 id="day-known">{t('day.known')}</h2>
      <ul className="day-rows">
        {rows.map((row) => (
          <li key={row.key} className={row.key === chosen ? 'on' : ''}>
            <div className="day-what">
              <b>{row.name}</b>
              {row.notes.map((note) => (
                <span key={note} className="small q">
                  {note}
                </span>
              ))}
            </div>
            <div className="day-value">
              <b>{row.value}</b>
              <span className={`chip ${row.chip.tone}`}>{row.chip.words}</span>
            </div>
            {row.control || row.entry ? (
              <button
                type="button"
                className="ib"
                aria-label={t('day.correct', { name: row.name })}
                aria-pressed={row.key === chosen}
                onClick={() => onChoose(row.key === chosen ? '' : row.key)}
              >
                <Icon name="pencil" />
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <a className="btn text day-add noprint" href={`#/check_in/${day.date}`}>
        {t(day.checked_in ? 'day.add' : 'day.check_in_now')}
      </a>
    </section>
  );
}
