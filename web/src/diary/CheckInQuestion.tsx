/** One question of a cause: a tap answers it, another takes the answer back. */
import { useId, useState } from 'react';
import type { CheckInQuestion, DiaryQuestion } from '../engine/engine';
import { useText } from '../texts/text';
import { PainStrip } from '../ui/PainStrip';
import { Icon } from '../ui/Icon';
import { answerOf, said, type Said } from './checkIn.model';
import type { DayProps } from './CheckInPage';

type AskedProps = DayProps & {
  asked: CheckInQuestion;
  /** Its answer teaches more than that of any other. */
  most?: boolean;
  /** One of many below each other, without a card of its own. */
  inner?: boolean;
};

export function Asked({ asked, most = false, inner = false, ...day }: AskedProps) {
  const t = useText('diary');
  const [why, setWhy] = useState(false);
  const id = useId();
  const { draft, write, questions } = day;
  const question = questions.questions.find((own) => own.cause === asked.cause);
  if (!question) return null;
  const answer = answerOf(draft, asked.cause, asked.entry);
  const give = (own: Said) =>
    write({ ...draft, answers: { ...draft.answers, [asked.cause]: own } });
  return (
    <section className={inner ? 'check-inner' : 'card check-card'} aria-labelledby={id}>
      <div className="check-ask">
        {inner ? (
          <h4 id={id}>{question.short}</h4>
        ) : (
          <h2 id={id}>
            <span className="onlyp">{question.short}</span>
            <span className="onlyd">{question.question}</span>
          </h2>
        )}
        {answer ? <TakeBack what={question.name} onPress={() => give(said(null))} /> : null}
        {most && !answer ? (
          <button
            type="button"
            className="check-most"
            aria-expanded={why}
            aria-controls={`${id}w`}
            onClick={() => setWhy(!why)}
          >
            <span className="chip warn">{t('check_in.most')}</span>
          </button>
        ) : null}
      </div>
      {most && why ? (
        <p className="small q" id={`${id}w`}>
          {t('check_in.most_why', { count: asked.answered_days })}{' '}
          {t('check_in.most_gain', { bits: asked.gain_bits.toPrecision(2) })}
        </p>
      ) : null}
      <Answers question={question} answer={answer} onAnswer={give} />
    </section>
  );
}

export function TakeBack({ what, onPress }: { what: string; onPress: () => void }) {
  const t = useText('diary');
  return (
    <button
      type="button"
      className="check-back"
      aria-label={t('check_in.take_back_of', { what })}
      onClick={onPress}
    >
      {t('check_in.take_back')}
    </button>
  );
}

type AnswersProps = {
  question: DiaryQuestion;
  answer: Said | undefined;
  onAnswer: (answer: Said) => void;
};

function Answers({ question, answer, onAnswer }: AnswersProps) {
  const t = useText('diary');
  if (question.answer === 'scale') {
    const ends: [string, string] = [
      t('check_in.end', { value: question.low, word: question.low_label ?? '' }),
      t('check_in.end', { value: question.high, word: question.high_label ?? '' }),
    ];
    return (
      <PainStrip
        plain
        label={question.question}
        value={answer?.value ?? null}
        onChange={(value) => onAnswer(said(value))}
        ends={ends}
      />
    );
  }
  const options =
    question.answer === 'yes_no' && question.options.length === 0
      ? [
          { value: 0, label: t('check_in.no') },
          { value: 1, label: t('check_in.yes') },
        ]
      : question.options;
  return (
    <>
      {options.length > 0 ? (
        <Options {...{ options, answer, onAnswer }} label={question.question} />
      ) : null}
      {isNumber(question) ? (
        <ExactNumber {...{ question, answer, onAnswer }} folded={options.length > 0} />
      ) : null}
    </>
  );
}

/** Whether a number says it too: not for what has words of its own, as how one slept. */
const isNumber = ({ answer, options }: DiaryQuestion): boolean =>
  answer === 'number' || (answer === 'options' && options.every((own) => !own.choice));

type OptionsProps = {
  label: string;
  options: DiaryQuestion['options'];
  answer: Said | undefined;
  onAnswer: (answer: Said) => void;
};

const isChosen = (answer: Said | undefined, option: DiaryQuestion['options'][number]): boolean =>
  answer?.value === option.value && (answer.choice ?? '') === (option.choice ?? '');

export function Options({ label, options, answer, onAnswer }: OptionsProps) {
  const name = useId();
  return (
    <div className="check-options" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={`${option.value} ${option.choice ?? ''}`}>
          <input
            type="radio"
            name={name}
            checked={isChosen(answer, option)}
            onChange={() => onAnswer(said(option.value, option.choice))}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

/** The number itself, for who knows it; a button away where a tap on a range is enough. */
function ExactNumber({ question, answer, onAnswer, folded }: AnswersProps & { folded: boolean }) {
  const t = useText('diary');
  const isOption = question.options.some((own) => isChosen(answer, own));
  const [open, setOpen] = useState(!folded || (answer !== undefined && !isOption));
  const [text, setText] = useState(answer?.value === undefined ? '' : String(answer.value ?? ''));
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const { low, high, step } = question;
  const unit = t(`check_in.unit.${question.unit}`);
  if (!open) {
    return (
      <button type="button" className="btn text check-exact" onClick={() => setOpen(true)}>
        {t('check_in.exact')}
      </button>
    );
  }
  const take = (next: string) => {
    setText(next);
    const value = Number(next.replace(',', '.'));
    const good = next.trim() !== '' && value >= low && value <= high;
    setWrong(next.trim() !== '' && !good);
    if (good) onAnswer(said(value));
  };
  return (
    <div className="check-number">
      <label>
        <input
          type="number"
          inputMode="decimal"
          aria-label={t('check_in.exact_of', { question: question.question, unit })}
          min={low}
          max={high}
          step={step}
          value={text}
          aria-invalid={wrong}
          aria-describedby={wrong ? id : undefined}
          onChange={(event) => take(event.target.value)}
        />{' '}
        <span className="q">{unit}</span>
      </label>
      {wrong ? (
        <p className="er" id={id} role="alert">
          <Icon name="warn" /> {t('check_in.out_of_range', { low, high, unit })}
        </p>
      ) : null}
    </div>
  );
}
