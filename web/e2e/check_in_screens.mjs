/** The screens of today and of the check-in, and how to get there. */
import { writeDiary } from './diary_days.mjs';
import { jump, programOf, tell } from './program.mjs';

async function withDiary(page, addressOf, journey, mark) {
  const date = await writeDiary(programOf(page));
  // What was said on the screen before is not that of this one.
  await page.evaluate(() => sessionStorage.removeItem('unknot.diary'));
  await jump(page, addressOf(date), journey);
  await page.locator(mark).waitFor();
}

const today = (page, journey = {}) => withDiary(page, () => 'today', journey, '.today');
const checkIn = (page) => withDiary(page, () => 'check_in', {}, '.check-head');
const rate = (page, value) =>
  page
    .getByRole('radio', { name: `pain ${value} of 10`, exact: true })
    .first()
    .click();

/** Nothing is written yet: what other screens need they write again. */
async function firstDay(page, route, mark) {
  const program = programOf(page);
  const all = { everything: true };
  const { days } = await tell(program, '/api/diary/delete', { ...all, only_count: true });
  if (days > 0) await tell(program, '/api/diary/delete', { ...all, days });
  await jump(page, route, {});
  await page.locator(mark).waitFor();
}

const openAll = async (page) => {
  for (const name of ['Other day', 'Change', 'More, if you like']) {
    const button = page.getByRole('button', { name, exact: true });
    if ((await button.count()) > 0) await button.click();
  }
  await page.getByRole('button', { name: 'Add something' }).click();
  await page.locator('.check-list button').first().click();
  await page.getByRole('button', { name: 'When, where' }).click();
};

/** @param cleared what a window has said that was painted and asked before */
export const checkInScreens = (cleared) => [
  { name: 'today', go: (page) => today(page) },
  { name: 'today-plan', go: async (page) => today(page, await cleared(page)) },
  { name: 'check-in', go: checkIn },
  {
    name: 'check-in-said',
    go: async (page) => {
      await checkIn(page);
      await rate(page, 3);
      for (const card of await page.locator('[data-cause]:visible').all()) {
        await card.locator('input[type=radio]').nth(1).click();
      }
    },
  },
  {
    name: 'check-in-open',
    go: async (page) => {
      await checkIn(page);
      await openAll(page);
    },
  },
  {
    name: 'check-in-a-lot',
    go: async (page) => {
      await checkIn(page);
      await rate(page, 9);
    },
  },
  {
    name: 'check-in-late',
    go: async (page) => {
      await withDiary(page, (date) => `check_in/${date.slice(0, 4) - 1}-03-01`, {}, '.check-head');
    },
  },
  {
    name: 'check-in-paint',
    go: (page) => withDiary(page, (date) => `check_in/${date}/paint`, {}, 'svg.paintable'),
  },
  { name: 'today-first', go: (page) => firstDay(page, 'today', '.today') },
  { name: 'check-in-first', go: (page) => firstDay(page, 'check_in', '.check-head') },
];
