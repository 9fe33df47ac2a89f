/** Every answer of the program, also of its refusals, is what api/ promises, and nothing more. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { startProgram } from './program.mjs';

const folder = new URL('../../api/', import.meta.url);
const base = 'https://unknot.invalid/';

/** A field that no schema names is drift, also where a schema forgot to say so. */
function close(schema) {
  if (schema === null || typeof schema !== 'object') return;
  if (schema.type === 'object' && schema.properties) schema.additionalProperties ??= false;
  for (const value of Object.values(schema)) close(value);
}

function readContract() {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  for (const word of [
    'openapi',
    'info',
    'servers',
    'security',
    'paths',
    'components',
    'schemas',
    'parameters',
  ])
    ajv.addKeyword(word);
  const files = {};
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
    files[name] = load(readFileSync(new URL(name, folder), 'utf8'));
    close(files[name].schemas);
    if (name !== 'openapi.yaml') ajv.addSchema({ $id: base + name, ...files[name] });
  }
  return { ajv, files };
}

/** The operation behind a path of openapi.yaml, and the file it stands in. */
function operation({ files }, path, method) {
  const [file, pointer] = files['openapi.yaml'].paths[path].$ref.split('#/');
  const found = pointer.split('/').reduce((value, key) => value[key], files[file]);
  return { file, ...found[method.toLowerCase()] };
}

function check(contract, file, content, value, what) {
  const ref = new URL(content['application/json'].schema.$ref, base + file).href;
  const validate = contract.ajv.getSchema(ref);
  assert.ok(validate, `${ref} is not in api/`);
  const errors = validate(value) ? [] : validate.errors.slice(0, 5);
  const lines = errors.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
  assert.deepEqual(lines, [], what);
}

const pain = { region: 'neck_shoulder_angle', side: 'right', nrs_0_10: 6 };
const midline = { region: 'lumbar_spine', side: null, nrs_0_10: 3 };
const clear = {
  pains: [pain, midline],
  flags_none: true,
  person: { sex: 'female', age_years: 43 },
};
const urgent = { pains: [pain], flags_none: true, flags: { dissection: 'yes' } };
const unsure = { pains: [{ ...pain, side: 'unknown' }], flags: { meningitis: 'unknown' } };
const tested = { ...clear, answers: { press_upper_trapezius_r: 'yes', mouth_open: 'no' } };

/** path, method, body, status; a string is sent as it stands. */
const questions = [
  ['/api/health', 'GET', null, 200],
  ['/api/atlas', 'GET', null, 200],
  ['/api/body_map', 'GET', null, 200],
  ['/api/atlas/claims', 'GET', null, 200],
  ['/api/atlas/care', 'GET', null, 200],
  ['/api/safety/red_flags', 'GET', null, 200],
  ['/api/safety/intake', 'GET', null, 200],
  ...['/api/safety', '/api/locate'].flatMap((path) => [
    ...[clear, urgent, unsure, tested, { pains: [pain] }].map((body) => [path, 'POST', body, 200]),
    [path, 'POST', { pains: [{ ...pain, nrs_0_10: 11 }] }, 400],
    [path, 'POST', { pains: [{ ...pain, region: 'tail' }] }, 400],
    [path, 'POST', '{', 400],
    [path, 'POST', ' '.repeat((1 << 20) + 1), 413],
  ]),
  ...[clear, urgent, tested].map((located) => [
    '/api/locate/explain',
    'POST',
    { located, muscle: 'levator_scapulae', side: 'right' },
    200,
  ]),
  ['/api/plan', 'POST', { located: clear, contraindications_none: true }, 200],
  ['/api/plan', 'POST', { located: clear, contraindications: { anticoagulant: 'yes' } }, 200],
  ['/api/plan', 'POST', { located: urgent }, 200],
  ['/api/plan', 'POST', { located: unsure, minutes_max: 10, date: '2025-01-02' }, 200],
  ['/api/plan', 'POST', { located: clear, equipment_missing: ['heat_pad'] }, 200],
  ['/api/plan', 'POST', { located: clear, contraindications: { ghost: 'yes' } }, 400],
  ['/api/plan', 'POST', { located: clear, minutes_max: 0 }, 400],
];

const levator = { muscle: 'levator_scapulae', side: 'right' };
const pressed = { answers: { press_levator_scapulae_r: 'no' } };

