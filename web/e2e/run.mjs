/**
 * Runs the browser tests against the program: `UNKNOT_BIN=... npm run e2e [word,...]`. Two lanes,
 * each with a program, a store and a browser of its own; what measures time runs alone at the end.
 */
import { readdirSync } from 'node:fs';
import { startBrowser, startProgram } from './program.mjs';

const words = (process.argv[2] ?? '').split(',');
const lanes = 2;
/** These walk through everything and take longest, so that they begin. */
const first = ['accessibility.test.mjs', 'body_map.test.mjs', 'large_text.test.mjs'];
const measures = (file) => file.includes('speed');
const rank = (file) => (first.includes(file) ? first.indexOf(file) : first.length);

const files = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.test.mjs') && words.some((word) => file.includes(word)))
  .sort((one, other) => rank(one) - rank(other) || one.localeCompare(other));

let passed = 0;
/** File -> why it failed; told at the end, where a reader looks. */
const failures = new Map();

async function runFile(file, browser, program) {
  const begin = Date.now();
  const lines = [];
  try {
    const test = await import(`./${file}`);
    await test.default(browser, program, (line) => lines.push(line));
    passed += lines.length;
  } catch (error) {
    failures.set(file, error.stack ?? String(error));
    lines.push('FAILED');
  }
  console.log(`${file} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
  for (const line of lines) console.log(`  ${line}`);
}

async function runLane(queue) {
  const program = await startProgram();
  const browser = await startBrowser();
  for (let file = queue.shift(); file; file = queue.shift()) {
    await runFile(file, browser, program);
  }
  await browser.close();
  await program.stop();
}

/** On a busy machine a browser may be late: what failed runs once more, alone. Both are told. */
async function tryAgain() {
  const first = new Map(failures);
  for (const [file, why] of first) {
    failures.delete(file);
    await runLane([file]);
    console.log(
      `${file} ${failures.has(file) ? 'failed twice' : 'passed at a second try'}: ${why}`,
    );
    if (failures.has(file)) console.log(`the second time: ${failures.get(file)}`);
  }
}

const together = files.filter((file) => !measures(file));
const used = Math.min(lanes, together.length);
await Promise.all(Array.from({ length: used }, () => runLane(together)));
const alone = files.filter(measures);
if (alone.length > 0) await runLane(alone);
await tryAgain();
console.log(`browser: ${passed} passed, ${failures.size} failed`);
process.exit(failures.size === 0 ? 0 : 1);
