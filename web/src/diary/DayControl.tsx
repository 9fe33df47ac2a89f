/** How a value is chosen: by the strip, by one of its options, or as a number. */
import { useId } from 'react';
import type { EntryIn } from '../engine/engine';
import { useText } from '../texts/text';
import { PainStrip } from '../ui/PainStrip';
import type { Control, Row } from './day.model';

type Props = {
  row: Row;
  control: Control;
  /** What was chosen; nothing yet: the value that counts is shown. */
  next: Partial<EntryIn> | null;
  onNext: (next: Partial<EntryIn> | null) => void;
};

export function DayControl({ row, control, next, onNext }: Props) {
  const t = useText('diary');
  const value = (next?.value === undefined ? row.draft.value : next.value) ?? null;
  const choice = next?.choice ?? row.draft.choice ?? '';
  if (control.kind === 'pain') {
    return <PainStrip value={value} label={row.name} onChange={(own) => onNext({ value: own })} />;
  }
  if (control.kind === 'scale') {
    return <Strip {...{ row, value }} onPick={(own) => onNext({ value: own })} />;
  }
  if (control.kind === 'groups') {
    const about = next?.about ?? row.draft.about ?? '';
    const options = control.options.map((own) => ({
      id: own,
      label: t(`day.group.${own}`),
      on: own === about,
    }));
    return <Options name={row.name} options={options} onPick={(own) => onNext({ about: own })} />;
  }
  if (control.kind === 'number') return <Field {...{ control, value, onNext }} />;
  const options = control.options.map((own, k) => ({
    id: String(k),
    label: own.label,
    on: own.value === value && own.choice === choice,
  }));
  const pick = (id: string) => {
    const own = control.options[Number(id)]!;
    onNext({ value: own.value, choice: own.choice });
  };
  return (
    <>
      <Options name={row.name} options={options} onPick={pick} />
      {control.step > 0 && !control.options.slice(0, -1).some((own) => own.value === value) ? (
        <Field
          control={{ kind: 'number', low: -1e6, high: 1e6, step: control.step, unit: 'count' }}
          {...{ value, onNext }}
          exact
        />
      ) : null}
    </>
  );
}

const numbers = Array.from({ length: 11 }, (_, n) => n);

type StripProps = { row: Row; value: number | null; onPick: (value: number) => void };

function Strip({ row, value, onPick }: StripProps) {
  const name = useId();
  return (
    <div className="strip plain" role="radiogroup" aria-label={row.name}>
      {numbers.map((n) => (
        <label key={n}>
          <input type="radio" name={name} checked={value === n} onChange={() => onPick(n)} />
          <span>{n}</span>
        </label>
      ))}
    </div>
  );
}

type OptionsProps = {
  name: string;
  options: { id: string; label: string; on: boolean }[];
  onPick: (id: string) => void;
};

function Options({ name, options, onPick }: OptionsProps) {
  const group = useId();
  return (
    <div className="day-options" role="radiogroup" aria-label={name}>
      {options.map(({ id, label, on }) => (
        <label key={id}>
          <input type="radio" name={group} checked={on} onChange={() => onPick(id)} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

type FieldProps = {
  control: Extract<Control, { kind: 'number' }>;
  value: number | null;
  onNext: Props['onNext'];
  exact?: boolean;
};

function Field({ control, value, onNext, exact = false }: FieldProps) {
  const t = useText('diary');
  const { low, high, step, unit } = control;
  const label = exact ? t('day.exact') : t(`day.field.${unit}`);
  return (
    <label className="day-why">
      <span className="small q">{label}</span>
      <input
        type="number"
        inputMode="decimal"
        min={low}
        max={high}
        step={step > 0 ? step : 'any'}
        defaultValue={value ?? ''}
        onChange={(event) => {
          const own = event.target.valueAsNumber;
          onNext(Number.isNaN(own) ? null : { value: own, choice: '' });
        }}
      />
    </label>
  );
}
