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
  /** Other words than those of the question. */
  title?: string;
};

export function Asked({ asked, most = false, inner = false, title, ...day }: AskedProps) {
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
    <section
      className={inner ? 'check-inner' : 'card check-card'}
      data-cause={asked.cause}
      aria-labelledby={id}
    >
      <div className="check-ask">
        {inner ? (
          <h4 id={id}>{question.short}</h4>
        ) : (
          <h2 id={id}>
            <span className="onlyp">{title ?? question.short}</span>
            <span className="onlyd">{title ?? question.question}</span>
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
  return <Options {...{ question, options, answer, onAnswer }} />;
}

/** Whether a number says it too: not for what has words of its own, as how one slept. */
const isNumber = ({ answer, options }: DiaryQuestion): boolean =>
  answer === 'number' || (answer === 'options' && options.every((own) => !own.choice));

/** As many beside each other as fit into lines of one length. */
const columnsFor = (count: number, most: number): number =>
  Math.ceil(count / Math.ceil(count / most));

export const columnsOf = (count: number) => ({
  ['--cols' as string]: columnsFor(count, 4),
  ['--cols-wide' as string]: columnsFor(count, 6),
});

type Option = DiaryQuestion['options'][number];
type OptionsProps = AnswersProps & { options: Option[] };

const isChosen = (answer: Said | undefined, option: Option): boolean =>
  answer?.value === option.value && (answer.choice ?? '') === (option.choice ?? '');

/** One tap; the exact number is there for who knows it, and alone where there are no options. */
function Options({ question, options, answer, onAnswer }: OptionsProps) {
  const t = useText('diary');
  const name = useId();
  const isOption = options.some((own) => isChosen(answer, own));
  const exact = options.length === 0 || (answer !== undefined && !isOption);
  const [open, setOpen] = useState(exact);
  const number = isNumber(question);
  return (
    <>
      {options.length > 0 ? (
        <div className="check-options" style={columnsOf(options.length + (number ? 1 : 0))}>
          <div className="check-radios" role="radiogroup" aria-label={question.question}>
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
          {number ? (
            <button
              type="button"
              className="check-exact"
              aria-expanded={open}
              aria-label={t('check_in.exact_more', { question: question.name })}
              onClick={() => setOpen(!open)}
            >
              {t('check_in.exact')}
            </button>
          ) : null}
        </div>
      ) : null}
      {number && open ? <ExactNumber {...{ question, answer, onAnswer }} /> : null}
    </>
  );
}

function ExactNumber({ question, answer, onAnswer }: AnswersProps) {
  const t = useText('diary');
  const [text, setText] = useState(answer ? String(answer.value ?? '') : '');
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const { low, high, step } = question;
  const unit = t(`check_in.unit.${question.unit}`);
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
