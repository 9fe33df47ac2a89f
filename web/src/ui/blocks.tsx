/** Small building blocks: notes, chips, disclosures, headers of the flow. */
import { useId, useState, type ReactNode } from 'react';
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

export function Disclosure({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="disc">
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {title}
      </button>
      <div id={id} hidden={!open}>
        {children}
      </div>
    </div>
  );
}

/** Head of a page on the way to the first answer. */
export function FlowHeader({
  title,
  step,
  steps,
  back,
  help,
}: {
  title: string;
  step: number;
  steps: number;
  /** Address of the page before. */
  back: string;
  /** Address of the page that explains. */
  help?: string;
}) {
  return (
    <header className="fh">
      <a className="ib" href={back} aria-label="Back">
        <Icon name="back" />
      </a>
      <div>
        <p className="fht">{title}</p>
        <div className="prog" role="img" aria-label={`Step ${step} of ${steps}`}>
          {Array.from({ length: steps }, (_, k) => (
            <i key={k} className={k < step ? 'on' : ''} />
          ))}
        </div>
      </div>
      {help ? (
        <a className="ib" href={help} aria-label="What is a knot?">
          <Icon name="info" />
        </a>
      ) : (
        <span />
      )}
    </header>
  );
}

/** What to show while an answer is on its way or did not come. */
export function Waiting({
  error,
  again,
}: {
  error: { code: string; where: string } | null;
  again: () => void;
}) {
  if (!error) return null;
  const words =
    error.code === 'stopped'
      ? 'Unknot is not running on this computer. Your drawing is kept in this window.'
      : error.code === 'forbidden'
        ? 'This window has no key to Unknot any more. Open the address that the program printed.'
        : `Something went wrong${error.where ? ` at ${error.where}` : ''}. Your drawing is kept.`;
  return (
    <div className="card" role="alert">
      <h2>No answer yet</h2>
      <p className="q">{words}</p>
      <button type="button" className="btn soft" onClick={again}>
        Try again
      </button>
    </div>
  );
}
