/**
 * Answers about the causes that no diary gives at will: a run at 40 %, a pair that cannot be told
 * apart. They are sealed like those of the program; everything else still goes to it.
 */
import { readFileSync } from 'node:fs';
import { programOf, sealed, unsealed } from './program.mjs';

const recorded = readFileSync(new URL('causes_answer.json', import.meta.url), 'utf8');

/** What the program once said of a diary of 60 days, see causes.test.mjs. */
export const recordedAnswer = () => JSON.parse(recorded);

/** @param answers "GET /api/causes" -> body of the question -> value of the answer */
export async function standIn(page, answers) {
  const { token } = programOf(page);
  await page.route('**/api/sealed', async (route) => {
    const question = route.request().postDataBuffer();
    const asked = await unsealed(token, 'unknot question', question);
    const [line, body] = [
      asked.slice(0, asked.indexOf('\n')),
      asked.slice(asked.indexOf('\n') + 1),
    ];
    if (!answers[line]) return route.fallback();
    const value = await answers[line](body === '' ? null : JSON.parse(body));
    const text = `200\n${JSON.stringify(value)}`;
    const about = Buffer.concat([Buffer.from('unknot answer '), question.subarray(0, 12)]);
    return route.fulfill({ body: await sealed(token, about, text) });
  });
}
