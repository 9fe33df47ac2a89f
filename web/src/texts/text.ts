/** Words by key. Every file of texts/en is a namespace named like the file. */
import i18next from 'i18next';

const files = import.meta.glob<Record<string, unknown>>('./en/*.json', {
  eager: true,
  import: 'default',
});

const namespaces: Record<string, Record<string, unknown>> = {};
for (const [path, words] of Object.entries(files)) {
  namespaces[path.replace(/^.*\//, '').replace('.json', '')] = words;
}

const texts = i18next.createInstance();
void texts.init({
  lng: 'en',
  fallbackLng: 'en',
  ns: Object.keys(namespaces),
  resources: { en: namespaces },
  // React escapes what it shows.
  interpolation: { escapeValue: false },
  initAsync: false,
});

export type Values = Record<string, string | number>;
export type Text = (key: string, values?: Values) => string;

const lookups = new Map<string, Text>();

export function textOf(namespace: string): Text {
  const known = lookups.get(namespace);
  if (known) return known;
  const lookup: Text = (key, values) => texts.t(`${namespace}:${key}`, values ?? {});
  lookups.set(namespace, lookup);
  return lookup;
}

export const hasText = (namespace: string, key: string): boolean =>
  texts.exists(`${namespace}:${key}`);

/** The words of one screen. One language so far; a switch would redraw the page. */
export const useText = (namespace: string): Text => textOf(namespace);
