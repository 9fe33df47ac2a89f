/** Which day it is about, and the way to another one. */
import { useRef, useState } from 'react';
import { go } from '../app/go';
import type { CheckIn } from '../engine/engine';
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { addDays, dayTitle, daysBetween, isPast, partOfDay, weekdayOf } from './checkIn.days';
import { answerCount, type ShownPlace } from './checkIn.model';

type Props = { base: CheckIn; places: ShownPlace[] };

/** A day counts as written from memory from the second day on, as in the diary. */
const lateFrom = 2;

export function CheckInHead({ base, places }: Props) {
  const t = useText('diary');
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { date, today, now } = base;
  const late = daysBetween(date, today);
  const atNight = late === 1 && partOfDay(now) === 'night';
  const title =
    late === 0 || atNight
      ? t(`check_in.part.${partOfDay(now)}`, { day: weekdayOf(date) })
      : dayTitle(date, today);
  const lead = base.checked_in
    ? t('check_in.lead_again')
    : t(late >= lateFrom || places.length === 0 ? 'check_in.lead_bare' : 'check_in.lead', {
        count: answerCount(base, places),
      });
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <header className="check-head">
      <div className="check-head-row">
        <a className="ib" href="#/today" aria-label={t('check_in.back')}>
          <Icon name="back" />
        </a>
        <div>
          <h1>{title}</h1>
          {late > 0 ? (
            <p className="check-about">{t('check_in.about', { day: dayTitle(date, today) })}</p>
          ) : null}
          <p className="q">
            {late >= lateFrom ? `${t('check_in.late', { count: late })} ` : ''}
            {lead}
          </p>
        </div>
        <button
          ref={opener}
          type="button"
          className="btn text"
          aria-expanded={open}
          aria-controls="check-days"
          onClick={() => setOpen(!open)}
        >
          {t('check_in.other_day')}
        </button>
      </div>
      {open ? <OtherDay date={date} today={today} onEscape={close} /> : null}
    </header>
  );
}

const show = (date: string) => go(`#/check_in/${date}`);

type DayProps = { date: string; today: string; onEscape: () => void };

function OtherDay({ date, today, onEscape }: DayProps) {
  const t = useText('diary');
  const [typed, setTyped] = useState(date);
  const [wrong, setWrong] = useState(false);
  const next = addDays(date, 1);
  const take = (value: string) => {
    setTyped(value);
    const whole = /^\d{4}-\d{2}-\d{2}$/.test(value) && value >= '1900';
    setWrong(whole && !isPast(value, today));
    if (whole && isPast(value, today)) show(value);
  };
  return (
    <div
      id="check-days"
      className="card check-days"
      onKeyDown={(event) => event.key === 'Escape' && onEscape()}
    >
      <button
        type="button"
        className="ib edge"
        aria-label={t('check_in.day_before')}
        onClick={() => show(addDays(date, -1))}
      >
        <Icon name="back" />
      </button>
      <label>
        <span className="vh">{t('check_in.day_field')}</span>
        <input
          type="date"
          value={typed}
          max={today}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'check-day-wrong' : undefined}
          onChange={(event) => take(event.target.value)}
        />
      </label>
      <button
        type="button"
        className="ib edge"
        aria-label={t('check_in.day_after')}
        disabled={!isPast(next, today)}
        onClick={() => show(next)}
      >
        <Icon name="next" />
      </button>
      {wrong ? (
        <p className="er" id="check-day-wrong" role="alert">
          <Icon name="warn" /> {t('check_in.future')}
        </p>
      ) : null}
    </div>
  );
}
