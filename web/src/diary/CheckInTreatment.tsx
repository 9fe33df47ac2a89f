/** One treatment: which, how long, and if the person likes when, where, and what it changed. */
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { keyOf } from '../app/journey.model';
import type { Atlas, CheckIn, DiaryQuestions } from '../engine/engine';
import { capital, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { PainStrip } from '../ui/PainStrip';
import { minuteChoices, newUid, type ShownPlace, type Treated } from './checkIn.model';
import { columnsOf, TakeBack } from './CheckInQuestion';

type Props = {
  /** The one to correct; null for a new one. */
  start: Treated | null;
  base: CheckIn;
  questions: DiaryQuestions;
  atlas: Atlas;
  places: ShownPlace[];
  /** What is filled in here and would be lost without being added. */
  pending: RefObject<Treated | null>;
  onTake: (treated: Treated) => void;
  onClose: () => void;
};

type Form = Omit<Treated, 'minutes'> & { minutes: number | null };

const blank = (treatment: string): Form => ({
  uid: newUid(),
  treatment,
  minutes: null,
  at: null,
  spot: null,
  before: null,
  after: null,
  entry_id: null,
  removed: false,
});

export function CheckInTreatment(props: Props) {
  const { start, questions, pending, onTake, onClose } = props;
  const t = useText('diary');
  const [form, setForm] = useState<Form | null>(start);
  const box = useRef<HTMLDivElement>(null);
  const which = form?.treatment;
  // What was opened is read next; the list and then the fields.
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('button, input')?.focus();
  }, [which]);
  useEffect(() => {
    const changed = form !== null && form !== start && form.minutes !== null;
    pending.current = changed ? { ...form, minutes: form.minutes ?? 0 } : null;
    return () => {
      pending.current = null;
    };
  }, [form, start, pending]);
  const known = questions.treatments.find((own) => own.treatment === which);
  const set = (change: Partial<Form>) => setForm((own) => (own ? { ...own, ...change } : own));
  return (
    <div
      ref={box}
      className="check-treat"
      role="group"
      aria-label={t(start ? 'check_in.treat.change' : 'check_in.treat.add')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {form ? (
        <Fields {...props} {...{ form, set, known }} />
      ) : (
        <ul className="check-list" aria-label={t('check_in.treat.which')}>
          {questions.treatments.map((own) => (
            <li key={own.treatment}>
              <button type="button" onClick={() => setForm(blank(own.treatment))}>
                {own.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row wrap check-treat-foot">
        {form ? (
          <button
            type="button"
            className="btn soft"
            disabled={form.minutes === null}
            onClick={() => form.minutes !== null && onTake({ ...form, minutes: form.minutes })}
          >
            {t(start ? 'check_in.treat.take_change' : 'check_in.treat.take')}
          </button>
        ) : null}
        {start ? (
          <button
            type="button"
            className="btn line"
            onClick={() => onTake({ ...start, removed: true })}
          >
            {t('check_in.treat.remove')}
          </button>
        ) : null}
        <button type="button" className="btn text" onClick={onClose}>
          {t('check_in.treat.cancel')}
        </button>
      </div>
    </div>
  );
}

type FieldsProps = {
  form: Form;
  set: (change: Partial<Form>) => void;
  known: DiaryQuestions['treatments'][number] | undefined;
};

function Fields(props: FieldsProps & Pick<Props, 'base' | 'atlas' | 'places'>) {
  const { form, set, known, base } = props;
  const t = useText('diary');
  const id = useId();
  return (
    <>
      <h3>{known?.name ?? form.treatment}</h3>
      <Minutes {...{ form, set, known }} />
      <Disclosure title={t('check_in.treat.more')}>
        <div className="check-stack check-treat-more">
          <label className="check-at" htmlFor={id}>
            {t('check_in.treat.at')}
            <input
              id={id}
              type="time"
              value={form.at ?? ''}
              onChange={(event) => set({ at: event.target.value || null })}
            />
            {base.date === base.today ? (
              <button type="button" className="btn text" onClick={() => set({ at: base.now })}>
                {t('check_in.treat.now')}
              </button>
            ) : null}
          </label>
          <PlaceChoice {...props} />
          <Felt what="before" value={form.before} onChange={(before) => set({ before })} />
          <Felt what="after" value={form.after} onChange={(after) => set({ after })} />
        </div>
      </Disclosure>
    </>
  );
}

function Minutes({ form, set, known }: FieldsProps) {
  const t = useText('diary');
  const choices = minuteChoices(known?.minutes_low ?? null, known?.minutes_high ?? null);
  const [text, setText] = useState(
    form.minutes === null || choices.includes(form.minutes) ? '' : String(form.minutes),
  );
  const name = useId();
  const type = (next: string) => {
    setText(next);
    const value = Number(next.replace(',', '.'));
    set({ minutes: next.trim() !== '' && value > 0 && value <= 1440 ? value : null });
  };
  return (
    <div>
      <div className="check-options" style={columnsOf(choices.length)}>
        <div className="check-radios" role="radiogroup" aria-label={t('check_in.treat.minutes')}>
          {choices.map((minutes) => (
            <label key={minutes}>
              <input
                type="radio"
                name={name}
                checked={text === '' && form.minutes === minutes}
                onChange={() => (setText(''), set({ minutes }))}
              />
              <span>{t('check_in.treat.min', { count: minutes })}</span>
            </label>
          ))}
        </div>
      </div>
      <label className="check-at">
        {t('check_in.treat.other_minutes')}
        <input
          type="number"
          inputMode="decimal"
          min={1}
          max={1440}
          value={text}
          onChange={(event) => type(event.target.value)}
        />
      </label>
    </div>
  );
}

type PlaceProps = FieldsProps & Pick<Props, 'atlas' | 'places'>;

/** One of the places of that day; nobody has to say. */
function PlaceChoice({ form, set, atlas, places }: PlaceProps) {
  const t = useText('diary');
  const name = useId();
  const chosen = form.spot ? keyOf(form.spot) : null;
  if (places.length === 0) return null;
  const options = places.map(({ region, side }) => ({
    spot: { region, side },
    label: capital(placeName(atlas, region, side)),
  }));
  return (
    <div>
      <h4>{t('check_in.treat.place')}</h4>
      <div className="check-guess" role="radiogroup" aria-label={t('check_in.treat.place')}>
        {[...options, { spot: null, label: t('check_in.treat.no_place') }].map((own) => (
          <label key={own.label}>
            <input
              type="radio"
              name={name}
              checked={chosen === (own.spot ? keyOf(own.spot) : null)}
              onChange={() => set({ spot: own.spot })}
            />
            <span>{own.label}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

type FeltProps = {
  what: 'before' | 'after';
  value: number | null;
  onChange: (value: number | null) => void;
};

function Felt({ what, value, onChange }: FeltProps) {
  const t = useText('diary');
  const title = t(`check_in.treat.${what}`);
  return (
    <div>
      <div className="check-ask">
        <h4>{title}</h4>
        {value !== null ? <TakeBack what={title} onPress={() => onChange(null)} /> : null}
      </div>
      <PainStrip label={title} value={value} onChange={onChange} />
    </div>
  );
}
