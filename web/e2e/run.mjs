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
let failed = 0;

async function runFile(file, browser, program) {
  const begin = Date.now();
  const lines = [];
  const report = (line) => {
    passed += 1;
    lines.push(line);
  };
  try {
    const test = await import(`./${file}`);
    await test.default(browser, program, report);
  } catch (error) {
    failed += 1;
    lines.push(`FAILED ${error.stack ?? error}`);
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

const together = files.filter((file) => !measures(file));
const used = Math.min(lanes, together.length);
await Promise.all(Array.from({ length: used }, () => runLane(together)));
const alone = files.filter(measures);
if (alone.length > 0) await runLane(alone);
console.log(`browser: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
