/** Press it again, paint it again: the one thing to do next. Safety questions come first. */
import { useEffect, useState } from 'react';
import { useApp } from '../app/context';
import { go } from '../app/go';
import { pains, requestOf, type Journey } from '../app/journey.model';
import type {
  AgainRequest,
  Answer,
  Atlas,
  BodyMapData,
  Knot,
  PressOffer,
  Screening,
} from '../engine/engine';
import { PressPicture } from '../locate/PressPicture';
import { stopsEverything } from '../safety/flag.model';
import { useText } from '../texts/text';
import { FlowError } from '../ui/Flow';
import { askedToday, dayWords, lastDrawing, pressAnswers } from './knots.model';
import { useChange } from './useChange';

type Props = { atlas: Atlas; map: BodyMapData; knot: Knot; now: string; again: () => void };

/** What is asked about now: with the drawing and answers of this window, or the last drawing. */
type Asked = { located: AgainRequest['located']; painted: boolean };

const untouched: Asked = { located: { pains: [] }, painted: false };

/** Back from the safety questions: what was painted and answered on the way. */
function askedOf(journey: Journey, knotId: number): Asked | null {
  const { lookAgain } = journey;
  if (lookAgain?.knot_id !== knotId || !journey.safetyDone) return null;
  const painted = lookAgain.way === 'paint';
  const { person, flags } = requestOf(journey);
  const located = { pains: painted ? pains(journey) : [], flags: flags ?? {} };
  return { located: person ? { ...located, person } : located, painted };
}

/** The way to the drawing or to the questions, with the places of the last drawing taken along. */
function useWays(knot: Knot, now: string) {
  const { change } = useApp();
  const leave = (way: 'paint' | 'press', nrs: (known: number) => number | null, to: string) => {
    const { pains: known, person } = lastDrawing(knot);
    change((before) => ({
      ...before,
      places: known.map((pain) => ({
        region: pain.region,
        side: pain.side,
        nrs_0_10: nrs(pain.nrs_0_10),
      })),
      selected: [],
      past: [],
      sex: before.sex ?? person.sex,
      age_years: before.age_years ?? person.age_years,
      answers: {},
      flags: askedToday(knot, now) ? before.flags : {},
      safetyDone: false,
      lookAgain: { knot_id: knot.knot_id, way },
    }));
    go(to);
  };
  return {
    toQuestions: () => leave('press', (known) => known, '#/safety'),
    paintAgain: () => leave('paint', () => null, '#/paint'),
    nothingHurts: () => leave('paint', () => 0, '#/safety'),
  };
}

export function LookAgain(props: Props) {
  const { knot, now, again } = props;
  const { journey, change, engine } = useApp();
  const ways = useWays(knot, now);
  const [asked, setAsked] = useState(() => askedOf(journey, knot.knot_id));
  const [offer, setOffer] = useState<PressOffer | null>(null);

  const stop = () => {
    setAsked(null);
    setOffer(null);
    change((before) => ({ ...before, lookAgain: null }));
  };
  const begin = useChange(() => undefined);
  const save = useChange(() => {
    stop();
    again();
  });

  /** False when something else comes first: a doctor, or the questions. */
  const clear = ({ level, open }: Screening): boolean => {
    if (stopsEverything(level)) go('#/flag');
    else if (open.length > 0) ways.toQuestions();
    return !stopsEverything(level) && open.length === 0;
  };
  const start = (next: Asked) =>
    void begin.run(async () => {
      const answer = await engine.pressKnot(knot.knot_id, { located: next.located });
      if (!clear(answer.red_flags)) return;
      setAsked(next);
      setOffer(answer);
    });
  const keep = (request: AgainRequest) =>
    void save.run(async () => {
      const answer = await engine.lookAtKnot(knot.knot_id, request);
      clear(answer.red_flags);
    });

  // Back from the questions the test is offered at once.
  useEffect(() => {
    if (asked && !offer) start(asked);
  }, []);

  const fault = begin.fault ?? save.fault;
  if (!asked || !offer)
    return <Idle {...{ knot, now, ways, fault }} onStart={() => start(untouched)} />;
  return <Test {...props} {...{ asked, offer, fault }} onKeep={keep} onStop={stop} />;
}

