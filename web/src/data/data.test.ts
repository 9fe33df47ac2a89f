import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Backup, DataState } from '../engine/engine';
import { hasText, textOf } from '../texts/text';
import {
  conditionOf,
  daysTyped,
  forget,
  isNothing,
  isTurned,
  momentOf,
  partsOf,
  passphraseFault,
  periodOf,
  reasonKey,
  sizeWords,
} from './data.model';
import { bytesOf } from './download';
import { keepTheme, keptTheme } from './theme';

const t = textOf('data');
const now = '2026-03-12';
const localMs = (day: number, hour: number) => new Date(2026, 2, day, hour).getTime();

const backup = (day: number, more: Partial<Backup> = {}): Backup => ({
  name: `unknot-2026-03-${day}.db`,
  kind: 'day',
  date: `2026-03-${day}`,
  at_ms: localMs(day, 19),
  bytes: 1_234_567,
  ...more,
});

const state: DataState = {
  store: 'unknot.db',
  exists: true,
  bytes: 340_000,
  entries: 210,
  days: 34,
  first_date: '2026-02-02',
  last_date: now,
  backups: [backup(12), backup(11)],
  backup_fault: null,
  today: now,
  damaged: false,
};

describe('the title', () => {
  it('says the worst that is true', () => {
    expect(conditionOf(state)).toBe('saved');
    expect(conditionOf({ ...state, backups: [] })).toBe('no_backup');
    expect(conditionOf({ ...state, backup_fault: 'disk_full' })).toBe('backup_failed');
    const failing = { ...state, backup_fault: 'damaged', damaged: true, entries: 0, days: 0 };
    expect(conditionOf(failing)).toBe('damaged');
  });

  it('knows a diary that was never begun from one that has gone', () => {
    const none = { ...state, exists: false, entries: 0, days: 0 };
    expect(conditionOf({ ...none, backups: [] })).toBe('empty');
    expect(conditionOf(none)).toBe('missing');
    expect(conditionOf({ ...none, exists: true })).toBe('empty');
  });

  it('counts looks at knots, which are days without an entry', () => {
    expect(conditionOf({ ...state, entries: 0, days: 2 })).toBe('saved');
  });

  it('has words for every condition', () => {
    const all = ['damaged', 'missing', 'empty', 'backup_failed', 'no_backup', 'saved', 'unknown'];
    for (const own of all) expect(hasText('data', `title.${own}`)).toBe(true);
  });
});

describe('the moment of a backup', () => {
  const words = (at_ms: number, today = now) => {
    const own = momentOf(at_ms, today);
    return t(own.key, own.values);
  };

  it('is told from today', () => {
    expect(words(localMs(12, 19))).toBe('today, 19:00');
    expect(words(localMs(11, 0))).toBe('yesterday, 00:00');
    expect(words(localMs(3, 7))).toBe('on 3 Mar, 07:00');
    expect(words(localMs(3, 7), '2027-01-05')).toBe('on 3 Mar 2026, 07:00');
  });

  it('is yesterday over the end of a month and of a year', () => {
    const at = new Date(2025, 11, 31, 23, 59).getTime();
    expect(words(at, '2026-01-01')).toBe('yesterday, 23:59');
    expect(words(new Date(2028, 1, 29, 8).getTime(), '2028-03-01')).toBe('yesterday, 08:00');
  });
});

describe('a size', () => {
  it('is never nothing and never has false digits', () => {
    expect(sizeWords(12)).toBe('1 kB');
    expect(sizeWords(340_400)).toBe('340 kB');
    expect(sizeWords(1_234_567)).toBe('1.2 MB');
    expect(sizeWords(45_600_000)).toBe('46 MB');
  });
});

describe('a passphrase', () => {
  it('has eight letters at least, however they are written', () => {
    expect(passphraseFault('1234567', '1234567')).toBe('short');
    expect(passphraseFault('12345678', '12345678')).toBeNull();
    expect(passphraseFault('\u{1F511}'.repeat(7), '')).toBe('short');
  });

  it('is typed the same twice, and fits', () => {
    expect(passphraseFault('correct horse', 'correct Horse')).toBe('other');
    expect(passphraseFault('ä'.repeat(501), 'ä'.repeat(501))).toBe('long');
    expect(passphraseFault('ä'.repeat(500), 'ä'.repeat(500))).toBeNull();
  });
});