/** The life of one knot, in this order, in a record that is empty before. */
const knotQuestions = [
  ['/api/knots', 'GET', null, 200],
  ['/api/knots/1', 'GET', null, 404],
  ['/api/knots/keep', 'POST', { located: urgent, members: [levator] }, 200],
  ['/api/knots/keep', 'POST', { located: unsure, members: [levator] }, 200],
  ['/api/knots/keep', 'POST', { located: clear, members: [] }, 400],
  ['/api/knots/keep', 'POST', { located: tested, members: [levator] }, 200],
  ['/api/knots', 'GET', null, 200],
  ['/api/knots/1', 'GET', null, 200],
  ['/api/knots/1/press', 'POST', { located: { pains: [] } }, 200],
  ['/api/knots/1/press', 'POST', { located: { ...urgent, pains: [] } }, 200],
  ['/api/knots/1/look', 'POST', { located: { pains: [], ...pressed } }, 200],
  ['/api/knots/1/look', 'POST', { located: { ...urgent, ...pressed } }, 200],
  ['/api/knots/1/look', 'POST', { located: { pains: [] } }, 400],
  ['/api/knots/1', 'GET', null, 200],
  ['/api/knots/1/close', 'POST', { as: 'healed' }, 400],
  ['/api/knots/1/close', 'POST', { as: 'gone' }, 200],
  ['/api/knots/1/close', 'POST', { as: 'gone' }, 400],
  ['/api/knots/1/reopen', 'POST', {}, 200],
  ['/api/knots/1', 'DELETE', null, 200],
  ['/api/knots/1', 'DELETE', null, 404],
];

const at = { region: 'temple', side: 'right' };
const temple = { kind: 'pain', about: at.region, side: at.side };
const warm = { kind: 'treatment', about: 'heat_pack', ...at, value: 15, at: '00:10' };
const stress = { kind: 'answer', about: 'stress' };
const day = '2026-02-26';
const all = { everything: true };
const wrongDays = { ...all, days: 99 };

/** Two days of a diary and what becomes of its file, in this order, where nothing is before. */
const diaryQuestions = [
  ['/api/causes', 'GET', null, 200],
  ['/api/causes/what_if', 'POST', { changes: [{ cause: 'stress', shift: -1 }] }, 404],
  ['/api/diary/questions', 'GET', null, 200],
  ['/api/diary/today', 'GET', null, 200],
  ['/api/diary/days', 'POST', {}, 200],
  ['/api/diary/day', 'POST', {}, 200],
  ['/api/diary/check_in', 'POST', {}, 200],
  ['/api/data', 'GET', null, 200],
  ['/api/data/backup', 'POST', {}, 404],
  ['/api/diary/log', 'POST', { entries: [{ ...temple, value: 11 }] }, 400],
  ['/api/diary/log', 'POST', { entries: [] }, 400],
  ['/api/diary/log', 'POST', { date: '2999-01-01', entries: [stress] }, 400],
  [
    '/api/diary/log',
    'POST',
    {
      date: day,
      zone: 'Europe/Berlin',
      seen_entry_id: 0,
      entries: [
        { ...temple, value: 6, words: ['deep'], note: 'since the morning' },
        { ...temple, value: 4, at: '09:30' },
        { ...stress, value: 8, uid: '0123456789abcdef0123456789abcdef' },
        { kind: 'answer', about: 'sleep_position_bad', value: 1, choice: 'front' },
        { kind: 'answer', about: 'driving_hours', at: '22:10', to: '00:20' },
        { kind: 'exposure', about: 'sitting_hours', value: 7.5 },
        { ...warm, dose: { before_0_10: 6, after_0_10: 4, temperature_degC: 40 } },
        { kind: 'hindrance', value: 2 },
        { kind: 'guess', about: 'not_sure' },
        { kind: 'check_in' },
      ],
    },
    200,
  ],
  [
    '/api/diary/log',
    'POST',
    { date: day, seen_entry_id: 0, entries: [{ ...stress, value: 3 }] },
    200,
  ],
  ['/api/diary/log', 'POST', { entries: [warm, { kind: 'check_in' }] }, 200],
  ['/api/diary/day', 'POST', { date: day }, 200],
  ['/api/diary/days', 'POST', { from: day, to: day }, 200],
  ['/api/diary/days', 'POST', {}, 200],
  ['/api/diary/check_in', 'POST', { date: '2026-02-27' }, 200],
  ['/api/diary/check_in', 'POST', {}, 200],
  ['/api/diary/today', 'GET', null, 200],
  ['/api/data/backup', 'POST', {}, 200],
  ['/api/data/restore', 'POST', { name: '../unknot.db' }, 404],
  ['/api/data/copy', 'POST', { passphrase: 'nine letters' }, 200],
  ['/api/data/copy', 'POST', { passphrase: 'short' }, 400],
  ['/api/data/export', 'GET', null, 200],
  ['/api/data/csv', 'GET', null, 200],
  ['/api/data', 'GET', null, 200],
  ['/api/causes', 'GET', null, 200],
  ['/api/causes?region=temple&side=right', 'GET', null, 200],
  ['/api/causes?region=temple', 'GET', null, 400],
  ['/api/causes?region=moon&side=left', 'GET', null, 400],
  ['/api/causes/progress', 'GET', null, 200],
  ['/api/causes/progress?region=temple&side=right', 'GET', null, 200],
  ['/api/causes/progress?region=moon', 'GET', null, 400],
  ['/api/causes/cancel', 'POST', {}, 200],
  ['/api/causes/cancel?region=temple&side=right', 'POST', {}, 200],
  ['/api/causes/cancel?side=left', 'POST', {}, 400],
  ['/api/causes/what_if?region=moon', 'POST', { changes: [] }, 400],
  ['/api/diary/delete', 'POST', { entry_id: 1 }, 200],
  ['/api/diary/delete', 'POST', { entry_id: 1 }, 404],
  ['/api/diary/delete', 'POST', { from: day, to: day, only_count: true, backups: true }, 200],
  ['/api/diary/delete', 'POST', wrongDays, 400],
  ['/api/diary/delete', 'POST', { ...all, days: 2, backups: true }, 200],
];

