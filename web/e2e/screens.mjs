/** Every screen and state the page has, and how to get there. */
import { catalogue, jump, programOf } from './program.mjs';
import { showData } from './data.test.mjs';
import { checkInScreens } from './check_in_screens.mjs';
import { causesScreens } from './causes_screens.mjs';
import { diaryScreens } from './diary_screens.mjs';
import { keepTwo, knots } from './knots.test.mjs';

const right = (region, nrs_0_10) => ({ region, side: 'right', nrs_0_10 });
const places = [
  right('neck_shoulder_angle', 6),
  right('neck_back_lower', 4),
  right('scapula_medial', 3),
  right('temple', 3),
];
export const painted = { places, selected: ['neck_shoulder_angle|right'], past: [[]] };

/** All red flags and all questions about the body answered with no. */
async function denied(page) {
  const flags = {};
  for (const flag of (await catalogue(programOf(page), '/api/safety/red_flags')).flags) {
    flags[flag.id] = 'no';
    for (const more of flag.follow_ups) flags[`${flag.id}.${more.id}`] = 'no';
  }
  const { codes } = await catalogue(programOf(page), '/api/safety/intake');
  const contraindications = Object.fromEntries(codes.map((code) => [code.id, 'no']));
  return { flags, contraindications };
}

export async function cleared(page) {
  const { flags, contraindications } = await denied(page);
  return { ...painted, flags, safetyDone: true, contraindications, intakeDone: true };
}

/** Everything denied, but one question about red flags of this level answered with yes. */
async function raised(page, level) {
  const done = await cleared(page);
  const { flags } = await catalogue(programOf(page), '/api/safety/red_flags');
  const { id } = flags.find((own) => own.level_on_yes === level && own.follow_ups.length === 0);
  return { ...done, flags: { ...done.flags, [id]: 'yes' } };
}

const openAll = async (page) => {
  const closed = page.locator('main [aria-expanded="false"]:visible');
  for (let n = 0; n < 30 && (await closed.count()) > 0; n++) await closed.first().click();
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
};

/** Settled: the fonts are there and nothing is on its way. */
export async function settle(page) {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.evaluate(() => document.fonts.ready);
}

/** File of a record -> the knots kept in it. */
const kept = new Map();

/** Two knots in the record of the program: one looked at again today, one closed. */
function record(program) {
  const known = kept.get(program.store);
  const there = () => knots(program.store, 'list').knots.some((own) => own.knot_id === known.open);
  if (known && there()) return known;
  const open = keepTwo(program.store);
  const pressed = ['--answer', 'press_levator_scapulae_r=no', '--flags', 'none'];
  knots(program.store, 'look', String(open), ...pressed);
  knots(program.store, 'close', String(open + 1), '--as', 'gone');
  kept.set(program.store, { open, closed: open + 1 });
  return kept.get(program.store);
}

const recordPage = async (page, address) => {
  await jump(page, address, {});
  await page.locator('.record').waitFor();
};

/** The page of the data with everything asked that it asks, and errors beside their fields. */
async function openData(page, program) {
  record(program);
  await jump(page, 'data', {});
  await showData(page);
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  await press('Back up now');
  await page.getByRole('status').filter({ hasText: 'Done' }).waitFor();
  await press('Restore');
  await page.locator('.data-list input').first().check();
  await press('Save the copy');
  await press('Tables');
  await page.locator('.data-tables li').first().waitFor();
  await press('Everything');
  await press('Delete everything');
  await press('Change it');
}

