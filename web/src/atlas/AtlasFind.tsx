/** One field to find a muscle by its name, by a place or by a complaint, and what it finds. */
import { useRef, type KeyboardEvent } from 'react';
import { Input, SearchField } from 'react-aria-components';
import type { Atlas } from '../engine/engine';
import { capital, chanceWords } from '../texts/names';
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { atlasHref } from './address';
import type { Chance } from './care.model';
import { modes, search, type Hit, type Mode, type Subject } from './search.model';

export type Asked = { mode: Mode; query: string };

type Props = {
  atlas: Atlas;
  asked: Asked;
  onAsk: (asked: Asked) => void;
  /** The muscle that is open. */
  current: string | null;
  /** The person's own chances; empty before anything was painted. */
  chances: ReadonlyMap<string, Chance>;
};

/** The link or button so many steps further in the list; the ends stop. */
function step(list: HTMLElement, from: Element | null, by: number): void {
  const all = [...list.querySelectorAll<HTMLElement>('a, button')];
  const at = all.findIndex((own) => own === from);
  all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
}

const steps: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

function useArrows() {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (by === undefined || !list.current) return;
    event.preventDefault();
    step(list.current, document.activeElement, by);
  };
  /** Down from the field goes to the first of the list. */
  const fromField = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || !list.current) return;
    event.preventDefault();
    step(list.current, null, 1);
  };
  return { list, onKeyDown, fromField };
}

export function AtlasFind({ atlas, asked, onAsk, current, chances }: Props) {
  const t = useText('atlas');
  const { list, onKeyDown, fromField } = useArrows();
  const { mode, query } = asked;
  const found = search(atlas, mode, query);
  return (
    <div className="atlas-find">
      <SearchField
        className="atlas-field"
        aria-label={t(`find.label_${mode}`)}
        value={query}
        onChange={(own) => onAsk({ mode, query: own })}
        onKeyDown={fromField}
      >
        <Icon name="search" />
        <Input placeholder={t(`find.example_${mode}`)} />
      </SearchField>
      <div className="seg three" role="group" aria-label={t('find.by')}>
        {modes.map((own) => (
          <button
            key={own}
            type="button"
            aria-pressed={own === mode}
            onClick={() => onAsk({ mode: own, query: own === mode ? query : '' })}
          >
            {t(`mode.${own}`)}
          </button>
        ))}
      </div>
      <div ref={list} onKeyDown={onKeyDown} className="atlas-found">
        {found.choose ? (
          <Subjects mode={mode} found={found.subjects} onAsk={onAsk} />
        ) : (
          <>
            <Count atlas={atlas} asked={asked} hits={found.hits} subjects={found.subjects} />
            <Hits hits={found.hits} current={current} chances={chances} />
          </>
        )}
      </div>
    </div>
  );
}

type CountProps = { atlas: Atlas; asked: Asked; hits: Hit[]; subjects: Subject[] };

/** "stiff neck": 6 of 69 muscles, and what the words were taken to mean. */
function Count({ atlas, asked, hits, subjects }: CountProps) {
  const t = useText('atlas');
  const query = asked.query.trim();
  const values = { query, count: hits.length, total: atlas.muscles.length };
  const names = subjects.map((own) => own.name);
  const other = names.length > 1 || (names[0] ?? '').toLowerCase() !== query.toLowerCase();
  const key = query === '' ? 'find.all' : hits.length === 0 ? 'find.none' : 'find.count';
  return (
    <p className="tiny q atlas-count" role="status">
      {t(key, values)}
      {names.length > 0 && other ? ` ${t('find.meant', { names: names.join(', ') })}` : null}
    </p>
  );
}

type HitsProps = {
  hits: Hit[];
  current: string | null;
  chances: ReadonlyMap<string, Chance>;
};

function Hits({ hits, current, chances }: HitsProps) {
  const t = useText('atlas');
  const own = hits.some(({ muscle }) => chances.has(muscle.id));
  return (
    <>
      {own ? <p className="tiny q atlas-count">{t('find.yours')}</p> : null}
      <nav aria-label={t('find.muscles')}>
        <ul className="atlas-list">
          {hits.map(({ muscle, meets }) => {
            const chance = chances.get(muscle.id);
            return (
              <li key={muscle.id}>
                <a
                  href={atlasHref(muscle)}
                  aria-current={muscle.id === current ? 'page' : undefined}
                >
                  <span>
                    <b>{capital(muscle.name_plain)}</b>
                    <small>
                      {muscle.name}
                      {meets ? `, ${t(`meets.${meets}`)}` : null}
                    </small>
                  </span>
                  {chance ? (
                    <span className="atlas-chance">{chanceWords(chance.probability)}</span>
                  ) : null}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
    </>
  );
}

type SubjectsProps = { mode: Mode; found: Subject[]; onAsk: (asked: Asked) => void };

/** Places or complaints to choose from. */
function Subjects({ mode, found, onAsk }: SubjectsProps) {
  const t = useText('atlas');
  return (
    <>
      <p className="tiny q atlas-count">{t(`find.choose_${mode}`, { count: found.length })}</p>
      <ul className="atlas-list" aria-label={t(`find.subjects_${mode}`)}>
        {found.map((own) => (
          <li key={own.id}>
            <button type="button" onClick={() => onAsk({ mode, query: own.name })}>
              <b>{capital(own.name)}</b>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
