/** The frame of a flow of questions, and the states that every screen needs. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { EngineError } from '../engine/engine';
import { Icon } from './Icon';
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
    <header className="fh">
      <button type="button" className="ib" aria-label={back} onClick={onBack}>
        <Icon name="back" />
      </button>
      <div>
        <p className="fht">{title}</p>
        <div className="prog" role="img" aria-label={progress}>
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
        <Icon name="info" />
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

/** Screens in the frame already stand in its main part. */
function Main({ framed, children }: { framed: boolean; children: ReactNode }) {
  if (framed) return <div className="flow-main">{children}</div>;
  return (
    <main id="main" tabIndex={-1} className="flow-main">
      {children}
    </main>
  );
}

type EmptyProps = { title: string; text: string; button: string; to: string; framed?: boolean };

/** The shape of the answer with a dotted thread, one sentence, one button. */
export function EmptyState({ title, text, button, to, framed = false }: EmptyProps) {
  return (
    <Main framed={framed}>
      <h1 className="flow-title">{title}</h1>
      <p className="q">{text}</p>
      <svg className="flow-dotted" aria-hidden="true">
        <line x1="4" x2="100%" y1="12" y2="12" />
      </svg>
      <a className="btn big" href={to}>
        {button}
      </a>
    </Main>
  );
}

type LoadProps = {
  error: EngineError | null;
  failed: ReactNode;
  loading: string;
  tryAgain: string;
  again: () => void;
  framed?: boolean;
};

/** Nothing for 200 ms; then what is under way; a fault with a way out. */
export function LoadState(props: LoadProps) {
  const { error, failed, loading, tryAgain, again, framed = false } = props;
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), 200);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <Main framed={framed}>
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
    </Main>
  );
}

/** A new page of questions begins at its top, with the focus on its title. */
export function usePageTitle(index: number) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (index > 0) title.current?.focus();
    window.scrollTo({ top: 0 });
  }, [index]);
  return title;
}

export function FlowError({ children }: { children: ReactNode }) {
  return (
    <p className="flow-error" role="alert">
      {children}
    </p>
  );
}
