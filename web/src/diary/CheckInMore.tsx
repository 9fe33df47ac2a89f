/** Everything else that can be said of a day, folded away; nobody has to. */
import type { CheckInQuestion } from '../engine/engine';
import { useText } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { PainStrip } from '../ui/PainStrip';
import { hindranceOf, painkiller, said } from './checkIn.model';
import type { DayProps } from './CheckInPage';
import { Asked, TakeBack } from './CheckInQuestion';

export function CheckInMore(day: DayProps) {
  const t = useText('diary');
  const { base, questions } = day;
  const folded = base.more.filter((own) => own.cause !== painkiller);
  const groupOf = (asked: CheckInQuestion) =>
    questions.questions.find((own) => own.cause === asked.cause)?.group;
  const groups = [...new Set(questions.questions.map((own) => own.group))];
  return (
    <section className="card check-card check-fold">
      <Disclosure title={t('check_in.more')}>
        <p className="small q">{t('check_in.more_lead')}</p>
        <Hindrance {...day} />
        {groups.map((group) => {
          const asked = folded.filter((own) => groupOf(own) === group);
          if (asked.length === 0) return null;
          return (
            <div key={group} className="check-group">
              <h3>{t(`check_in.group.${group}`)}</h3>
              {asked.map((own) => (
                <Asked key={own.cause} inner asked={own} {...day} />
              ))}
            </div>
          );
        })}
      </Disclosure>
    </section>
  );
}

function Hindrance({ base, draft, write }: DayProps) {
  const t = useText('diary');
  const value = hindranceOf(base, draft);
  const question = t(base.date === base.today ? 'check_in.hindrance' : 'check_in.hindrance_day');
  const give = (next: number | null) => write({ ...draft, hindrance: said(next) });
  return (
    <div className="check-inner">
      <div className="check-ask">
        <h3>{question}</h3>
        {value !== null ? <TakeBack what={question} onPress={() => give(null)} /> : null}
      </div>
      <PainStrip
        plain
        label={question}
        value={value}
        onChange={give}
        ends={[t('check_in.hindrance_low'), t('check_in.hindrance_high')]}
      />
    </div>
  );
}
