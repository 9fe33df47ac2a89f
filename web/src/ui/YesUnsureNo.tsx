/** One question, three answers, none chosen beforehand. */
import { useId } from 'react';
import type { Answer } from '../engine/engine';

const choices: { value: Answer; word: string }[] = [
  { value: 'yes', word: 'Yes' },
  { value: 'unknown', word: 'Not sure' },
  { value: 'no', word: 'No' },
];

export function YesUnsureNo({
  labelledBy,
  value,
  onChange,
}: {
  /** id of the element that holds the question */
  labelledBy: string;
  value: Answer | null;
  onChange: (value: Answer) => void;
}) {
  const name = useId();
  return (
    <div className="tri" role="radiogroup" aria-labelledby={labelledBy}>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.word}</span>
        </label>
      ))}
    </div>
  );
}
