/** A lot of pain: safety first, then what went with less pain before. Nothing else is asked. */
import { useApp } from '../app/context';
import { go } from '../app/go';
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { journeyOf } from './checkIn.model';
import type { DayProps } from './CheckInPage';

export function CheckInSevere({ base, draft, questions }: DayProps) {
  const t = useText('diary');
  const { change } = useApp();
  const nameOf = (id: string) =>
    questions.treatments.find((own) => own.treatment === id)?.name ?? id;
  const toQuestions = () => {
    const { places } = journeyOf(base, draft);
    const rated = places.filter((own) => own.nrs_0_10 !== null);
    change((before) => ({
      ...before,
      places: rated,
      selected: [],
      past: [],
      flags: {},
      answers: {},
      safetyDone: false,
      lookAgain: null,
    }));
    go('#/safety');
  };
  return (
    <>
      <section className="panel check-severe" role="status">
        <Icon name="warn" />
        <div>
          <h2>{t('check_in.severe.title')}</h2>
          <p className="small q">{t('check_in.severe.text')}</p>
          <div className="row wrap">
            <button type="button" className="btn" onClick={toQuestions}>
              {t('check_in.severe.questions')}
            </button>
            <a className="btn ghost" href="#/help">
              {t('check_in.severe.help')}
            </a>
          </div>
        </div>
      </section>
      {base.helped_before.length > 0 ? (
        <section className="card check-card">
          <h2>{t('check_in.helped.title')}</h2>
          <ul className="check-helped">
            {base.helped_before.map((own) => (
              <li key={own.treatment}>
                <b>{nameOf(own.treatment)}</b>
                <span className="small q">
                  {t('check_in.helped.times', { better: own.times_better, count: own.times })}
                </span>
              </li>
            ))}
          </ul>
          <p className="small q">{t('check_in.helped.note')}</p>
        </section>
      ) : null}
    </>
  );
}
