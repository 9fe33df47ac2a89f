/** One sealed file to keep elsewhere; the passphrase is never stored, so it is typed twice. */
import { useState } from 'react';
import { useApp } from '../app/context';
import { useText } from '../texts/text';
import { FlowError } from '../ui/Flow';
import { Icon } from '../ui/Icon';
import { passphrase, passphraseFault, reasonKey } from './data.model';
import { bytesOf, save } from './download';
import { useCall } from './useCall';

const minimum = { count: passphrase.letters_min };

export function CopyCard() {
  const t = useText('data');
  const { engine } = useApp();
  const { busy, fault, run } = useCall();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState('');
  const wrong = tried ? passphraseFault(first, second) : null;
  const seal = () => {
    setTried(true);
    setDone('');
    if (passphraseFault(first, second) !== null) return;
    void run(
      async () => {
        const { name, base64 } = await engine.dataCopy(first);
        return { name, parts: await bytesOf(base64) };
      },
      ({ name, parts }) => {
        save(name, parts, 'application/octet-stream');
        setDone(t('copy.done', { name }));
        setFirst('');
        setSecond('');
        setTried(false);
      },
    );
  };
  return (
    <section className="card">
      <h2>{t('copy.title')}</h2>
      <p className="small q">{t('copy.how')}</p>
      <form
        className="data-form"
        onSubmit={(event) => {
          event.preventDefault();
          seal();
        }}
      >
        <Secret
          id="data-passphrase"
          label={t('copy.first', minimum)}
          hint={t('copy.warn')}
          typed={first}
          fault={wrong === 'short' || wrong === 'long' ? t(`copy.${wrong}`, minimum) : null}
          onType={setFirst}
        />
        <Secret
          id="data-passphrase-again"
          label={t('copy.again')}
          typed={second}
          fault={wrong === 'other' ? t('copy.other') : null}
          onType={setSecond}
        />
        <button type="submit" className="btn soft data-first" aria-disabled={busy}>
          {t(busy ? 'copy.busy' : 'copy.button')}
        </button>
      </form>
      <p className="small" role="status">
        {done}
      </p>
      {fault ? <FlowError>{`${t('copy.failed')} ${t(reasonKey(fault.code))}`}</FlowError> : null}
    </section>
  );
}

type SecretProps = {
  id: string;
  label: string;
  hint?: string;
  typed: string;
  fault: string | null;
  onType: (text: string) => void;
};

function Secret({ id, label, hint, typed, fault, onType }: SecretProps) {
  const said = fault ?? hint;
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="password"
        autoComplete="new-password"
        value={typed}
        aria-invalid={fault !== null}
        aria-describedby={said ? `${id}-said` : undefined}
        onChange={(event) => onType(event.target.value)}
      />
      {said ? (
        <p id={`${id}-said`} className={fault ? 'er' : 'small q'} aria-live="polite">
          {fault ? <Icon name="warn" /> : null}
          <span>{said}</span>
        </p>
      ) : null}
    </div>
  );
}
