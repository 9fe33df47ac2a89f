/** Help for everybody, at any time: whom to call, for what, and what to say. */
import { useAnswer } from '../app/context';
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { CallBox } from './CallBox';
import './flag.css';

export function HelpPage() {
  const t = useText('safety');
  const catalogue = useAnswer((engine) => engine.redFlags(), 'red_flags').value;
  const urgent = (catalogue?.flags ?? []).filter((flag) => flag.level_on_yes === 'emergency_now');
  const groups = (catalogue?.groups ?? [])
    .filter((group) => urgent.some((flag) => flag.group === group.id))
    .sort((a, b) => a.order - b.order);
  return (
    <div className="flag-page">
      <header className="flag-head">
        <div className="flag-in">
          <Icon name="warn" />
          <h1>{t('flag.title_help')}</h1>
          <p>{t('flag.help_intro')}</p>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flag-main">
        <CallBox />
        <ol className="flag-do">
          <li>
            <span>
              <b>{t('flag.do.no_drive_b')}</b> {t('flag.do.no_drive')}
            </span>
          </li>
          <li>
            <span>
              <b>{t('flag.do.say_b')}</b> {t('flag.help_say')}
            </span>
          </li>
          <li>
            <span>
              <b>{t('flag.do.no_wait_b')}</b> {t('flag.do.no_wait')}
            </span>
          </li>
        </ol>
        {groups.length > 0 ? (
          <section className="flag-off">
            <h2>{t('flag.help_list')}</h2>
            <ul className="flag-signs">
              {groups.map((group) => (
                <li key={group.id}>{group.question}</li>
              ))}
            </ul>
          </section>
        ) : null}
        <p className="flow-end">
          <button type="button" className="btn line" onClick={() => window.history.back()}>
            {t('flag.help_back')}
          </button>
        </p>
      </main>
    </div>
  );
}
