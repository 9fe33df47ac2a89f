/** How much of the pain goes with what: each figure opens to its meaning. */
import { useState, type ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { Causes } from '../engine/engine';
import { useText, type Text } from '../texts/text';
import { Thread } from '../ui/Thread';
import { CauseIcon } from './CauseIcon';
import { GroupMeaning, RestMeaning } from './CausesMeaning';
import {
  intervalOf,
  measureOf,
  numberOf,
  ordered,
  restOf,
  scaleOf,
  shownOf,
  verdictOf,
  type Group,
  type GroupId,
  type Measure,
  type Quantiles,
} from './causes.model';

type Props = { causes: Causes; rough: boolean };

export function CausesShares({ causes, rough }: Props) {
  const t = useText('causes');
  // As it was when the page was opened: a number that gets better does not jump to another place.
  const [order] = useState(() => ordered(causes.groups));
  const measure = measureOf(causes);
  const rest = restOf(causes, measure);
  const all = [...causes.groups.map((own) => shownOf(own, measure).of), ...(rest ? [rest] : [])];
  const scale = scaleOf(all, measure === 'percent' ? 10 : 0.5);
  const groups = order.map((id) => causes.groups.find((own) => own.group === id)!);
  return (
    <section className="card causes-shares">
      <h2>{t('shares.title')}</h2>
      {measure === 'points' ? <p className="small q">{t('shares.low_pain')}</p> : null}
      <ul className="causes-rows">
        {groups.map((own) => (
          <GroupRow key={own.group} {...{ causes, own, measure, scale, rough }} />
        ))}
        {rest ? (
          <Row
            id="unexplained"
            number={amountOf(t, rest.p50, measure, rough)}
            line={t('shares.rest')}
            thread={<Thread value={intervalOf(rest)} {...scale} name={nameOf(t, rest, measure)} />}
          >
            <RestMeaning causes={causes} />
          </Row>
        ) : null}
      </ul>
      <p className="causes-scale" aria-hidden="true">
        <span>{t(`shares.end_${measure}`, { value: numberOf(scale.from, measure) })}</span>
        <span>{t(`shares.end_${measure}`, { value: numberOf(scale.to, measure) })}</span>
      </p>
      <Legend />
    </section>
  );
}

/** Rough numbers carry a tilde. */
function amountOf(t: Text, value: number, measure: Measure, rough: boolean): string {
  const words = t(`shares.${measure}`, { value: numberOf(value, measure) });
  return rough ? t('shares.rough', { value: words }) : words;
}

function nameOf(t: Text, of: Quantiles, measure: Measure): string {
  const words = (value: number) => numberOf(value, measure);
  const values = { best: words(of.p50), low: words(of.p05), high: words(of.p95) };
  return t(`shares.name_${measure}`, values);
}

type GroupProps = {
  causes: Causes;
  own: Group;
  measure: Measure;
  scale: { from: number; to: number };
  rough: boolean;
};

function GroupRow({ causes, own, measure, scale, rough }: GroupProps) {
  const t = useText('causes');
  const { known, of } = shownOf(own, measure);
  const verdict = verdictWords(t, causes, own);
  const ends = {
    low: amountOf(t, of.p05, measure, false),
    high: amountOf(t, of.p95, measure, false),
  };
  return (
    <Row
      id={own.group}
      number={known ? amountOf(t, of.p50, measure, rough) : '?'}
      line={verdict}
      thread={
        <Thread
          value={intervalOf(of)}
          {...scale}
          {...(scale.from < 0 ? { zero: 0 } : {})}
          vague={!known}
          name={known ? nameOf(t, of, measure) : t('shares.name_unknown', ends)}
        />
      }
    >
      <GroupMeaning {...{ causes, own, measure }} />
    </Row>
  );
}

function verdictWords(t: Text, causes: Causes, own: Group): string {
  const { key, values } = verdictOf(causes, own);
  const other = values?.['other'];
  const verdict = t(key, { ...values, ...(other ? { other: t(`short.${other}`) } : {}) });
  const assumed = own.mostly_assumption && own.verdict !== 'not_enough_days';
  return assumed ? t('verdict.assumption', { verdict }) : verdict;
}

type RowProps = {
  id: GroupId | 'unexplained';
  number: string;
  line: string;
  thread: ReactNode;
  children: ReactNode;
};

/** The line below the thread is what opens it. */
function Row({ id, number, line, thread, children }: RowProps) {
  const t = useText('causes');
  const name = t('shares.open', { cause: t(`group.${id}`), verdict: line });
  return (
    <li className="causes-row" data-cause={id}>
      <CauseIcon group={id} />
      <div className="causes-cell">
        <div className="causes-name">
          <h3>{t(`group.${id}`)}</h3>
          <strong>{number}</strong>
        </div>
        {thread}
        <Disclosure className="disc causes-open">
          <Button slot="trigger" aria-label={name}>
            <span>{line}</span>
          </Button>
          <DisclosurePanel>
            <div className="causes-meaning small">{children}</div>
          </DisclosurePanel>
        </Disclosure>
      </div>
    </li>
  );
}

function Legend() {
  const t = useText('causes');
  return (
    <p className="small q causes-legend">
      {['dot', 'thick', 'faded', 'dotted'].map((own) => (
        <span key={own}>
          <b>{t(`shares.legend.${own}`)}</b>: {t(`shares.legend.${own}_is`)}{' '}
        </span>
      ))}
    </p>
  );
}
