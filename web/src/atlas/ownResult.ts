/** The person's own result, where there is one: the atlas also serves whoever painted nothing. */
import { useMemo } from 'react';
import { useAnswer, useApp } from '../app/context';
import { hasPain, requestOf } from '../app/journey.model';
import { stopsEverything } from '../safety/flag.model';
import { chancesOf, type Chance } from './care.model';

export type OwnResult = {
  /** Nothing painted, questions open, a red flag, an answer, or an answer on its way. */
  state: 'none' | 'open' | 'stopped' | 'known' | 'waiting';
  chances: ReadonlyMap<string, Chance>;
};

const nothing: ReadonlyMap<string, Chance> = new Map();

export function useOwnResult(): OwnResult {
  const { journey } = useApp();
  const asked = hasPain(journey) && journey.safetyDone;
  const request = requestOf(journey);
  const { value: answer } = useAnswer(
    (engine) => (asked ? engine.locate(request) : Promise.resolve(null)),
    asked ? JSON.stringify(request) : '',
  );
  return useMemo(() => {
    if (!hasPain(journey)) return { state: 'none', chances: nothing };
    if (!asked) return { state: 'open', chances: nothing };
    if (!answer) return { state: 'waiting', chances: nothing };
    if (stopsEverything(answer.red_flags.level)) return { state: 'stopped', chances: nothing };
    if (answer.red_flags.open.length > 0) return { state: 'open', chances: nothing };
    return { state: 'known', chances: chancesOf(answer) };
  }, [journey, asked, answer]);
}
