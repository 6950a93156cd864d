import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { SAME_MEANING, translateKeys } from '../../model/foreign-keys.js';
import type { ManuscriptMetadata } from '../../model/manuscript.js';
import type { Credit } from '../information/credit.js';

/** The facts in the front matter of a Markdown file, as Jekyll, Hugo, VuePress and pandoc write it. */
export interface FrontMatter {
  /** The number of the file's lines that are front matter. */
  readonly lines: number;
  /** Those of them, from 0, whose key and value are used. */
  readonly used: readonly number[];
  readonly title?: string;
  readonly subtitle?: string;
  /** ISO 8601. */
  readonly date?: string;
  readonly language?: string;
  readonly creators: readonly Credit[];
  readonly about: BookFacts;
  /** Keys that Kanben does not use. */
  readonly unused: readonly string[];
}

/** The facts of front matter that edition.yaml keeps, under the same key or another. */
type BookFacts = Pick<
  ManuscriptMetadata,
  'publisher' | 'identifier' | 'rights' | 'description' | 'subjects'
>;

interface Block {
  readonly open: RegExp;
  readonly close: RegExp;
  readonly parse: (text: string) => unknown;
}

const BLOCKS: readonly Block[] = [
  { open: /^---\s*$/, close: /^(?:---|\.\.\.)\s*$/, parse: (text) => parseYaml(text) },
  { open: /^\+\+\+\s*$/, close: /^\+\+\+\s*$/, parse: (text) => parseToml(text) },
];

/** The keys under which the kinds of front matter say one thing, the more definite first. */
const KEYS = {
  title: ['title', 'Title', '标题', '题名'],
  subtitle: ['subtitle', 'Subtitle', '副题'],
  date: ['date', 'Date', 'pubDate', 'published', 'created', '日期'],
  language: ['lang', 'language'],
  creators: ['author', 'authors', 'Author', 'creator', '作者'],
} as const;

const FACTS = ['publisher', 'identifier', 'rights', 'description', 'subjects'] as const;

/** The keys whose value is used: of several that mean one thing the first. */
function usedKeys(values: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const names = Object.keys(KEYS).flatMap((name) => keysOf(name as keyof typeof KEYS, values));
  const { left } = translateKeys(Object.fromEntries(values), FACTS);
  const facts = [...values.keys()].filter(
    (key) => !left.includes(key) && FACTS.some((fact) => fact === key || fact === meaningOf(key)),
  );
  return new Set([...names, ...facts]);
}

/** The keys that may say one thing: those that import knows, then those that any program writes for it. */
function keysOf(name: keyof typeof KEYS, values: ReadonlyMap<string, unknown>): readonly string[] {
  return [...KEYS[name], ...[...values.keys()].filter((key) => meaningOf(key) === name)];
}

function meaningOf(key: string): string | undefined {
  return SAME_MEANING.get(key.toLowerCase());
}

/** The front matter that the lines open with; undefined where they open with text. */
export function openingFrontMatter(lines: readonly string[]): FrontMatter | undefined {
  const [first = ''] = lines;
  const block = BLOCKS.find(({ open }) => open.test(first.replace(/^\ufeff/, '')));
  if (block === undefined) return titleBlock(lines);
  const end = lines.findIndex((line, index) => index > 0 && block.close.test(line));
  if (end < 0) return undefined;
  const values = parsedKeys(block, lines.slice(1, end).join('\n'));
  return values === undefined
    ? undefined
    : { lines: end + 1, used: usedLines(lines.slice(0, end), usedKeys(values)), ...read(values) };
}

/** A mapping; undefined where the text between the marks is none, and so no front matter. */
function parsedKeys({ parse }: Block, text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value = parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

/** Lines whose key is used and whose value stands on the same line. */
function usedLines(lines: readonly string[], keys: ReadonlySet<string>): readonly number[] {
  return lines.flatMap((line, index) => {
    const key = /^([^\s:=]+)\s*[:=]\s*\S/u.exec(line)?.[1];
    return key !== undefined && keys.has(key) ? [index] : [];
  });
}

/** pandoc's `% title`, `% authors`, `% date`. */
function titleBlock(lines: readonly string[]): FrontMatter | undefined {
  let count = 0;
  while (count < 3 && /^%(?:\s|$)/.test(lines[count] ?? '')) count++;
  if (count === 0) return undefined;
  const [title = '', authors = '', date = ''] = lines
    .slice(0, count)
    .map((line) => line.slice(1).trim());
  return {
    lines: count,
    used: [...Array(count).keys()],
    ...read(
      new Map<string, unknown>([
        ['title', title],
        ['author', authors.split(/\s{0,9}[;；]\s{0,9}/u)],
        ['date', date],
      ]),
    ),
  };
}

function read(values: ReadonlyMap<string, unknown>): Omit<FrontMatter, 'lines' | 'used'> {
  const used = usedKeys(values);
  const first = (name: keyof typeof KEYS) =>
    keysOf(name, values)
      .map((key) => values.get(key))
      .find((value) => value !== undefined && value !== null);
  const title = scalarText(first('title'));
  const subtitle = scalarText(first('subtitle'));
  const date = isoDay(first('date'));
  const language = scalarText(first('language'));
  return {
    ...(title !== undefined && { title }),
    ...(subtitle !== undefined && { subtitle }),
    ...(date !== undefined && { date }),
    ...(language !== undefined &&
      /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/.test(language) && { language }),
    creators: creatorsOf(first('creators')),
    about: factsOf(values),
    unused: [...values.keys()].filter((key) => !used.has(key)),
  };
}

function factsOf(values: ReadonlyMap<string, unknown>): BookFacts {
  const { data } = translateKeys(Object.fromEntries(values), FACTS);
  const subjects = (Array.isArray(data.subjects) ? data.subjects : [data.subjects])
    .map(scalarText)
    .filter((one) => one !== undefined);
  const texts = FACTS.slice(0, -1).flatMap((key) => {
    const text = scalarText(data[key]);
    return text === undefined ? [] : [[key, text] as const];
  });
  return { ...Object.fromEntries(texts), ...(subjects.length > 0 && { subjects }) };
}

function scalarText(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text.replace(/\s+/gu, ' ');
}

function isoDay(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString() : String(value ?? '');
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(text)?.[0];
}

/** One name, names, or names with more about each. */
function creatorsOf(value: unknown): readonly Credit[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => {
    const named =
      typeof one === 'object' && one !== null && 'name' in one
        ? scalarText(one.name)
        : scalarText(one);
    return named === undefined ? [] : [{ name: named, role: 'aut' }];
  });
}
