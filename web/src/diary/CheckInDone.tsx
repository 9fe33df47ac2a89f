/** What was done about it on that day: as chips, with one to add, each to be corrected. */
import { useRef, useState } from 'react';
import type { DiaryQuestions } from '../engine/engine';
import { useText, type Text } from '../texts/text';
import { Icon } from '../ui/Icon';
import { shownPlaces, treat, treatedOf, type Treated } from './checkIn.model';
import type { DayProps } from './CheckInPage';
import { CheckInTreatment } from './CheckInTreatment';

export const treatmentName = (questions: DiaryQuestions, id: string): string =>
  questions.treatments.find((own) => own.treatment === id)?.name ?? id;

export const treatedWords = (t: Text, questions: DiaryQuestions, own: Treated): string =>
  t('check_in.treated', {
    name: treatmentName(questions, own.treatment),
    minutes: Math.round(own.minutes),
  });

export function CheckInDone(day: DayProps) {
  const t = useText('diary');
  const { base, draft, write, questions, atlas } = day;
  const [edited, setEdited] = useState<Treated | 'new' | null>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const isToday = base.date === base.today;
  const close = () => {
    setEdited(null);
    adder.current?.focus();
  };
  const take = (own: Treated) => {
    write(treat(draft, own));
    close();
  };
  return (
    <section className="card check-card" aria-label={t('check_in.done')}>
      <h2>{t(isToday ? 'check_in.done_today' : 'check_in.done_day')}</h2>
      <div className="check-done">
        {treatedOf(base, draft).map((own) => (
          <button
            key={own.uid}
            type="button"
            className="check-did"
            aria-expanded={edited !== 'new' && edited?.uid === own.uid}
            aria-label={t('check_in.treated_change', { what: treatedWords(t, questions, own) })}
            onClick={() => setEdited(own)}
          >
            <Icon name="check" /> {treatedWords(t, questions, own)}
          </button>
        ))}
        <button
          ref={adder}
          type="button"
          className="ib edge"
          aria-label={t('check_in.add')}
          aria-expanded={edited === 'new'}
          onClick={() => setEdited(edited === 'new' ? null : 'new')}
        >
          <Icon name="plus" />
        </button>
      </div>
      {edited ? (
        <CheckInTreatment
          key={edited === 'new' ? 'new' : edited.uid}
          start={edited === 'new' ? null : edited}
          {...{ base, questions, atlas }}
          places={shownPlaces(base, draft)}
          pending={day.pending}
          onTake={take}
          onClose={close}
        />
      ) : null}
    </section>
  );
}