type IdleProps = {
  knot: Knot;
  now: string;
  ways: ReturnType<typeof useWays>;
  fault: string | null;
  onStart: () => void;
};

function Idle({ knot, now, ways, fault, onStart }: IdleProps) {
  const t = useText('knots');
  const due = knot.press_due_date;
  return (
    <section className="panel record-next">
      <h2>{t('again.title')}</h2>
      {due ? <p className="q small">{t('again.due', { date: dayWords(due, now) })}</p> : null}
      <div className="row wrap record-buttons">
        <button type="button" className="btn" onClick={onStart}>
          {t('again.start')}
        </button>
        <button type="button" className="btn ghost" onClick={ways.paintAgain}>
          {t('again.paint')}
        </button>
        <button type="button" className="btn ghost" onClick={ways.nothingHurts}>
          {t('again.nothing')}
        </button>
      </div>
      {fault ? <FlowError>{t(fault)}</FlowError> : null}
    </section>
  );
}

type TestProps = Props & {
  asked: Asked;
  offer: PressOffer;
  fault: string | null;
  onKeep: (request: AgainRequest) => void;
  onStop: () => void;
};

function Test({ atlas, map, knot, asked, offer, fault, onKeep, onStop }: TestProps) {
  const t = useText('knots');
  const [index, setIndex] = useState(0);
  const test = offer.tests[index % Math.max(1, offer.tests.length)];
  const examination = atlas.examinations.find((own) => own.id === test?.test.replace(/_[lr]$/, ''));
  const blocked = offer.red_flags.details.some((own) => own.blocks === 'regions');
  const reply = (answer: Answer, sore: boolean) => {
    if (!test) return;
    const located = { ...asked.located, answers: { [test.test]: answer } };
    onKeep({ located, sore_different: sore ? [test.test] : [] });
  };
  return (
    <section className="panel record-next" aria-live="polite">
      <h2>{t(asked.painted ? 'again.title_painted' : 'again.title')}</h2>
      {asked.painted && test ? <p className="q small">{t('again.painted')}</p> : null}
      {test && examination ? (
        <>
          <div className="record-how">
            <PressPicture {...{ atlas, map }} muscle={knot.muscle} side={knot.side} press />
            <div>
              <p>{examination.how_to}</p>
              <p>
                <b>{t('again.question')}</b>
              </p>
            </div>
          </div>
          {examination.caution ? (
            <p className="small">
              <b>{t('again.careful')}</b> {examination.caution}
            </p>
          ) : null}
          <div className="record-answers" role="group" aria-label={t('again.group')}>
            {pressAnswers.map((own) => (
              <button
                key={own.key}
                type="button"
                className={own.answer === 'unknown' ? 'btn ghost' : 'btn'}
                onClick={() => reply(own.answer, own.sore)}
              >
                {t(`again.${own.key}`)}
              </button>
            ))}
          </div>
        </>
      ) : (
        <p>{t(blocked ? 'again.blocked' : 'again.none')}</p>
      )}
      <div className="row wrap record-buttons">
        {asked.painted ? (
          <button
            type="button"
            className={test ? 'btn ghost' : 'btn'}
            onClick={() => onKeep({ located: asked.located })}
          >
            {t('again.save')}
          </button>
        ) : null}
        {offer.tests.length > 1 ? (
          <button type="button" className="btn ghost" onClick={() => setIndex(index + 1)}>
            {t('again.other_spot')}
          </button>
        ) : null}
        <button type="button" className="btn ghost" onClick={onStop}>
          {t('again.not_now')}
        </button>
      </div>
      {fault ? <FlowError>{t(fault)}</FlowError> : null}
    </section>
  );
}
