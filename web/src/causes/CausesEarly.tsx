/** The first days: what is written, what would help most, and what others report. None is named. */
import type { Causes } from '../engine/engine';
import { localDate } from '../plan/plan.model';
import { capital, numberWord } from '../texts/names';
import { useText } from '../texts/text';
import { Note } from '../ui/blocks';
import { Thread } from '../ui/Thread';
import { CauseIcon } from './CauseIcon';
import { ShareAxis } from './CausesShares';
import { SharesTable } from './CausesSharesTable';
import {
  eveningsOf,
  groupName,
  intervalOf,
  numberOf,
  priorOf,
  scaleOf,
  type Group,
  type Scale,
} from './causes.model';

type Props = { causes: Causes; onlyOthers?: boolean };

export function CausesEarly({ causes, onlyOthers = false }: Props) {
  if (onlyOthers) return <Others causes={causes} />;
  return (
    <div className="cols c2">
      <Written causes={causes} />
      <Others causes={causes} />
    </div>
  );
}

function Written({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const { cells, missed } = eveningsOf(causes, localDate(new Date()));
  const { days_scored, days_needed, days_to_go } = causes;
  return (
    <section className="card causes-written">
      <h2>{t('early.written', { count: days_scored, needed: days_needed })}</h2>
      <div
        className="causes-evenings"
        role="img"
        aria-label={t('early.strip', { done: days_scored, missed, left: days_to_go })}
      >
        {cells.map((own, k) => (
          <i key={k} data-evening={own} />
        ))}
      </div>
      {missed > 0 ? (
        <p className="small q">
          {missed === 1
            ? t('early.missed_1')
            : t('early.missed', { word: capital(numberWord(missed)) })}
        </p>
      ) : null}
      <Helps causes={causes} />
      <p className="small q">{t('early.slow', { needed: days_needed })}</p>
      <a className="btn soft" href="#/check_in">
        {t('early.button')}
      </a>
    </section>
  );
}

function Helps({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const [first, second] = causes.would_teach.map((own) => t(`teach.${own.cause}`));
  if (!first) return null;
  return (
    <Note tone="calm">
      <b>{t('early.help')}</b>{' '}
      {second ? t('early.help_two', { first, second }) : t('early.help_one', { first })}
    </Note>
  );
}

function Others({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const priors = causes.groups.map((own) => priorOf(own, 'percent'));
  const scale = scaleOf(priors, 20);
  return (
    <section className="card">
      <h2>{t('early.others')}</h2>
      <ul className="causes-rows">
        {causes.groups.map((own) => (
          <Other key={own.group} own={own} scale={scale} />
        ))}
      </ul>
      <ShareAxis measure="percent" scale={scale} />
      <p className="small q causes-legend">{t('early.others_note')}</p>
      <SharesTable causes={causes} measure="percent" groups={causes.groups} onlyOthers />
    </section>
  );
}

function Other({ own, scale }: { own: Group; scale: Scale }) {
  const t = useText('causes');
  const of = priorOf(own, 'percent');
  const ends = { low: numberOf(of.p05, 'percent'), high: numberOf(of.p95, 'percent') };
  return (
    <li className="causes-row" data-cause={own.group}>
      <CauseIcon group={own.group} />
      <div className="causes-cell">
        <h3>{groupName(t, own.group)}</h3>
        <Thread
          vague
          {...scale}
          zero={0}
          value={intervalOf(of)}
          name={t('early.others_name', ends)}
        />
      </div>
    </li>
  );
}
