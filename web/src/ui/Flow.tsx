/** The frame of a flow of questions, and the states that every screen needs. */
import { useEffect, useState } from 'react';
import type { EngineError } from '../engine/engine';
import './flow.css';

type HeadProps = {
  title: string;
  back: string;
  onBack: () => void;
  progress: string;
  page: number;
  pages: number;
  why: string;
  whyOpen: boolean;
  onWhy: () => void;
};

export function FlowHead(props: HeadProps) {
  const { title, back, onBack, progress, page, pages, why, whyOpen, onWhy } = props;
  return (
    <header className="flow-head">
      <button type="button" className="ib" aria-label={back} onClick={onBack}>
        <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M15 5l-7 7 7 7" />
        </svg>
      </button>
      <div>
        <p className="flow-name">{title}</p>
        <div className="flow-progress" role="img" aria-label={progress}>
          {Array.from({ length: pages }, (_, index) => (
            <i key={index} className={index < page ? 'on' : undefined} />
          ))}
        </div>
      </div>
      <button
        type="button"
        className="ib"
        aria-label={why}
        aria-expanded={whyOpen}
        aria-controls="flow-why"
        onClick={onWhy}
      >
        <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="8.5" />
          <path d="M12 11v5M12 7.8v.1" />
        </svg>
      </button>
    </header>
  );
}

export function WhyNote({ title, text, local }: { title: string; text: string; local: string }) {
  return (
    <section id="flow-why" className="note calm flow-note">
      <div>
        <b>{title}</b>
        <p>
          {text} {local}
        </p>
      </div>
    </section>
  );
}

type EmptyProps = { title: string; text: string; button: string; to: string };

/** The shape of the answer with a dotted thread, one sentence, one button. */
export function EmptyState({ title, text, button, to }: EmptyProps) {
  return (
    <main id="main" className="flow-main">
      <h1 className="flow-title">{title}</h1>
      <p className="q">{text}</p>
      <svg className="flow-dotted" viewBox="0 0 300 24" aria-hidden="true">
        <path d="M4 12H296" />
      </svg>
      <a className="btn big" href={to}>
        {button}
      </a>
    </main>
  );
}

type LoadProps = {
  error: EngineError | null;
  failed: string;
  loading: string;
  tryAgain: string;
  again: () => void;
};

/** Nothing for 200 ms; then what is under way; a fault with a way out. */
export function LoadState({ error, failed, loading, tryAgain, again }: LoadProps) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), 200);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <main id="main" className="flow-main" aria-busy={error === null}>
      {error ? (
        <div className="card" role="alert">
          <p>{failed}</p>
          <button type="button" className="btn flow-end" onClick={again}>
            {tryAgain}
          </button>
        </div>
      ) : (
        <p className="q" role="status">
          {late ? `${loading} ...` : ''}
        </p>
      )}
    </main>
  );
}
