/** What this browser keeps, and the diary does not: the theme and the number to call. */
import { useState } from 'react';
import { NumberForm } from '../safety/CallBox';
import { useEmergencyNumber } from '../safety/emergencyNumber';
import { useText } from '../texts/text';
import { keepTheme, keptTheme, themes } from './theme';

export function LookCard() {
  const t = useText('data');
  const [theme, setTheme] = useState(keptTheme);
  return (
    <section className="card">
      <h2>{t('look.title')}</h2>
      <ul className="data-rows">
        <li>
          <span>
            <b id="data-theme">{t('look.theme')}</b>
            <span className="small q">{t('look.kept')}</span>
          </span>
          <div className="seg" role="group" aria-labelledby="data-theme">
            {themes.map((own) => (
              <button
                key={own}
                type="button"
                aria-pressed={own === theme}
                onClick={() => {
                  keepTheme(own);
                  setTheme(own);
                }}
              >
                {t(`look.${own}`)}
              </button>
            ))}
          </div>
        </li>
        <EmergencyNumber />
      </ul>
    </section>
  );
}

function EmergencyNumber() {
  const t = useText('data');
  const { number, save } = useEmergencyNumber();
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const keep = (typed: string) => {
    const done = save(typed);
    setSaved(done);
    if (done) setOpen(false);
    return done;
  };
  return (
    <li>
      <span>
        <b>{t('look.number', { number })}</b>
        <span className="small q">{t('look.number_kept')}</span>
        <span className="small" role="status">
          {saved ? t('look.saved', { number }) : ''}
        </span>
      </span>
      <button
        type="button"
        className="btn text"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
          setSaved(false);
        }}
      >
        {t('look.change')}
      </button>
      {open ? <NumberForm number={number} onSave={keep} /> : null}
    </li>
  );
}
