/** One thing of the plan: what it may change first, then how, why, and what speaks against it. */
import type { Atlas, PlanItem } from '../engine/engine';
import { useBodyMap } from '../app/context';
import { PressPicture } from '../locate/PressPicture';
import { capital, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { Chip, Disclosure, Note } from '../ui/blocks';
import { Icon, type IconName } from '../ui/Icon';
import { Thread } from '../ui/Thread';
import { ItemFigure } from './ItemFigure';
import { changeOf, sourceKeys } from './plan.model';

/** Treatments that need to know the spot under the finger. */
const pressTreatments = ['trp_self_compression'];

type Props = {
  item: PlanItem;
  atlas: Atlas;
  scale: { low: number; high: number };
  first: boolean;
};

export function iconOf(treatment: string): IconName {
  if (/heat|ice/.test(treatment)) return 'heat';
  if (/breaks|hydrate|rest|sleep/.test(treatment)) return 'cup';
  if (/compression|roll|massage|release/.test(treatment)) return 'knot';
  return 'pulse';
}

export function PlanItemCard({ item, atlas, scale, first }: Props) {
  const t = useText('plan');
  const change = changeOf(item.expected_change);
  const words = t(change.key, change.values);
  const minutes = Math.round(item.minutes);
  const head = (
    <div className="plan-head">
      <span className="plan-icon">
        <Icon name={iconOf(item.treatment)} />
      </span>
      <div>
        {first ? <p className="tiny q">{t('start_title')}</p> : null}
        <h2>{item.name}</h2>
        <p className="small q">
          {item.habit ? t('habit') : capital(placeName(atlas, item.place, item.side))}
        </p>
      </div>
      {minutes > 0 ? (
        <span className="plan-minutes">{t('minutes', { count: minutes })}</span>
      ) : null}
    </div>
  );
  return (
    <article className={first ? 'panel plan-item' : 'card plan-item'}>
      {head}
      <div className="plan-effect">
        <Thread
          value={{
            low: item.expected_change.p05,
            mid: item.expected_change.p50,
            high: item.expected_change.p95,
          }}
          from={scale.low}
          to={scale.high}
          zero={0}
          name={t('effect_name', { change: words, when: item.expected_when })}
        />
        <div className="plan-axis tiny q" aria-hidden="true">
          <span>{t('effect_axis_less')}</span>
          <span>{t('effect_axis_more')}</span>
        </div>
        <p>
          <b>{capital(words)}</b>{' '}
          <span className="small q">{t('change_note', { when: item.expected_when })}</span>
        </p>
      </div>
      {item.cautions.length > 0 ? <Cautions cautions={item.cautions} /> : null}
      {first ? (
        <HowTo item={item} atlas={atlas} />
      ) : (
        <Disclosure title={t('how')}>
          <HowTo item={item} atlas={atlas} />
        </Disclosure>
      )}
      <Disclosure title={t('why_summary')}>
        <Evidence item={item} atlas={atlas} />
      </Disclosure>
    </article>
  );
}

function Cautions({ cautions }: { cautions: string[] }) {
  const t = useText('plan');
  return (
    <div className="plan-cautions">
      <Note tone="warn">
        <b>{t('cautions')}</b>
        <ul>
          {[...new Set(cautions)].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Note>
    </div>
  );
}

function HowTo({ item, atlas }: { item: PlanItem; atlas: Atlas }) {
  const t = useText('plan');
  const map = useBodyMap().value;
  const spot = pressTreatments.includes(item.treatment) && item.muscle && item.side;
  return (
    <div className="plan-how">
      {item.figure ? <ItemFigure file={item.figure} name={item.name} /> : null}
      {spot && map ? (
        <div className="plan-where">
          <PressPicture
            atlas={atlas}
            map={map}
            muscle={item.muscle ?? ''}
            side={item.side ?? 'left'}
            press
          />
        </div>
      ) : null}
      <div>
        <p className="small q">{item.dose}</p>
        <h3 className="vh">{t('steps')}</h3>
        <ol className="plan-steps">
          {item.steps.map((step) => (
            <li key={step}>
              <span>{step}</span>
            </li>
          ))}
        </ol>
        <h3>{t('stop')}</h3>
        <ul className="plan-rules small">
          {item.stop_rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Evidence({ item, atlas }: { item: PlanItem; atlas: Atlas }) {
  const t = useText('plan');
  return (
    <div className="plan-evidence">
      <p>
        <b>{t('why')}.</b> {item.why}
      </p>
      <p>
        <b>{t('for')}.</b> {item.evidence_for}
      </p>
      <p>
        <b>{t('against')}.</b> {item.evidence_against}
      </p>
      <p>
        <Chip>{t('grade', { grade: item.grade })}</Chip>
      </p>
      <p className="small q">
        <b>{t('source')}:</b>{' '}
        {sourceKeys(item.source)
          .map((key) => atlas.sources[key]?.title ?? key)
          .join('; ')}
      </p>
    </div>
  );
}
