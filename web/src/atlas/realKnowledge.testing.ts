/** The atlas as the program serves it, made from knowledge/, for tests over all muscles. */
import { readFileSync, readdirSync } from 'node:fs';
import type { Atlas, BodyMapData, Care, Claims } from '../engine/engine';

const root = new URL('../../../knowledge/', import.meta.url);

type Entry = Record<string, never>;
const read = (path: string): Entry =>
  JSON.parse(readFileSync(new URL(path, root), 'utf8')) as Entry;

function folder(name: string): Entry[] {
  const files = readdirSync(new URL(`${name}/`, root)).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => read(`${name}/${file}`));
}

/** Texts carry their language in the files and are plain on the wire. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === 'en') return (value as { en: string }).en;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, plain(own)]));
}

type Names = { name: { en: string; en_plain: string; latin: string } };
type Forms = { forms: { core_regions: string[] }[] };
type Rows = { prevalence: object[] };
const noFigure = { percent: null, low: null, high: null, n: null };

export function realAtlas(): Atlas {
  const muscles = folder('muscles').map((own) => {
    const { name } = own as unknown as Names;
    const prevalence = (own as unknown as Rows).prevalence.map((row) => ({ ...noFigure, ...row }));
    const names = { name: name.en, name_plain: name.en_plain, name_latin: name.latin };
    return { ...(plain(own) as object), ...names, prevalence };
  });
  const alternatives = folder('alternatives').map((own) => ({
    ...(plain(own) as object),
    core_regions: [...new Set((own as unknown as Forms).forms.flatMap((f) => f.core_regions))],
  }));
  return {
    regions: plain(folder('regions')),
    muscles,
    examinations: plain(folder('examinations')),
    alternatives,
    complaints: plain(folder('complaints')),
    sources: (read('sources.json') as unknown as { sources: object }).sources,
  } as unknown as Atlas;
}

export const realClaims = (): Claims =>
  ({ claims: plain(folder('claims')), sources: {} }) as unknown as Claims;

type Areas = { complaint_areas: { id: string; regions: string[] }[] };

export function realCare(): Care {
  const areas = (read('complaint_areas.json') as unknown as Areas).complaint_areas;
  const effects = { session_effect_nrs: null, course_effect_nrs: null };
  const treatments = folder('treatments').map((own) => {
    const { suits, first_plan } = own as unknown as { suits: string[]; first_plan?: object };
    const regions = areas.filter(({ id }) => suits.includes(id)).flatMap((area) => area.regions);
    return { ...effects, ...(plain(own) as object), regions, at_home: first_plan !== undefined };
  });
  return { exercises: plain(folder('exercises')), treatments } as unknown as Care;
}

export function realMap(): BodyMapData {
  const view = (name: string) => read(`body_map/${name}.json`);
  return {
    views: { front: view('front'), back: view('back'), side: view('side') },
    windows: (read('body_map/windows.json') as unknown as { windows: object }).windows,
    styles: {},
  } as unknown as BodyMapData;
}
