/** How much of the pain goes with what: each figure opens to its meaning. */
import { useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { Causes } from '../engine/engine';
import { useText, type Text } from '../texts/text';
import { Thread } from '../ui/Thread';
import { CauseIcon } from './CauseIcon';
import { checkWords } from './CausesChecks';
import { GroupMeaning, RestMeaning } from './CausesMeaning';
import { SharesTable } from './CausesSharesTable';
import {
  clipped,
  groupName,
  intervalOf,
  measureOf,
  numberOf,
  restOf,
  scaleOf,
  shownOf,
  verdictWords,
  type Group,
  type GroupId,
  type Measure,
  type Quantiles,
  type Scale,
} from './causes.model';

type Props = { causes: Causes; rough: boolean; order: readonly GroupId[] };

export function CausesShares({ causes, rough, order }: Props) {
  const t = useText('causes');
  const measure = measureOf(causes);
  const rest = restOf(causes, measure);
  const shown = causes.groups.map((own) => shownOf(own, measure));
  const known = shown.filter((own) => own.known).map((own) => own.of);
  const scale = scaleOf(rest ? [...known, rest] : known, measure === 'percent' ? 10 : 0.5);
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
            thread={
              <Thread
                value={intervalOf(rest)}
                {...scale}
                zero={0}
                name={nameOf(t, rest, measure)}
              />
            }
          >
            <RestMeaning causes={causes} />
          </Row>
        ) : null}
      </ul>
      <ShareAxis measure={measure} scale={scale} />
      <Legend />
      <p className="small q causes-legend">{t('shares.add_up')}</p>
      <SharesTable {...{ causes, measure, groups }} />
    </section>
  );
}

/** Zero, and the end farther from it; each thread says its numbers itself. */
export function ShareAxis({ measure, scale }: { measure: Measure; scale: Scale }) {
  const t = useText('causes');
  const { from, to } = scale;
  const right = to >= -from;
  const zero = { '--zero': `${(-from / (to - from)) * 100}%` } as CSSProperties;
  return (
    <p className="causes-scale" aria-hidden="true" style={zero}>
      <span className="zero">0</span>
      <span className={right ? 'to' : 'from'}>
        {t(`shares.${measure}`, { value: numberOf(right ? to : from, measure) })}
      </span>
    </p>
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
  scale: Scale;
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
      notes={notesOf(t, causes, own)}
      thread={
        <Thread
          value={intervalOf(known ? of : clipped(of, scale))}
          {...scale}
          zero={0}
          vague={!known}
          name={known ? nameOf(t, of, measure) : t('shares.name_unknown', ends)}
        />
      }
    >
      <GroupMeaning {...{ causes, own, measure }} />
    </Row>
  );
}

/** What is far from what others report is said at its cause. */
const notesOf = (t: Text, causes: Causes, own: Group): string[] =>
  causes.checks
    .filter(({ kind, about }) => {
      const ids: string[] = [own.group, ...own.exposures.map((each) => each.cause)];
      return kind === 'prior_conflict' && about !== null && ids.includes(about);
    })
    .map((check) => checkWords(t, causes, check));

type RowProps = {
  id: GroupId | 'unexplained';
  number: string;
  line: string;
  notes?: readonly string[];
  thread: ReactNode;
  children: ReactNode;
};

/** Name, number, thread and line open it: one area to click, one button for the keys. */
function Row({ id, number, line, notes = [], thread, children }: RowProps) {
  const t = useText('causes');
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !open) return;
    setOpen(false);
    opener.current?.focus();
  };
  const name = t('shares.open', { cause: groupName(t, id), verdict: line });
  return (
    <li className="causes-row" data-cause={id} onKeyDown={close}>
      <CauseIcon group={id} />
      <Disclosure className="disc causes-cell" isExpanded={open} onExpandedChange={setOpen}>
        <div className="disc causes-open">
          <div className="causes-name">
            <h3>{groupName(t, id)}</h3>
            <strong>{number}</strong>
          </div>
          {thread}
          <Button ref={opener} slot="trigger" aria-label={name}>
            <span>{line}</span>
          </Button>
        </div>
        {notes.map((words) => (
          <p key={words} className="small q">
            {words}
          </p>
        ))}
        <DisclosurePanel>
          <div className="causes-meaning small">{children}</div>
        </DisclosurePanel>
      </Disclosure>
    </li>
  );
}

function Legend() {
  const t = useText('causes');
  return (
    <p className="small q causes-legend">
      {['dot', 'thick', 'faded', 'dotted', 'mark'].map((own) => (
        <span key={own}>
          <b>{t(`shares.legend.${own}`)}</b>: {t(`shares.legend.${own}_is`)}{' '}
        </span>
      ))}
    </p>
  );
}
