/** What was done about it, from the diary alone: weaker than a trial, and said so. */
import type { Causes } from '../engine/engine';
import { changeOf } from '../plan/plan.model';
import { useText } from '../texts/text';
import { Thread } from '../ui/Thread';
import { intervalOf, scaleOf } from './causes.model';

type Treatment = Causes['treatments'][number];

/** A diary that does not show the help of a painkiller says nothing against it. */
const isSilent = (own: Treatment): boolean => own.painkiller && own.change.p95 >= 0;

export function CausesTreatments({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const { treatments } = causes;
  if (treatments.length === 0) return null;
  const shown = treatments.filter((own) => !isSilent(own)).map((own) => own.change);
  const scale = scaleOf(shown, 0.5);
  return (
    <section className="card causes-done">
      <h2>{t('treatments.title')}</h2>
      <p className="small q">{t('treatments.lead')}</p>
      <ul>
        {treatments.map((own) => (
          <li key={own.treatment}>
            <h3>{own.name}</h3>
            {isSilent(own) ? <Silent own={own} /> : <Change own={own} scale={scale} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

const counted = (key: string, count: number): string => (count === 1 ? `${key}_1` : key);

function Silent({ own }: { own: Treatment }) {
  const t = useText('causes');
  const key = counted('treatments.painkiller', own.days_done);
  return <p className="small q">{t(key, { count: own.days_done })}</p>;
}

function Change({ own, scale }: { own: Treatment; scale: { from: number; to: number } }) {
  const t = useText('causes');
  const p = useText('plan');
  const { key, values } = changeOf(own.change);
  const change = p(key, values);
  const when = counted(own.course ? 'treatments.course' : 'treatments.one', own.days_done);
  return (
    <>
      <Thread
        value={intervalOf(own.change)}
        {...scale}
        zero={0}
        vague={own.mostly_assumption}
        name={t('treatments.change_name', { name: own.name, change })}
      />
      <p className="small">{change}</p>
      <p className="small q">
        {t(when, { count: own.days_done })}{' '}
        {own.mostly_assumption ? t('treatments.assumption') : ''}
      </p>
    </>
  );
}
