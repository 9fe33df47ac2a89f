/** A flag was raised: what to do now, and nothing else. Also the general page for help. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useAnswer, useApp } from '../app/context';
import { go } from '../app/go';
import { requestOf } from '../app/journey.model';
import type { RedFlags, Screening } from '../engine/engine';
import { hasText, useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { LoadState } from '../ui/Flow';
import { CallBox } from './CallBox';
import { HelpPage } from './HelpPage';
import { lookedAt, stopsEverything, toldOf, withoutFlags, type Told } from './flag.model';
import './flag.css';

export default function FlagPage() {
  const t = useText('safety');
  const { journey } = useApp();
  const catalogue = useAnswer((engine) => engine.redFlags(), 'red_flags');
  const request = { ...requestOf(journey), answers: {} };
  const screening = useAnswer((engine) => engine.screen(request), JSON.stringify(request));
  if (window.location.hash.startsWith('#/help')) return <HelpPage />;
  // Without the program the general page still says whom to call.
  if (catalogue.error || screening.error) return <HelpPage />;
  if (!catalogue.value || !screening.value) {
    return (
      <LoadState
        error={null}
        failed=""
        loading={t('asking')}
        tryAgain={t('try_again')}
        again={screening.again}
      />
    );
  }
  const told = toldOf(screening.value.details, catalogue.value.flags, stopsEverything);
  if (told.length === 0) return <NothingRaised />;
  return <Raised told={told} screening={screening.value} catalogue={catalogue.value} />;
}

function NothingRaised() {
  const t = useText('safety');
  return (
    <main id="main" tabIndex={-1} className="flow-main">
      <h1 className="flow-title">{t('flag.no_flag_title')}</h1>
      <p className="q">{t('flag.no_flag_text')}</p>
      <p className="flow-end">
        <a className="btn" href="#/safety">
          {t('flag.no_flag_button')}
        </a>
      </p>
    </main>
  );
}

type RaisedProps = { told: Told[]; screening: Screening; catalogue: RedFlags };

function Raised({ told, screening }: RaisedProps) {
  const t = useText('safety');
  const heading = useRef<HTMLHeadingElement>(null);
  const emergency = screening.level === 'emergency_now';
  const first = told[0]!;
  const urgent = told.filter((own) => own.level === screening.level);
  const titleKey = hasText('safety', `flag.title_${first.id}`)
    ? `flag.title_${first.id}`
    : `flag.title_${emergency ? 'emergency' : 'same_day'}`;
  const title = t(titleKey);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo({ top: 0 });
  }, []);

  return (
    <div className={emergency ? 'flag-page' : 'flag-page flag-calm'}>
      <header className="flag-head">
        <div className="flag-in" role="alert">
          <Icon name="warn" />
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {urgent.map((own) => (
            <Said key={own.id} told={own} hospital={emergency} />
          ))}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flag-main">
        {emergency ? <CallBox /> : null}
        <ThingsToDo told={urgent} emergency={emergency} />
        {emergency ? null : <CallBox quiet />}
        {told.length > urgent.length ? (
          <section className="flag-also">
            <h2>{t('flag.also')}</h2>
            {told.slice(urgent.length).map((own) => (
              <Said key={own.id} told={own} />
            ))}
          </section>
        ) : null}
        <WayBack told={told} />
      </main>
    </div>
  );
}

/** Out of a raised flag: the answer was wrong, or a doctor has looked. Both are asked once more. */
function WayBack({ told }: { told: Told[] }) {
  const t = useText('safety');
  const { change } = useApp();
  const [asking, setAsking] = useState<'none' | 'wrong' | 'looked' | 'stay'>('none');
  const ids = told.map((own) => own.id);
  const askAgain = () => {
    change((before) => ({
      ...before,
      flags: withoutFlags(before.flags, ids),
      safetyDone: false,
    }));
    go('#/safety');
  };
  const goOn = () => {
    change((before) => ({
      ...before,
      flags: lookedAt(before.flags, ids),
      lookedAt: [...new Set([...before.lookedAt, ...ids])],
      safetyDone: false,
    }));
    go('#/safety');
  };
  return (
    <div className="flag-off">
      <p>{t('flag.stopped')}</p>
      {asking === 'none' ? (
        <div className="row wrap">
          <button type="button" className="btn line" onClick={() => setAsking('looked')}>
            {t('flag.doctor_looked')}
          </button>
          <button type="button" className="btn text" onClick={() => setAsking('wrong')}>
            {t('flag.wrong_answer')}
          </button>
        </div>
      ) : null}
      {asking === 'wrong' ? (
        <Ask
          title={t('flag.wrong_title')}
          text={t('flag.wrong_text', {
            question: told.map((own) => own.shortQuestion).join(' '),
          })}
          buttons={[
            [t('flag.wrong_yes'), askAgain],
            [t('flag.wrong_no'), () => setAsking('none')],
          ]}
        />
      ) : null}
      {asking === 'looked' ? (
        <Ask
          title={t('flag.looked_title')}
          text={t('flag.looked_text')}
          buttons={[
            [t('flag.looked_fine'), goOn],
            [t('flag.looked_that'), () => setAsking('stay')],
          ]}
        />
      ) : null}
      {asking === 'stay' ? <p role="status">{t('flag.looked_stay')}</p> : null}
    </div>
  );
}

function Said({ told, hospital = false }: { told: Told; hospital?: boolean }) {
  const t = useText('safety');
  const crisis = told.id === 'suicidal';
  const means = crisis ? t('flag.suicidal_mean') : told.mayMean;
  const only = t('flag.only_hospital');
  return (
    <p>
      {told.sure ? told.youSaid : t('flag.not_sure_said', { question: told.shortQuestion })} {means}{' '}
      {hospital && !crisis && !means.includes(only) ? only : null}
    </p>
  );
}

function Ask({
  title,
  text,
  buttons,
}: {
  title: string;
  text: string;
  buttons: [string, () => void][];
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card sunk flag-ask">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{text}</p>
      <div className="row wrap">
        {buttons.map(([words, onPress]) => (
          <button key={words} type="button" className="btn line" onClick={onPress}>
            {words}
          </button>
        ))}
      </div>
    </section>
  );
}

function ThingsToDo({ told, emergency }: { told: Told[]; emergency: boolean }) {
  const t = useText('safety');
  const crisis = told.some((own) => own.id === 'suicidal');
  const say = told.map((own) => own.sayThis).join(' ');
  const items: ReactNode[] = crisis
    ? [
        <Step key="alone" bold={t('flag.do.alone_b')} text={t('flag.do.alone')} />,
        <Step key="means" bold={t('flag.do.means_b')} text={t('flag.do.means')} />,
      ]
    : emergency
      ? [
          <Step key="drive" bold={t('flag.do.no_drive_b')} text={t('flag.do.no_drive')} />,
          <Step key="say" bold={t('flag.do.say_b')} text={`"${say}"`} />,
          <Step key="touch" bold={t('flag.do.no_touch_b')} text={t('flag.do.no_touch')} />,
        ]
      : [
          <Step key="today" bold={t('flag.do.today_b')} text={t('flag.do.today')} />,
          <Step key="say" bold={t('flag.do.say_b')} text={`"${say}"`} />,
          <Step key="touch" bold={t('flag.do.no_touch_b')} text={t('flag.do.no_touch')} />,
        ];
  return <ol className="flag-do">{items}</ol>;
}

export function Step({ bold, text }: { bold: string; text: string }) {
  return (
    <li>
      <span>
        <b>{bold}</b> {text}
      </span>
    </li>
  );
}