describe('deleting', () => {
  it('takes a number of days only as a number', () => {
    expect(daysTyped(' 12 ')).toBe(12);
    expect(daysTyped('0')).toBe(0);
    for (const text of ['', '1.5', '-1', '1e3', 'twelve', '12 days', '9999999']) {
      expect(daysTyped(text)).toBeNull();
    }
  });

  it('needs both days in their order', () => {
    expect(periodOf('2026-02-02', '2026-02-02')).toEqual({ from: '2026-02-02', to: '2026-02-02' });
    expect(periodOf('2026-02-03', '2026-02-02')).toBeNull();
    expect(isTurned('2026-02-03', '2026-02-02')).toBe(true);
    expect(periodOf('', '2026-02-02')).toBeNull();
    expect(isTurned('', '2026-02-02')).toBe(false);
  });

  it('names only what there is, one and many', () => {
    const say = (count: Parameters<typeof partsOf>[0]) =>
      partsOf(count).map((part) => t(part.key, part.values));
    expect(say({ days: 1, entries: 12, looks: 0 })).toEqual(['1 day', '12 entries']);
    expect(say({ days: 2, entries: 0, looks: 1 })).toEqual(['2 days', '1 look at a knot']);
  });

  it('has nothing to do only when there is nothing at all', () => {
    expect(isNothing({ days: 0, entries: 0, looks: 0, backups: 3 })).toBe(true);
    expect(isNothing({ days: 0, entries: 0, looks: 1, backups: 0 })).toBe(false);
  });
});

describe('an error', () => {
  it('has words for its code, and some for those that nobody expects', () => {
    for (const code of [
      'disk_full',
      'locked',
      'read_only',
      'newer_store',
      'stopped',
      'too_large',
    ]) {
      expect(reasonKey(code)).toBe(`reason.${code}`);
      expect(hasText('data', reasonKey(code))).toBe(true);
    }
    expect(reasonKey('wrong_type')).toBe('reason.other');
  });
});

describe('a downloaded copy', () => {
  it('has the bytes that were sent, over the borders of its slices', async () => {
    const bytes = Uint8Array.from({ length: 7_000_001 }, (_, k) => (k * 31 + (k >> 8)) % 256);
    const parts = await bytesOf(Buffer.from(bytes).toString('base64'));
    const joined = new Uint8Array(await new Blob(parts).arrayBuffer());
    expect(parts.length).toBeGreaterThan(1);
    expect(Buffer.compare(joined, bytes)).toBe(0);
  });
});

/** Behaves as the storage of a browser, as far as it is used here. */
function storageOf(start: Record<string, string>): Storage {
  const kept = new Map(Object.entries(start));
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
    clear: () => kept.clear(),
  };
}

describe('forgetting', () => {
  it('takes all of ours but what is named, and nothing of others', () => {
    const storage = storageOf({ 'unknot.journey': '1', 'unknot.diary': '2', other: '3', a: '4' });
    storage.setItem('unknot.window', '5');
    forget(storage, ['unknot.window']);
    const left = Array.from({ length: storage.length }, (_, k) => storage.key(k));
    expect(left).toEqual(['other', 'a', 'unknot.window']);
  });
});

describe('the theme', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is kept, shown at the root, and follows the system again', () => {
    const dataset: Record<string, string> = {};
    vi.stubGlobal('localStorage', storageOf({}));
    vi.stubGlobal('document', { documentElement: { dataset } });
    expect(keptTheme()).toBe('system');
    keepTheme('dark');
    expect([keptTheme(), dataset['theme']]).toEqual(['dark', 'dark']);
    keepTheme('system');
    expect([keptTheme(), 'theme' in dataset]).toEqual(['system', false]);
  });

  it('is that of the system when something else is kept, or nothing may be kept', () => {
    vi.stubGlobal('localStorage', storageOf({ 'unknot.theme': 'pink' }));
    expect(keptTheme()).toBe('system');
    vi.stubGlobal('localStorage', undefined);
    expect(keptTheme()).toBe('system');
  });
});
