/** Whether the answer fits the days, what cannot be told apart, what is allowed for, how sure. */
import type { Causes } from '../engine/engine';
import { capital, listWords } from '../texts/names';
import { useText, type Text } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { inText, isGroup, nameOf, numberOf, plainName } from './causes.model';
import { checkOf, isSteady } from './checks.model';

export function checkWords(t: Text, causes: Causes, check: Causes['checks'][number]): string {
  const { key, values } = checkOf(causes, check);
  const { way, about } = values ?? {};
  const id = String(about ?? '');
  const name = isGroup(id) ? t(`short.${id}`) : inText(id);
  const begins = t(`checks.${key}`, { about: '' }).startsWith(' ');
  return t(`checks.${key}`, {
    ...values,
    ...(way ? { way: t(`checks.${way}`) } : {}),
    ...(name ? { about: begins ? capital(name) : name } : {}),
  });
}

export function CausesChecks({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const pairs = causes.pairs.map((own) =>
    t('checks.pair', {
      cause: plainName(nameOf(causes, own.cause)),
      other: inText(nameOf(causes, own.other)),
    }),
  );
  const found = [...causes.checks.map((own) => checkWords(t, causes, own)), ...pairs];
  const allowed = listWords(causes.allowed_for.map((own) => inText(own.name)));
  return (
    <section className="card causes-checks">
      <h2>{t('checks.title')}</h2>
      <ul className="small">
        {found.length === 0 ? <li>{t('checks.fine')}</li> : null}
        {found.map((words) => (
          <li key={words}>{words}</li>
        ))}
        {isSteady(causes) ? <li>{t('checks.unlogged_fine')}</li> : null}
        {allowed ? <li>{t('checks.allowed', { names: allowed })}</li> : null}
      </ul>
      <Disclosure title={t('method.title')}>
        <Method causes={causes} />
      </Disclosure>
    </section>
  );
}

function Method({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const { amplification, amplification_learnt, days_from_moments, quality, depth } = causes;
  return (
    <ul className="small q">
      <li>{t(depth === 'full' ? 'method.full' : 'method.update')}</li>
      {amplification ? (
        <li>
          {t('method.drink', { percent: numberOf(amplification.p50 * 100, 'percent') })}{' '}
          {amplification_learnt ? '' : t('method.drink_assumed')}
        </li>
      ) : null}
      {days_from_moments > 0 ? <li>{t('method.moments', { count: days_from_moments })}</li> : null}
      <li>
        {t('method.quality', {
          agree: t(quality.settled ? 'method.agree' : 'method.disagree'),
          rhat: quality.rhat_max.toFixed(3),
          ess: Math.round(quality.ess_min),
          divergences: quality.divergences,
        })}
      </li>
    </ul>
  );
}