const everyScreen = [
  { name: 'welcome', go: (page) => jump(page, '', {}) },
  { name: 'paint-empty', go: (page) => jump(page, 'paint', {}) },
  { name: 'paint', go: (page) => jump(page, 'paint', painted) },
  {
    name: 'paint-side',
    go: async (page) => {
      await jump(page, 'paint', painted);
      await page.getByRole('button', { name: 'Right side' }).click();
    },
  },
  {
    name: 'paint-words',
    go: async (page) => {
      const said = [
        { ...places[0], words: ['deep', 'pulling'] },
        { ...places[3], side: 'unknown', words: ['burning'] },
      ];
      await jump(page, 'paint', { places: said, selected: ['temple|unknown'], past: [[]] });
      await settle(page);
      await openAll(page);
    },
  },
  {
    name: 'paint-whole',
    go: async (page) => {
      await jump(page, 'paint', painted);
      await page.getByRole('button', { name: 'Whole body' }).click();
    },
  },
  {
    name: 'paint-open',
    go: async (page) => {
      await jump(page, 'paint', {
        ...painted,
        places: [...places, { region: 'jaw', side: 'left', nrs_0_10: null }],
      });
      await page.getByRole('button', { name: 'Next: a few safety questions' }).click();
      await openAll(page);
    },
  },
  { name: 'safety', go: (page) => jump(page, 'safety', painted) },
  {
    name: 'safety-why',
    go: async (page) => {
      await jump(page, 'safety', painted);
      await page.getByRole('button', { name: 'Why we ask' }).click();
    },
  },
  {
    name: 'safety-unsure',
    go: async (page) => {
      await jump(page, 'safety', painted);
      await page.locator('.flow-row [id$="-unknown"]').first().click();
      await page.locator('.flow-end').click();
      await page.locator('.flow-error').waitFor();
    },
  },
  { name: 'safety-empty', go: (page) => jump(page, 'safety', {}) },
  {
    name: 'flag',
    go: async (page) => {
      const done = await cleared(page);
      await jump(page, 'flag', { ...done, flags: { ...done.flags, sah: 'yes' } });
    },
  },
  { name: 'flag-today', go: async (page) => jump(page, 'flag', await raised(page, 'same_day')) },
  {
    name: 'flag-wrong',
    go: async (page) => {
      await jump(page, 'flag', await raised(page, 'emergency_now'));
      await page.getByRole('button', { name: 'I tapped the wrong answer' }).click();
      await page.getByRole('button', { name: 'Change the number' }).click();
    },
  },
  { name: 'flag-none', go: (page) => jump(page, 'flag', {}) },
  { name: 'help', go: (page) => jump(page, 'help', {}) },
  { name: 'result', go: async (page) => jump(page, 'result', await cleared(page)) },
  {
    name: 'result-why',
    go: async (page) => {
      await jump(page, 'result', await cleared(page));
      await settle(page);
      await openAll(page);
    },
  },
  {
    name: 'result-soon',
    go: async (page) => {
      const answers = { press_levator_scapulae_r: 'yes', press_upper_trapezius_r: 'unknown' };
      await jump(page, 'result', { ...(await raised(page, 'see_doctor_soon')), answers });
    },
  },
  {
    name: 'result-few',
    go: async (page) => {
      const chest = [{ region: 'chest_mid', side: 'left', nrs_0_10: 4, words: ['dull'] }];
      await jump(page, 'result', { ...(await cleared(page)), places: chest });
    },
  },
  {
    name: 'result-wide',
    go: async (page) => {
      const more = ['jaw', 'lumbar_lower', 'hip_side', 'calf_upper', 'forearm_radial', 'heel'];
      const wide = [...more.map((region) => right(region, 5)), ...places];
      const both = wide.flatMap((own) => [own, { ...own, side: 'left' }]);
      await jump(page, 'result', { ...(await cleared(page)), places: both });
    },
  },
  { name: 'result-empty', go: (page) => jump(page, 'result', {}) },
  {
    name: 'intake',
    go: async (page) =>
      jump(page, 'intake', { ...(await cleared(page)), contraindications: {}, intakeDone: false }),
  },
  { name: 'plan', go: async (page) => jump(page, 'plan', await cleared(page)) },
  {
    name: 'plan-open',
    go: async (page) => {
      await jump(page, 'plan', await cleared(page));
      await settle(page);
      await openAll(page);
    },
  },
  {
    name: 'plan-unsure',
    go: async (page) => {
      const done = await cleared(page);
      const unsure = Object.keys(done.contraindications).map((code) => [code, 'unknown']);
      await jump(page, 'plan', { ...done, contraindications: Object.fromEntries(unsure) });
    },
  },
  { name: 'plan-empty', go: (page) => jump(page, 'plan', {}) },
  { name: 'report', go: async (page) => jump(page, 'report', await cleared(page)) },
  { name: 'report-empty', go: (page) => jump(page, 'report', {}) },
  { name: 'knot', go: (page) => jump(page, 'knot', {}) },
  {
    name: 'knot-open',
    go: async (page) => {
      await jump(page, 'knot', {});
      await settle(page);
      await openAll(page);
    },
  },
  { name: 'atlas', go: (page) => jump(page, 'atlas', {}) },
  {
    name: 'atlas-found',
    go: async (page) => {
      await jump(page, 'atlas', await cleared(page));
      await page.getByRole('searchbox').fill('stiff neck');
      await page.locator('.atlas-chance').first().waitFor();
    },
  },
  {
    name: 'atlas-muscle',
    go: async (page) => jump(page, 'atlas/levator_scapulae', await cleared(page)),
  },
  {
    name: 'atlas-open',
    go: async (page) => {
      await jump(page, 'atlas/sternocleidomastoid', {});
      await settle(page);
      await openAll(page);
    },
  },
  {
    name: 'record-list',
    go: async (page, program) => {
      record(program);
      await recordPage(page, 'record');
    },
  },
  {
    name: 'record',
    go: async (page, program) => {
      await recordPage(page, `record/${record(program).open}`);
      await settle(page);
      await openAll(page);
    },
  },
  {
    name: 'record-press',
    go: async (page, program) => {
      await recordPage(page, `record/${record(program).open}`);
      await page.getByRole('button', { name: 'Start the test' }).click();
      await page.locator('.record-answers').waitFor();
    },
  },
  {
    name: 'record-closed',
    go: (page, program) => recordPage(page, `record/${record(program).closed}`),
  },
  {
    name: 'data',
    go: async (page, program) => {
      record(program);
      await jump(page, 'data', {});
      await page.locator('.data').waitFor();
    },
  },
  { name: 'data-open', go: openData },
  ...diaryScreens,
  ...causesScreens,
  ...checkInScreens(cleared),
  {
    name: 'stopped',
    go: async (page) => {
      await jump(page, 'safety', painted);
      await settle(page);
      await page.context().setOffline(true);
      await page.locator('.flow-end').click();
      await page.locator('.down').waitFor();
    },
    leave: (page) => page.context().setOffline(false),
  },
];

/** All of them, or those that UNKNOT_SCREENS names. */
const only = process.env.UNKNOT_SCREENS?.split(',');
export const screens = everyScreen.filter(({ name }) => !only || only.includes(name));
