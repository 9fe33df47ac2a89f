/** What the plan holds for today, with what it may change; or how to get one. */
import type { Atlas, PlanAnswer } from '../engine/engine';
import { useApp } from '../app/context';
import { hasPain } from '../app/journey.model';
import { changeOf, scaleOf } from '../plan/plan.model';
import { capital, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { Thread } from '../ui/Thread';
import { iconOf } from '../plan/PlanItemCard';
import type { PlanRow } from './today.model';

type Props = { rows: PlanRow[]; plan: PlanAnswer | null; atlas: Atlas };

export function TodayPlan({ rows, plan, atlas }: Props) {
  const t = useText('diary');
  const { journey } = useApp();
  if (rows.length === 0) {
    const asks = hasPain(journey) && !plan;
    const [text, button, to] = asks
      ? ['plan_questions', 'plan_answer', '#/safety']
      : plan
        ? ['plan_none', 'plan_open', '#/plan']
        : ['plan_empty', 'plan_paint', '#/paint'];
    return (
      <section className="card">
        <h2>{t('today.plan')}</h2>
        <p className="small q">{t(`today.${text}`)}</p>
        <a className="btn soft today-go" href={to}>
          {t(`today.${button}`)}
        </a>
      </section>
    );
  }
  const scale = scaleOf(rows.map((own) => own.item.expected_change));
  return (
    <section className="card">
      <h2>{t('today.plan')}</h2>
      <ul className="today-plan">
        {rows.map((row) => (
          <li key={`${row.item.treatment} ${row.item.exercise ?? ''} ${row.item.place}`}>
            {row.done ? <Done row={row} /> : <Left {...{ row, atlas, scale }} />}
          </li>
        ))}
      </ul>
      <a className="btn soft today-go" href="#/plan">
        {t('today.plan_open')}
      </a>
    </section>
  );
}

type LeftProps = { row: PlanRow; atlas: Atlas; scale: { low: number; high: number } };

function Left({ row: { item }, atlas, scale }: LeftProps) {
  const t = useText('diary');
  const p = useText('plan');
  const change = changeOf(item.expected_change);
  const words = p(change.key, change.values);
  const { p05, p50, p95 } = item.expected_change;
  return (
    <>
      <span className="today-icon">
        <Icon name={iconOf(item.treatment)} />
      </span>
      <div>
        <h3>{item.name}</h3>
        <p className="small q">
          {item.habit ? p('habit') : capital(placeName(atlas, item.place, item.side))}
        </p>
        <Thread
          value={{ low: p05, mid: p50, high: p95 }}
          from={scale.low}
          to={scale.high}
          zero={0}
          name={p('effect_name', { change: words, when: item.expected_when })}
        />
        <p className="tiny">{words}</p>
      </div>
      {item.minutes > 0 ? (
        <span className="today-minutes">{t('today.min', { count: Math.round(item.minutes) })}</span>
      ) : null}
    </>
  );
}

function Done({ row: { item, done } }: { row: PlanRow }) {
  const t = useText('diary');
  return (
    <>
      <span className="today-icon calm">
        <Icon name="check" />
      </span>
      <div>
        <h3 className="q">{item.name}</h3>
        <p className="small q">{done?.at ?? ''}</p>
      </div>
      <span className="small q">{t('today.plan_done')}</span>
    </>
  );
}
