import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import type { Credit } from '../information/bylines.js';

/** What the front matter of a Markdown file says of it: that of Jekyll, Hugo, VuePress and pandoc. */
export interface FrontMatter {
  /** So many of the file's lines are front matter. */
  readonly lines: number;
  /** Those of them, from 0, whose key and value are used. */
  readonly used: readonly number[];
  readonly title?: string;
  readonly subtitle?: string;
  /** ISO 8601. */
  readonly date?: string;
  readonly language?: string;
  readonly creators: readonly Credit[];
}

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

/** The front matter that the lines open with; undefined where they open with text. */
export function openingFrontMatter(lines: readonly string[]): FrontMatter | undefined {
  const [first = ''] = lines;
  const block = BLOCKS.find(({ open }) => open.test(first.replace(/^\ufeff/, '')));
  if (block === undefined) return titleBlock(lines);
  const end = lines.findIndex((line, index) => index > 0 && block.close.test(line));
  if (end < 0) return undefined;
  const values = parsed(block, lines.slice(1, end).join('\n'));
  return values === undefined
    ? undefined
    : { lines: end + 1, used: usedLines(lines.slice(0, end)), ...read(values) };
}

/** A mapping; undefined where the text between the marks is none, and so no front matter. */
function parsed({ parse }: Block, text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value = parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

/** Lines that give title, date or author, each on one line. */
function usedLines(lines: readonly string[]): readonly number[] {
  const keys = new Set<string>(Object.values(KEYS).flat());
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
  const first = (keys: readonly string[]) =>
    keys.map((key) => values.get(key)).find((value) => value !== undefined && value !== null);
  const title = textOf(first(KEYS.title));
  const subtitle = textOf(first(KEYS.subtitle));
  const date = dateOf(first(KEYS.date));
  const language = textOf(first(KEYS.language));
  return {
    ...(title !== undefined && { title }),
    ...(subtitle !== undefined && { subtitle }),
    ...(date !== undefined && { date }),
    ...(language !== undefined &&
      /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/.test(language) && { language }),
    creators: creatorsOf(first(KEYS.creators)),
  };
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text.replace(/\s+/gu, ' ');
}

function dateOf(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString() : String(value ?? '');
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(text)?.[0];
}

/** One name, names, or names with more about each. */
function creatorsOf(value: unknown): readonly Credit[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => {
    const named =
      typeof one === 'object' && one !== null && 'name' in one ? textOf(one.name) : textOf(one);
    return named === undefined ? [] : [{ name: named, role: 'aut' }];
  });
}
