/** One tap: what speaks for a muscle and against it, why not its neighbour, what would change. */
import { useState } from 'react';
import { Button, Disclosure as Fold, DisclosurePanel } from 'react-aria-components';
import { useAnswer, useApp } from '../app/context';
import { requestOf } from '../app/journey.model';
import type { Answers, Atlas, Explained, MuscleAnswer, Side, WhyAnswer } from '../engine/engine';
import { chanceWords, muscleOf, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { WhyBalance } from './WhyBalance';
import { WhyRival } from './WhyRival';
import { WhyTable } from './WhyTable';
import { tellingWhatIfs } from './why.model';
import './why.css';

type Props = {
  atlas: Atlas;
  /** What each muscle is felt at, as the result says. */
  located: readonly MuscleAnswer[];
  muscle: string;
  side: Side;
};

export function WhyMuscle(props: Props) {
  const t = useText('result');
  const [open, setOpen] = useState(false);
  const name = muscleOf(props.atlas, props.muscle)?.name_plain ?? props.muscle;
  return (
    <Fold className="disc result-why-one" onExpandedChange={setOpen}>
      <Button
        slot="trigger"
        aria-label={t('explain.open_name', { name, side: t(`side.${props.side}`) })}
      >
        {t('explain.open')}
      </Button>
      <DisclosurePanel>{open ? <Why {...props} /> : null}</DisclosurePanel>
    </Fold>
  );
}

/** Asked when it is opened, and again after every answer while it stands open. */
function Why({ atlas, located, muscle, side }: Props) {
  const t = useText('result');
  const { journey } = useApp();
  const question = { located: requestOf(journey), muscle, side };
  const why = useAnswer((engine) => engine.explain(question), JSON.stringify(question));
  if (why.error) {
    return (
      <div role="alert">
        <p className="small">{t('failed', { detail: why.error.detail })}</p>
        <button type="button" className="btn soft" onClick={why.again}>
          {t('try_again')}
        </button>
      </div>
    );
  }
  if (!why.value) return <p className="small q">{t('explain.loading')} ...</p>;
  if (!why.value.explained) return <p className="small">{t('explain.too_large')}</p>;
  return (
    <div className="why">
      <WhyBalance atlas={atlas} answers={journey.answers} explained={why.value.explained} />
      <Rest
        atlas={atlas}
        located={located}
        answers={journey.answers}
        explained={why.value.explained}
        answer={why.value}
      />
    </div>
  );
}

type RestProps = Pick<Props, 'atlas' | 'located'> & {
  answers: Answers;
  explained: Explained;
  answer: WhyAnswer;
};

function Rest({ atlas, located, answers, explained, answer }: RestProps) {
  const { rival } = answer;
  return (
    <>
      {rival ? (
        <WhyRival
          atlas={atlas}
          located={located}
          answers={answers}
          explained={explained}
          rival={rival}
        />
      ) : null}
      <WhatIfs atlas={atlas} explained={explained} answer={answer} />
      <WhyTable atlas={atlas} answers={answers} all={rival ? [explained, rival] : [explained]} />
    </>
  );
}

function WhatIfs({ atlas, explained, answer }: Omit<RestProps, 'answers' | 'located'>) {
  const t = useText('result');
  const now = explained.probability_uncapped;
  const telling = tellingWhatIfs(now, answer.what_if);
  return (
    <section>
      <h3>{t('explain.what_if')}</h3>
      {telling.length === 0 ? <p className="small q">{t('explain.what_if_none')}</p> : null}
      <ul className="small why-if">
        {telling.map((own) => (
          <li key={`${own.region}|${own.side ?? ''}`}>
            {t(`explain.${own.kind}`, {
              place: placeName(atlas, own.region, own.side),
              before: chanceWords(now),
              after: chanceWords(own.probability_uncapped),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
