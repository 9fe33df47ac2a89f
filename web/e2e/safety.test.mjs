/** Red flags: an emergency replaces everything, a slip can be undone, advice stays in sight. */
import assert from 'node:assert/strict';
import { journeyOf, openPage, phone } from './program.mjs';
import { denyPage, denyUntil, read, toSafety } from './way.mjs';

const choose = (page, id, answer) => page.locator(`[id="${id}-${answer}"]`).click();

/** A flag of this level that the open page asks for, by unfolding its group if needed. */
async function answerFlag(page, program, wanted, answer) {
  const { flags } = await read(page, program, '/api/safety/red_flags');
  for (const flag of flags.filter(wanted)) {
    const row = page.locator(`[id="row-${flag.group}-yes"]`);
    const alone = page.locator(`[id="${flag.id}-yes"]`);
    if ((await row.count()) > 0) {
      await row.click();
      await choose(page, flag.id, answer);
    } else if ((await alone.count()) > 0) {
      await choose(page, flag.id, answer);
    } else continue;
    for (const more of flag.follow_ups) await choose(page, `${flag.id}.${more.id}`, 'yes');
    return flag;
  }
  throw new Error('the page asks for no such flag');
}

const emergency = (flag) => flag.level_on_yes === 'emergency_now' && flag.follow_ups.length === 0;

async function emergencyStopsAll(browser, program, report) {
  const { page, faults, close } = await openPage(browser, program, { size: phone });
  await toSafety(page, program);
  const flag = await answerFlag(page, program, emergency, 'yes');
  await page.getByRole('link', { name: 'Call 112' }).waitFor();
  assert.ok(page.url().endsWith('#/flag'), 'at once, without the end of the page');
  assert.equal(await page.locator('nav').count(), 0, 'no way on');
  assert.equal(await page.locator('.beads, .panel, svg.bodymap').count(), 0, 'no muscle, no plan');
  assert.equal(await page.locator('[role=alert]').count(), 1);
  assert.ok((await page.locator('[role=alert]').innerText()).includes(flag.you_said));
  for (const route of ['result', 'plan', 'report']) {
    await page.evaluate((to) => (window.location.hash = to), `#/${route}`);
    await page.waitForFunction(() => window.location.hash === '#/flag');
    await page.getByRole('link', { name: 'Call 112' }).waitFor();
  }
  await page.reload();
  await page.getByRole('link', { name: 'Call 112' }).waitFor();
  report(`${flag.id}: only help, also by address and after a reload`);

  await page.getByRole('button', { name: 'I tapped the wrong answer' }).click();
  assert.ok(page.url().endsWith('#/flag'), 'asks once more');
  await page.getByRole('button', { name: 'No, it is true' }).click();
  assert.ok(page.url().endsWith('#/flag'));
  await page.getByRole('button', { name: 'I tapped the wrong answer' }).click();
  await page.getByRole('button', { name: 'Yes, ask me again' }).click();
  await page.locator('.flow-row').first().waitFor();
  assert.equal((await journeyOf(page)).flags[flag.id], undefined, 'the question is open again');
  await denyRows(page);
  await denyUntil(page, '#/result');
  await page.locator('.beads').first().waitFor();
  assert.deepEqual(faults, []);
  report('a wrong tap: asked once more, then reopened, then on to the muscles');
  await close();
}

/** Rows that still show a yes are answered with no. */
async function denyRows(page) {
  for (const row of await page.locator('.flow-row > .yun').all()) {
    await row.locator('input').last().click();
  }
}

async function doctorHasLooked(browser, program, report) {
  const { page, close } = await openPage(browser, program, { size: phone });
  await toSafety(page, program);
  const flag = await answerFlag(page, program, emergency, 'yes');
  await page.getByRole('button', { name: 'A doctor has looked at this' }).click();
  await page.getByRole('button', { name: 'It is that, or not clear yet' }).click();
  assert.ok(page.url().endsWith('#/flag'), 'stays stopped');
  await page.reload();
  await page.getByRole('button', { name: 'A doctor has looked at this' }).click();
  await page.getByRole('button', { name: 'It is not that, I may go on' }).click();
  await page.locator('.flow-row').first().waitFor();
  assert.deepEqual((await journeyOf(page)).lookedAt, [flag.id]);
  await denyUntil(page, '#/result');
  report('a doctor has looked: stays stopped unless it is not that');
  await close();
}

async function soonStaysInSight(browser, program, report) {
  const { page, faults, close } = await openPage(browser, program, { size: phone });
  await toSafety(page, program);
  const soon = (flag) => flag.level_on_yes === 'see_doctor_soon' && flag.follow_ups.length === 0;
  let flag;
  for (let pages = 0; pages < 3 && !flag; pages++) {
    flag = await answerFlag(page, program, soon, 'yes').catch(() => undefined);
    if (flag) {
      const others = page.getByRole('button', { name: 'No to the others here' });
      if ((await others.count()) > 0) await others.first().click();
      break;
    }
    await denyPage(page);
  }
  assert.ok(flag, 'a flag that sends to a doctor soon is asked');
  await denyUntil(page, '#/result');
  const note = page.locator('.soon-note');
  await note.waitFor();
  assert.ok((await note.innerText()).includes(flag.you_said));
  await page.locator('.result-on a[href="#/intake"], .panel a[href="#/intake"]').first().click();
  await denyUntil(page, '#/plan', 5);
  await note.waitFor();
  await page.locator('main a[href="#/report"]').first().click();
  await page.locator('.sheet').waitFor();
  const short = flag.short_question.replace(/\?$/, '');
  assert.ok((await page.locator('.sheet').innerText()).includes(short), 'and on the printed page');
  assert.deepEqual(faults, []);
  report(`${flag.id}: see a doctor soon on result, plan and report`);
  await close();
}

async function notSure(browser, program, report) {
  const { page, close } = await openPage(browser, program, { size: phone });
  await toSafety(page, program);
  const { flags } = await read(page, program, '/api/safety/red_flags');
  const rows = page.locator('.flow-row > .yun');
  await rows.nth(1).locator('[id$="-unknown"]').click();
  await page.getByText('One by one it may be easier:').waitFor();
  await page.locator('.flow-end').click();
  assert.ok((await page.locator('.flow-error').innerText()).includes('not sure" is fine'));
  const open = page.locator('.flow-members .yun');
  await open.first().locator('[id$="-unknown"]').click();
  await page.getByText('counts as maybe').waitFor();
  const given = (await journeyOf(page)).flags;
  const unsure = flags.filter((flag) => given[flag.id] === 'unknown');
  assert.equal(unsure.length, 1, 'kept as not sure, not as no');
  report(`not sure (${unsure[0].id}): asked one by one, counts as maybe`);
  await close();
}

export default async function safety(browser, program, report) {
  await emergencyStopsAll(browser, program, report);
  await doctorHasLooked(browser, program, report);
  await soonStaysInSight(browser, program, report);
  await notSure(browser, program, report);
}
