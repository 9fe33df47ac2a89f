/** First page: what it does, one button, three facts, the line for emergencies. */
import { useAnswer, useApp } from '../app/context';
import { useEmergencyNumber } from '../safety/emergencyNumber';
import { useText } from '../texts/text';
import { Icon, Logo } from '../ui/Icon';
import './welcome.css';

const facts = ['lock', 'doubt', 'page'] as const;

export default function WelcomePage() {
  const t = useText('welcome');
  const { journey } = useApp();
  const { number } = useEmergencyNumber();
  const kept = useAnswer((engine) => engine.knots(), 'knots').value?.knots ?? [];
  const begun = journey.places.length > 0;
  return (
    <div className="welcome">
      <header className="top">
        <span className="brand">
          <Logo />
          <span>Unknot</span>
        </span>
        <nav aria-label={t('more')}>
          <a className="btn text" href="#/atlas">
            {t('atlas')}
          </a>
          <a className="btn text" href="#/knot">
            {t('knot')}
          </a>
        </nav>
      </header>
      <main id="main">
        <div className="art" aria-hidden="true" />
        <div className="hero">
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        <div className="go">
          <a className="btn big" href="#/paint">
            {t(begun ? 'go_on' : 'start')} <Icon name="next" />
          </a>
          {kept.length > 0 ? (
            <a className="btn text" href="#/record">
              <Icon name="knot" /> {t('knots')}
            </a>
          ) : null}
        </div>
        <ul className="facts">
          {facts.map((fact) => (
            <li key={fact}>
              <Icon name={fact} />
              <span>
                <b>{t(`fact.${fact}.bold`)}</b> {t(`fact.${fact}.rest`)}
              </span>
            </li>
          ))}
        </ul>
      </main>
      <aside className="urgent" aria-label={t('emergency.name')}>
        <div className="note warn">
          <Icon name="warn" />
          <span>
            <b>{t('emergency.bold')}</b> {t('emergency.rest', { number })}{' '}
            <a href="#/help">{t('emergency.link')}</a>
          </span>
        </div>
      </aside>
    </div>
  );
}
