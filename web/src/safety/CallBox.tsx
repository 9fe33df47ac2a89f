/** The one filled thing on the page: the number to call, and how to change it. */
import { useState } from 'react';
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { useEmergencyNumber } from './emergencyNumber';

export function CallBox({ quiet = false }: { quiet?: boolean }) {
  const t = useText('safety');
  const { number, save } = useEmergencyNumber();
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  return (
    <div className="call-box">
      {quiet ? (
        <p className="note warn">
          <Icon name="phone" />
          <span>
            {t('flag.worse')} <a href={`tel:${number}`}>{t('flag.call', { number })}</a>
          </span>
        </p>
      ) : (
        <a className="btn big call" href={`tel:${number}`}>
          <Icon name="phone" /> {t('flag.call', { number })}
        </a>
      )}
      <p className="q small call-other">
        {t('flag.other_country')}{' '}
        <button
          type="button"
          className="btn text"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
            setSaved(false);
          }}
        >
          {t('flag.change_number')}
        </button>
      </p>
      {saved ? (
        <p className="small call-other" role="status">
          {t('flag.number_saved', { number })}
        </p>
      ) : null}
      {open ? (
        <NumberForm
          number={number}
          onSave={(typed) => {
            const done = save(typed);
            setSaved(done);
            if (done) setOpen(false);
            return done;
          }}
        />
      ) : null}
    </div>
  );
}

/** Asks for another number; `onSave` says whether it is one. */
export function NumberForm({
  number,
  onSave,
}: {
  number: string;
  onSave: (typed: string) => boolean;
}) {
  const t = useText('safety');
  const [typed, setTyped] = useState(number);
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className="call-form"
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(!onSave(typed));
      }}
    >
      <label htmlFor="emergency-number">{t('flag.number_label')}</label>
      <input
        id="emergency-number"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        value={typed}
        aria-invalid={wrong}
        aria-describedby="emergency-hint"
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(false);
        }}
      />
      <p id="emergency-hint" className={wrong ? 'er' : 'small q'}>
        {wrong ? t('flag.number_wrong') : t('flag.number_hint')}
      </p>
      <button type="submit" className="btn soft">
        {t('flag.number_save')}
      </button>
    </form>
  );
}
