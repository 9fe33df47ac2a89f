/** The own idea of the cause, once and first: nothing else may suggest an answer before. */
import { useId } from 'react';
import { useText } from '../texts/text';
import { newUid } from './checkIn.model';
import type { DayProps } from './CheckInPage';

export function CheckInGuess({ questions, draft, write }: DayProps) {
  const t = useText('diary');
  const name = useId();
  return (
    <section className="card check-card" aria-labelledby={`${name}h`}>
      <h2 id={`${name}h`}>{t('check_in.guess')}</h2>
      <p className="small q">{t('check_in.guess_more')}</p>
      <div className="check-guess" role="radiogroup" aria-labelledby={`${name}h`}>
        {questions.guesses.map((about) => (
          <label key={about}>
            <input
              type="radio"
              name={name}
              checked={draft.guess?.about === about}
              onChange={() => write({ ...draft, guess: { uid: newUid(), about } })}
            />
            <span>{t(`check_in.group.${about}`)}</span>
          </label>
        ))}
      </div>
    </section>
  );
}
