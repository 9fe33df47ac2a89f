/** One A4 page for a professional: choose what goes in, look at it, print it. */
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useAnswer, useApp, useAtlas, useBodyMap } from '../app/context';
import { go } from '../app/go';
import { hasPain, requestOf } from '../app/journey.model';
import { localDate } from '../plan/plan.model';
import { stopsEverything } from '../safety/flag.model';
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { EmptyState, LoadState } from '../ui/Flow';
import { allParts, sheetPages, type Parts } from './report.model';
import { Sheet } from './Sheet';
import './report.css';

export default function ReportPage() {
  const t = useText('report');
  const { journey } = useApp();
  const painted = hasPain(journey);
  const located = requestOf(journey);
  const wanted = {
    located,
    contraindications: journey.contraindications,
    date: localDate(new Date()),
  };
  const atlas = useAtlas();
  const map = useBodyMap();
  const flags = useAnswer((engine) => engine.redFlags(), 'red_flags');
  const intake = useAnswer((engine) => engine.intake(), 'intake');
  const answer = useAnswer(
    (engine) => (painted ? engine.locate(located) : Promise.resolve(null)),
    JSON.stringify(located),
  );
  const plan = useAnswer(
    (engine) => (painted ? engine.plan(wanted) : Promise.resolve(null)),
    JSON.stringify(wanted),
  );
  const stop = answer.value !== null && stopsEverything(answer.value.red_flags.level);
  useEffect(() => {
    if (stop) go('#/flag');
  }, [stop]);

  if (!painted) {
    const words = { title: t('empty_title'), text: t('empty_text'), button: t('empty_button') };
    return <EmptyState framed {...words} to="#/paint" />;
  }
  const loads = [atlas, map, flags, intake, answer, plan];
  const failed = loads.find((load) => load.error !== null);
  const ready =
    atlas.value && map.value && flags.value && intake.value && answer.value && plan.value;
  if (!ready || stop) {
    return (
      <LoadState
        framed
        error={failed?.error ?? null}
        failed={t('failed', { detail: failed?.error?.detail ?? '' })}
        loading={t('loading')}
        tryAgain={t('try_again')}
        again={() => loads.forEach((load) => load.error && load.again())}
      />
    );
  }
  return (
    <Report>
      {(parts) => (
        <Sheet
          parts={parts}
          journey={journey}
          atlas={atlas.value!}
          map={map.value!}
          flags={flags.value!}
          intake={intake.value!}
          answer={answer.value!}
          plan={plan.value!}
        />
      )}
    </Report>
  );
}

const partNames: readonly (keyof Parts)[] = ['map', 'tests', 'safety', 'plan', 'person'];

function Report({ children }: { children: (parts: Parts) => ReactNode }) {
  const t = useText('report');
  const [parts, setParts] = useState<Parts>(allParts);
  const { frame, sheet, tight, pages } = useFittedSheet(parts);
  return (
    <div className="report">
      <header className="head noprint">
        <div>
          <h1>{t('title')}</h1>
          <p className="q">{t('lead')}</p>
        </div>
      </header>
      <div className="report-cols">
        <div className="stack noprint">
          <fieldset className="card report-parts">
            <legend className="vh">{t('parts_title')}</legend>
            <h2 aria-hidden="true">{t('parts_title')}</h2>
            {partNames.map((name) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={parts[name]}
                  onChange={(event) => setParts({ ...parts, [name]: event.target.checked })}
                />
                <span>{t(`parts.${name}`)}</span>
              </label>
            ))}
          </fieldset>
          <button type="button" className="btn big" onClick={() => window.print()}>
            <Icon name="print" /> {t('print')}
          </button>
          <p className="small q">{t('print_hint')}</p>
          {pages > 1 ? (
            <p className="note warn" role="status">
              {t('too_long')}
            </p>
          ) : null}
        </div>
        <div
          ref={frame}
          className="report-frame"
          role="region"
          aria-label={t('preview')}
          tabIndex={0}
        >
          <div ref={sheet} className={`sheet sheet-${tight}`}>
            {children(parts)}
          </div>
        </div>
      </div>
    </div>
  );
}

const sheetWidthPx = 794;
const tightMax = 2;

/** Shrinks the preview to its frame, and the type step by step until one sheet is enough. */
function useFittedSheet(parts: Parts) {
  const frame = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [tight, setTight] = useState(0);
  const [pages, setPages] = useState(1);

  useLayoutEffect(() => setTight(0), [parts]);
  useLayoutEffect(() => {
    const own = sheet.current;
    if (!own) return;
    const needed = sheetPages(own.scrollHeight);
    if (needed > 1 && tight < tightMax) setTight(tight + 1);
    else setPages(needed);
  }, [parts, tight]);
  useLayoutEffect(() => {
    const outer = frame.current;
    const own = sheet.current;
    if (!outer || !own) return undefined;
    const fit = () => {
      const scale = Math.min(1, outer.clientWidth / sheetWidthPx);
      own.style.setProperty('--sheet-scale', String(scale));
      outer.style.setProperty('--sheet-height', `${own.offsetHeight * scale}px`);
    };
    const observer = new ResizeObserver(fit);
    observer.observe(outer);
    observer.observe(own);
    fit();
    return () => observer.disconnect();
  }, []);
  return { frame, sheet, tight, pages };
}
