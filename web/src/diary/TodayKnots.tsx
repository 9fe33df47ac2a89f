/** Knots of the record that are due to be looked at again. */
import { useAnswer } from '../app/context';
import type { Atlas, Engine, Knot } from '../engine/engine';
import { dayWords, isOpen, sortedRows } from '../knots/knots.model';
import { capital, muscleOf } from '../texts/names';
import { useText } from '../texts/text';

/** More would not fit and would not be done today either. */
const mostKnots = 4;

async function dueOn(engine: Engine, date: string): Promise<Knot[]> {
  const rows = sortedRows((await engine.knots()).knots).filter(isOpen);
  const knots = await Promise.all(rows.map((row) => engine.knot(row.knot_id)));
  return knots
    .filter((own) => own.press_due_date !== null && own.press_due_date <= date)
    .slice(0, mostKnots);
}

export function TodayKnots({ atlas, date }: { atlas: Atlas; date: string }) {
  const t = useText('diary');
  const due = useAnswer((engine) => dueOn(engine, date), `due ${date}`).value ?? [];
  if (due.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('today.knots', { count: due.length })}</h2>
      <ul className="today-knots">
        {due.map((own) => (
          <li key={own.knot_id}>
            <a href={`#/record/${own.knot_id}`}>
              <b>
                {t('today.knot', {
                  side: capital(t(`check_in.side.${own.side}`)),
                  name: muscleOf(atlas, own.muscle)?.name_plain ?? own.muscle,
                })}
              </b>
              <span className="small q">
                {t('today.knot_due', { date: dayWords(own.press_due_date ?? '', date) })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
