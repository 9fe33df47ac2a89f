/** Small building blocks: notes, chips, disclosures, headers of the flow. */
import type { ReactNode } from 'react';
import { Button, Disclosure as Fold, DisclosurePanel } from 'react-aria-components';
import { useText, type Text } from '../texts/text';
import { Icon } from './Icon';

export function Note({ tone, children }: { tone: 'plain' | 'calm' | 'warn'; children: ReactNode }) {
  return (
    <div className={`note ${tone}`}>
      <Icon name={tone === 'warn' ? 'warn' : 'info'} />
      <div>{children}</div>
    </div>
  );
}

export const Chip = ({ children }: { children: ReactNode }) => (
  <span className="chip">{children}</span>
);

type DisclosureProps = {
  title: string;
  /** Said instead of the title where several on a screen have the same. */
  name?: string;
  children: ReactNode;
};

/** Closed text is still found by the search of the browser, which opens it. */
export function Disclosure({ title, name, children }: DisclosureProps) {
  return (
    <Fold className="disc">
      <Button slot="trigger" aria-label={name}>
        {title}
      </Button>
      <DisclosurePanel>{children}</DisclosurePanel>
    </Fold>
  );
}

/** Head of the page to paint on: the first step on the way to an answer. */
export function PaintHead() {
  const t = useText('paint');
  return (
    <header className="fh">
      <a className="ib" href="#/" aria-label={t('back')}>
        <Icon name="back" />
      </a>
      <div>
        <h1 className="fht">{t('title')}</h1>
        <div className="prog" role="img" aria-label={t('progress')}>
          <i className="on" />
          <i />
          <i />
        </div>
      </div>
      <a className="ib" href="#/knot" aria-label={t('knot')}>
        <Icon name="info" />
      </a>
    </header>
  );
}

type Fault = { code: string; where: string };

/** What to show when an answer did not come. */
export function Waiting({ error, again }: { error: Fault | null; again: () => void }) {
  const t = useText('common');
  if (!error) return null;
  return (
    <div className="card" role="alert">
      <h2>{t('no_answer')}</h2>
      <p className="q">{faultWords(t, error)}</p>
      <button type="button" className="btn soft" onClick={again}>
        {t('try_again')}
      </button>
    </div>
  );
}

function faultWords(t: Text, error: Fault): string {
  if (error.code === 'stopped') return t('fault.stopped');
  if (error.code === 'forbidden') return t('fault.no_key');
  return error.where ? t('fault.other_at', { where: error.where }) : t('fault.other');
}
