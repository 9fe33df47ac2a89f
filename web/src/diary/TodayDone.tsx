/** What was done today and stands in no plan. */
import type { Entry } from '../engine/engine';
import { useText, type Text } from '../texts/text';
import { Icon } from '../ui/Icon';
import { treatmentName } from './CheckInDone';
import { doneBeside, type PlanRow } from './today.model';
import type { TodayProps } from './TodayPage';

function feltWords(t: Text, { at, dose }: Entry): string {
  const { before_0_10: before, after_0_10: after } = dose;
  const felt =
    before === undefined || after === undefined ? '' : t('today.done_felt', { before, after });
  return [at ?? '', felt].filter(Boolean).join(', ');
}

export function TodayDone({ today, questions, rows }: TodayProps & { rows: PlanRow[] }) {
  const t = useText('diary');
  const done = doneBeside(rows, today.done);
  if (done.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('today.done')}</h2>
      <ul className="today-plan">
        {done.map((own) => (
          <li key={own.entry_id}>
            <span className="today-icon calm">
              <Icon name="check" />
            </span>
            <div>
              <h3>{treatmentName(questions, own.about)}</h3>
              <p className="small q">{feltWords(t, own)}</p>
            </div>
            <span className="small q">{t('today.min', { count: Math.round(own.value ?? 0) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