/** The newest backup put back, whose name only the program knows. */
async function restoreNewest(contract, program) {
  const headers = { authorization: `Bearer ${program.token}` };
  const state = await (await fetch(`${program.origin}/api/data`, { headers })).json();
  const { name } = state.backups[0];
  await ask(contract, program, program.token, ['/api/data/restore', 'POST', { name }, 200]);
}

/** For these two the bearer is not the token; asked in askByOtherKeys, not in the lists above. */
const otherKeys = ['/api/key', '/api/sealed'];

async function askByOtherKeys(contract, program, token) {
  const fingerprint = createHash('sha256').update(token).digest('hex');
  const body = 'not sealed with this token';
  const asked = [
    ['/api/key', 'GET', { authorization: `Bearer ${fingerprint}` }, 200],
    ['/api/key', 'GET', { authorization: `Bearer ${token}` }, 401],
    ['/api/sealed', 'POST', {}, 401],
  ];
  for (const [path, method, headers, status] of asked) {
    const found = operation(contract, path, method);
    const sent = method === 'POST' ? body : undefined;
    const response = await fetch(program.origin + path, { method, headers, body: sent });
    assert.equal(response.status, status, path);
    const promised = (found.responses[String(status)] ?? found.responses.default).content;
    check(contract, found.file, promised, await response.json(), `${status} ${path}`);
  }
}

/** The path as the contract writes it. */
const template = (path) => path.replace(/\?.*/, '').replace(/\/knots\/\d+/, '/knots/{knot_id}');

async function ask(contract, program, token, [path, method, body, status]) {
  const what = `${method} ${path} ${JSON.stringify(body)?.slice(0, 120) ?? ''}`;
  const found = operation(contract, template(path), method);
  const headers = { authorization: `Bearer ${token}` };
  if (method === 'POST') headers['content-type'] = 'application/json';
  const sent = typeof body === 'string' ? body : ((body && JSON.stringify(body)) ?? undefined);
  const response = await fetch(program.origin + path, { method, headers, body: sent });
  assert.equal(response.status, status, what);
  if (status === 200 && found.requestBody)
    check(contract, found.file, found.requestBody.content, body, `what is sent: ${what}`);
  const promised = (found.responses[String(status)] ?? found.responses.default).content;
  check(contract, found.file, promised, await response.json(), what);
}

/** Refusals before any route is reached. */
async function askWrongly(contract, program, token) {
  const authorization = `Bearer ${token}`;
  const refused = [
    [401, '/api/atlas', {}],
    [401, '/api/atlas', { headers: { authorization: 'Bearer x' } }],
    [403, '/api/atlas', { headers: { authorization, origin: 'http://evil.example' } }],
    [404, '/api/nothing', { headers: { authorization } }],
    [405, '/api/atlas', { method: 'POST', headers: { authorization } }],
    [405, '/api/plan', { headers: { authorization } }],
    [415, '/api/plan', { method: 'POST', headers: { authorization }, body: '{}' }],
  ];
  const promised = operation(contract, '/api/atlas', 'GET').responses.default.content;
  for (const [status, path, options] of refused) {
    const response = await fetch(program.origin + path, options);
    assert.equal(response.status, status, path);
    check(contract, 'atlas.yaml', promised, await response.json(), `${status} ${path}`);
  }
  return refused.length;
}

export default async function contractTest(browser, program, report) {
  const contract = readContract();
  const token = new URLSearchParams(new URL(program.address).hash.slice(1)).get('token');
  const every = [...questions, ...knotQuestions, ...diaryQuestions];
  const asked = new Set(every.map(([path]) => template(path)));
  const promised = Object.keys(contract.files['openapi.yaml'].paths).sort();
  assert.deepEqual(promised, [...asked, ...otherKeys].sort());
  await askByOtherKeys(contract, program, token);
  for (const question of questions) await ask(contract, program, token, question);
  const own = await startProgram();
  for (const question of knotQuestions) await ask(contract, own, own.token, question);
  await own.stop();
  const diary = await startProgram();
  for (const question of diaryQuestions) {
    if (question[0] === '/api/data/copy') await restoreNewest(contract, diary);
    await ask(contract, diary, diary.token, question);
  }
  await diary.stop();
  const refused = await askWrongly(contract, program, token);
  report(`${every.length} answers of ${promised.length} routes, ${refused} refusals`);
}
