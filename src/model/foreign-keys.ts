import type { EditionData } from './edition-schema.js';

type EditionKey = keyof EditionData;

/**
 * Keys that Markdown files of other programs (Hugo, Jekyll, Hexo, Pandoc, Obsidian) and editors write, and the key of
 * edition.yaml that means the same.
 */
export const SAME_MEANING: ReadonlyMap<string, EditionKey> = new Map<string, EditionKey>([
  ['author', 'creators'],
  ['authors', 'creators'],
  ['creator', 'creators'],
  ['byline', 'creators'],
  ['作者', 'creators'],
  ['lang', 'language'],
  ['locale', 'language'],
  ['语言', 'language'],
  ['tags', 'subjects'],
  ['tag', 'subjects'],
  ['keywords', 'subjects'],
  ['categories', 'subjects'],
  ['category', 'subjects'],
  ['subject', 'subjects'],
  ['关键词', 'subjects'],
  ['标签', 'subjects'],
  ['summary', 'description'],
  ['abstract', 'description'],
  ['excerpt', 'description'],
  ['摘要', 'description'],
  ['license', 'rights'],
  ['licence', 'rights'],
  ['copyright', 'rights'],
  ['isbn', 'identifier'],
  ['issn', 'identifier'],
  ['published', 'date'],
  ['pubdate', 'date'],
  ['publishdate', 'date'],
  ['publish_date', 'date'],
  ['日期', 'date'],
  ['标题', 'title'],
  ['副题', 'subtitle'],
  ['sub_title', 'subtitle'],
  ['出版者', 'publisher'],
]);

/** Front matter from elsewhere in the words of edition.yaml. */
export interface Translated {
  readonly data: Readonly<Record<string, unknown>>;
  /** Keys that Kanben does not know, and keys whose value it cannot use: null, or a draft's flag in the place of a date. */
  readonly left: readonly string[];
  /** For each key that was translated, the key as it is written. */
  readonly written: ReadonlyMap<string, string>;
}

/** Translates the keys of a file's front matter into keys of edition.yaml with the same meaning; `known` keys stay as they are. */
export function translateKeys(
  data: Readonly<Record<string, unknown>>,
  known: readonly string[],
): Translated {
  const taken: Record<string, unknown> = {};
  const left: string[] = [];
  const written = new Map<string, string>();
  for (const [key, value] of Object.entries(data)) {
    if (known.includes(key) && value !== null) taken[key] = knownValue(key, value);
  }
  for (const [key, value] of Object.entries(data)) {
    if (known.includes(key)) {
      if (value === null) left.push(key);
      continue;
    }
    const meant = SAME_MEANING.get(key.toLowerCase());
    const read = meant === undefined ? undefined : foreignValue(meant, value);
    if (meant === undefined || read === undefined || Object.hasOwn(taken, meant)) {
      left.push(key);
      continue;
    }
    taken[meant] = read;
    written.set(meant, key);
  }
  return { data: taken, left, written };
}

/** Other programs write a moment as `2020-09-17 08:30:00 +0800`: the day is its date. */
function knownValue(key: string, value: unknown): unknown {
  return key === 'date' ? (dayOf(value) ?? value) : value;
}

function foreignValue(key: EditionKey, value: unknown): unknown {
  if (key === 'creators') {
    return listedValues(value)
      ?.map(personOf)
      .filter((one) => one !== undefined);
  }
  if (key === 'subjects') return listedValues(value)?.filter(isScalar).map(String);
  if (key === 'date') return dayOf(value);
  return isScalar(value) ? value : undefined;
}

function dayOf(value: unknown): string | undefined {
  return isScalar(value)
    ? /^\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|[T ]\d)/.exec(String(value).trim())?.[0]
    : undefined;
}

/** `a, b` and `[a, b]` are lists of two; of names a comma parts persons as well. */
function listedValues(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null) return [value];
  return isScalar(value)
    ? String(value)
        .split(/[,，、;；]/)
        .map((one) => one.trim())
        .filter((one) => one !== '')
    : undefined;
}

function personOf(value: unknown): unknown {
  if (isScalar(value)) return String(value);
  const name = (value as { name?: unknown } | null)?.name;
  return isScalar(name) ? { name: String(name) } : undefined;
}

function isScalar(value: unknown): value is string | number {
  return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
}
