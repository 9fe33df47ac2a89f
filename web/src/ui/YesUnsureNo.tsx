/** One question with yes, not sure and no: a radio group, none chosen before the person does. */
import type { ReactNode } from 'react';
import type { Answer } from '../engine/engine';
import './yes-unsure-no.css';

type Props = {
  id: string;
  question: ReactNode;
  value: Answer | undefined;
  words: Record<Answer, string>;
  onAnswer: (answer: Answer) => void;
  error?: string | null;
  /** Smaller, inside an unfolded row. */
  inner?: boolean;
  children?: ReactNode;
};

const order: Answer[] = ['yes', 'unknown', 'no'];

export function YesUnsureNo(props: Props) {
  const { id, question, value, words, onAnswer, error, inner, children } = props;
  const labelId = `q-${id}`;
  const errorId = error ? `e-${id}` : undefined;
  return (
    <div className={inner ? 'yun yun-inner' : 'yun'}>
      <p id={labelId} className="yun-question">
        {question}
      </p>
      <div
        className="yun-answers"
        role="radiogroup"
        aria-labelledby={labelId}
        aria-describedby={errorId}
        aria-invalid={error ? true : undefined}
      >
        {order.map((answer) => (
          <label key={answer} className="yun-answer">
            <input
              type="radio"
              name={id}
              id={`${id}-${answer}`}
              checked={value === answer}
              onChange={() => onAnswer(answer)}
            />
            <span>{words[answer]}</span>
          </label>
        ))}
      </div>
      {error ? (
        <p className="yun-error" id={errorId}>
          {error}
        </p>
      ) : null}
      {children ? <div className="yun-more">{children}</div> : null}
    </div>
  );
}

/** Moves the focus to the first choice of a question, for instance when it was passed by. */
export function focusQuestion(id: string): void {
  const choice = document.getElementById(`${id}-yes`);
  choice?.focus();
  choice?.closest('.yun')?.scrollIntoView({ block: 'center' });
}
