/** The title is the answer; below it what it covers or means, and what the last test changed. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Place } from '../app/journey.model';
import type { Atlas, LocateAnswer } from '../engine/engine';
import { useEmergencyNumber } from '../safety/emergencyNumber';
import { capital, chanceWords, listWords, muscleOf, numberWord, placeName } from '../texts/names';
import { tenths } from '../texts/names';
import { useText, type Text } from '../texts/text';
import { shiftsOf, type Shift } from './changed.model';
import { leadOf, leftOver, titleOf, type Sentence } from './result.model';
import { subjectName } from './ResultTest';

type Props = { atlas: Atlas; answer: LocateAnswer; painted: readonly Place[]; children: ReactNode };

export function ResultHead({ atlas, answer, painted, children }: Props) {
  const t = useText('result');
  const { number } = useEmergencyNumber();
  const { head, title, said } = useChanges(atlas, answer);
  const lead = leadOf(answer, painted);
  return (
    <header ref={head} className="head">
      <div>
        <h1 ref={title} tabIndex={-1}>
          {titleWords(t, titleOf(answer, painted), leadingNames(atlas, answer))}
        </h1>
        {lead ? (
          <p className="q">
            {leadWords(t, lead, number)} {leftOverWords(t, atlas, answer, painted)}
          </p>
        ) : null}
        <p className="result-changed" role="status">
          {said}
        </p>
        {children}
      </div>
    </header>
  );
}

/** The muscles of the title by their plain names, in the order of their chance. */
function leadingNames(atlas: Atlas, answer: LocateAnswer): string {
  return listWords(
    answer.leading.map((own) => muscleOf(atlas, own.muscle)?.name_plain ?? own.muscle),
  );
}

function titleWords(t: Text, sentence: Sentence, name: string): string {
  const count = sentence.values?.['count'];
  if (count === undefined) return t(sentence.key, { name });
  if (count === 2) return t(`${sentence.key}_two`);
  return t(sentence.key, { count: capital(numberWord(Number(count))) });
}

function leadWords(t: Text, sentence: Sentence, number: string): string {
  const word = (value: string | number | undefined) => numberWord(Number(value ?? 0));
  const { count, total } = sentence.values ?? {};
  if (sentence.key.endsWith('_all') && (count === 1 || count === 2)) {
    return t(`${sentence.key}_${count}`);
  }
  return t(sentence.key, { count: word(count), total: word(total), number });
}

/** "Left over: temple. The temple jaw muscle could make it." */
function leftOverWords(
  t: Text,
  atlas: Atlas,
  answer: LocateAnswer,
  painted: readonly Place[],
): string {
  const left = leftOver(answer, painted);
  if (!left) return '';
  const places = listWords(left.places.map((own) => placeName(atlas, own.region, own.side)));
  const sides = new Set([...answer.leading, ...left.makers].map((own) => own.side));
  const names = left.makers.map((own) => {
    const name = muscleOf(atlas, own.muscle)?.name_plain ?? own.muscle;
    return t('left.the', {
      name: sides.size > 1 ? t('left.on', { name, side: t(`side.your_${own.side}`) }) : name,
    });
  });
  const which = left.places.length === 1 ? 'one' : left.all ? 'all' : 'some';
  const makers = capital(names.join(t('left.or')));
  const could = names.length > 0 ? ` ${t(`left.could_${which}`, { muscles: makers })}` : '';
  return t('left.places', { places }) + could;
}

function shiftWords(t: Text, atlas: Atlas, shift: Shift, sided: boolean): string {
  const { before, after } = shift;
  const name = capital(subjectName(atlas, t, sided ? shift : { ...shift, side: null }));
  const from = tenths(before) >= 1 && tenths(after) >= 1 ? tenths(before) : chanceWords(before);
  return t('changed.one', { name, before: from, after: chanceWords(after) });
}

/** What changed after an answer: brought into sight, read out once and politely. */
function useChanges(atlas: Atlas, answer: LocateAnswer) {
  const t = useText('result');
  const head = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const last = useRef(answer);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (last.current === answer) return;
    const shifts = shiftsOf(last.current, answer, chanceWords);
    last.current = answer;
    const muscles = shifts.map((own) => own.muscle);
    const sided = new Set(muscles).size < muscles.length;
    const words = shifts.map((own) => shiftWords(t, atlas, own, sided)).join(' ');
    setSaid(words === '' ? t('changed.hardly') : words);
    title.current?.focus({ preventScroll: true });
  }, [atlas, answer, t]);
  useEffect(() => {
    if (said !== '') head.current?.scrollIntoView({ block: 'nearest' });
  }, [said, answer]);
  return { head, title, said };
}
