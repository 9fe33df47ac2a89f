import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateWords,
  dayTitle,
  daysBetween,
  isPast,
  partOfDay,
  weekdayOf,
} from './checkIn.days';

describe('days', () => {
  it('are counted by the calendar, over changes of the clock and of the year', () => {
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-03-01', '2026-03-12')).toBe(11);
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('are said with the year only when it is another one', () => {
    expect(weekdayOf('2026-03-12')).toBe('Thursday');
    expect(dateWords('2025-12-31', '2026-03-12')).toBe('31 December 2025');
    expect(dayTitle('2026-03-01', '2026-03-12')).toBe('Sunday 1 March');
    expect(dayTitle('2025-12-31', '2026-03-12')).toBe('Wednesday 31 December 2025');
  });

  it('of the future and of no calendar cannot be filled in', () => {
    expect(isPast('2026-03-12', '2026-03-12')).toBe(true);
    expect(isPast('2026-03-13', '2026-03-12')).toBe(false);
    expect(isPast('2026-02-31', '2026-03-12')).toBe(false);
  });

  it('have parts', () => {
    expect(['00:30', '04:00', '12:00', '17:59', '20:10'].map(partOfDay)).toEqual([
      'night',
      'morning',
      'afternoon',
      'afternoon',
      'evening',
    ]);
  });
});
