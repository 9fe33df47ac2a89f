/** Runs the browser tests against the program: `UNKNOT_BIN=... npm run e2e [word]`. */
import { readdirSync } from 'node:fs';
import { startBrowser, startProgram } from './program.mjs';

const word = process.argv[2] ?? '';
const files = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.test.mjs') && file.includes(word))
  .sort();

const program = await startProgram();
const browser = await startBrowser();
let passed = 0;
let failed = 0;
for (const file of files) {
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
await browser.close();
await program.stop();
console.log(`browser: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
