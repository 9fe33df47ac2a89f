/** Words by key. Every file of texts/en is a namespace named like the file. */
type Words = { [key: string]: string | Words };

const files = import.meta.glob<Words>('./en/*.json', { eager: true, import: 'default' });

const namespaces: Record<string, Words> = {};
for (const [path, words] of Object.entries(files)) {
  namespaces[path.replace(/^.*\//, '').replace('.json', '')] = words;
}

const plurals = new Intl.PluralRules('en');

export type Values = Record<string, string | number>;
export type Text = (key: string, values?: Values) => string;

/** "a.b" is `b` inside of `a`. */
function found(namespace: string, key: string): string | null {
  let own: string | Words | undefined = namespaces[namespace];
  for (const part of key.split('.')) {
    if (typeof own !== 'object' || !Object.hasOwn(own, part)) return null;
    own = own[part];
  }
  return typeof own === 'string' ? own : null;
}

/** With a number `count` the words of its form come first: "days_one", "days_other". */
function chosen(namespace: string, key: string, count: string | number | undefined): string | null {
  const plain = found(namespace, key);
  if (typeof count !== 'number') return plain;
  return found(namespace, `${key}_${plurals.select(count)}`) ?? plain;
}

const lookups = new Map<string, Text>();

/** A key without words is said itself, so that it is seen. */
export function textOf(namespace: string): Text {
  const known = lookups.get(namespace);
  if (known) return known;
  const lookup: Text = (key, values = {}) =>
    (chosen(namespace, key, values['count']) ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      String(values[name] ?? ''),
    );
  lookups.set(namespace, lookup);
  return lookup;
}

export const hasText = (namespace: string, key: string): boolean => found(namespace, key) !== null;

/** The words of one screen. One language so far; a switch would redraw the page. */
export const useText = (namespace: string): Text => textOf(namespace);
