import { isNoHeading, isSentence, LONGEST_HEADING, LONGEST_SENTENCE } from './lines.js';
import { NUMERALS, numeralValue } from './numbers.js';
import { HEADING_SCHEMES, NAMED_FRONT, NAMED_OUTER } from './schemes.js';

/** 目录, and a briefing's ★ 本期要目 */
const NAME =
  /^[★☆◆◇■□●○▲※]{0,2}\s{0,9}[【[（(]?\s{0,9}(?:(?:本期\s{0,9})?(?:目\s{0,9}[录錄次]|要\s{0,9}目|导\s{0,9}读|内容(?:提要|提示))|本期内容|contents|table of contents)\s{0,9}[】\])）]?\s{0,9}[:：]?$/iu;
/** The dots and the page that a line of a table of contents ends with. */
const LEADER =
  /(?:(?<![\s.．。·•…⋯_\-—])(?:\s|[.．。·•…⋯_\-—]{2})[\s.．。·•…⋯_\-—]*|[（(])[\d０-９ivxlIVXLC]{1,5}[)）]?$/u;
/** The least number of lines in a table of contents. */
const FEWEST = 3;
/** The share of its lines that name headings of the text. */
const SHARE_FOUND = 0.6;
/** The number of lines in a row that may name no heading: parts' names above their chapters' names, a line over two. */
const MOST_UNKNOWN = 2;
/** The largest number of times that a heading occurs: in the table, in the text, at the head of pages. */
const MOST_PLACES = 40;

/** 第一回, 第001回, with what follows. */
const COUNTED = new RegExp(
  `^\\s{0,9}第\\s{0,2}(?<number>${NUMERALS}|[\\d０-９]{1,4})\\s{0,2}(?<unit>[编編卷部集章回节節篇讲講课課])(?<rest>.{0,90})$`,
  'u',
);

/** Whether a line is the name of a table of contents. */
export function isContentsName(text: string): boolean {
  return NAME.test(text);
}

export interface TableOfContents {
  /** The paragraphs that it takes: from `from` up to before `end`. */
  readonly from: number;
  readonly end: number;
  /** The places of the headings that it names. */
  readonly headings: readonly number[];
}

/**
 * A table of contents in the text, with or without its name, dots and pages: lines in a row that each stand again later, in
 * the same order. `texts` are the paragraphs. undefined where there is none.
 */
export function findContents(texts: readonly string[]): TableOfContents | undefined {
  const keys = texts.map(comparedEntry);
  const places = new Map<string, number[]>();
  keys.forEach((key, index) => {
    if (key === '') return;
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  });
  let prose = false;
  for (let from = 0; from < texts.length - FEWEST; from++) {
    const named = NAME.test(texts[from] as string);
    const first = named ? from + 1 : from;
    prose ||= (texts[from] as string).length > LONGEST_HEADING;
    // Behind the first paragraph of text a list of what follows is the text's own.
    if (!named && (prose || laterPlace(places, keys[from], from) === undefined)) continue;
    const table = readTable(texts, keys, places, first, named);
    if (table !== undefined) return { ...table, from };
  }
  return undefined;
}

function readTable(
  texts: readonly string[],
  keys: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  first: number,
  named: boolean,
): Omit<TableOfContents, 'from'> | undefined {
  let end = first;
  let unknown = 0;
  let limit = texts.length;
  const entries: number[] = [];
  // A line with its page names no other line with a page: each chapter may have its 小结.
  const placesOf = (at: number, from: number) => {
    const behind = placesBehind(places.get(keys[at] ?? ''), from);
    return LEADER.test(texts[at] as string)
      ? behind.filter((place) => !LEADER.test(texts[place] as string))
      : behind;
  };
  for (let at = first; at < limit; at++) {
    const text = texts[at] as string;
    if (!isEntry(text, named)) break;
    const place = placesOf(at, at + 1)[0];
    if (place === undefined) {
      // Where pages stand behind the lines, one that names nothing is a line of the table all the same.
      if (!LEADER.test(text) && ++unknown > MOST_UNKNOWN) break;
      continue;
    }
    unknown = 0;
    limit = Math.min(limit, place);
    entries.push(at);
    end = at + 1;
  }
  const lines = end - first;
  if (entries.length < (named ? 2 : FEWEST) || entries.length < lines * SHARE_FOUND)
    return undefined;
  // Lines that recur again and again are the text's own: a table's entry stands once more.
  const once = entries.filter((at) => placesOf(at, end).length === 1);
  if (!named && once.length < entries.length * SHARE_FOUND) return undefined;
  const headings = ascending(entries.map((at) => placesOf(at, end)));
  if (headings.length < entries.length * SHARE_FOUND) return undefined;
  // Without a name it must be a table: its headings have text between them.
  const apart = headings.filter((place, index) => place + 1 !== headings[index + 1]);
  if (apart.length < headings.length * SHARE_FOUND) return undefined;
  // Lines without a twin between the last entry and the text stay with the text.
  return { end, headings };
}

function isEntry(text: string, named: boolean): boolean {
  return (
    // Without a table's name a line with half a sentence in it is a wrapped paragraph's.
    (named || !/[。；]/u.test(text)) &&
    text.length <= LONGEST_SENTENCE &&
    !isSentence(text) &&
    !/[。；，、：]$/u.test(text) &&
    !/^[（(].*[）)]$/u.test(text) &&
    !isNoHeading(text)
  );
}

/** The line without the page that it names, its dots, white space and the width of its marks. */
export function comparedEntry(text: string): string {
  if (text.length > LONGEST_SENTENCE) return '';
  const bare = text.replace(LEADER, '');
  const { number, unit = '', rest = '' } = COUNTED.exec(bare)?.groups ?? {};
  // 第01回 in the table is 第一回 in the text.
  const same = number === undefined ? bare : `第${numeralValue(number)}${unit}${rest}`;
  return same.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

function laterPlace(
  places: ReadonlyMap<string, readonly number[]>,
  key: string | undefined,
  after: number,
): number | undefined {
  return placesBehind(places.get(key ?? ''), after + 1)[0];
}

/** Of places in order those from `from` on, found by halving, and no more than are ever asked for. */
function placesBehind(places: readonly number[] = [], from: number): readonly number[] {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return places.slice(low, low + MOST_PLACES);
}

/** One place for each entry, in the order of the entries; an entry whose places all stand before the last one taken is left out. */
function ascending(entries: readonly (readonly number[])[]): readonly number[] {
  const taken: number[] = [];
  for (const places of entries) {
    const next = places.find((place) => place > (taken.at(-1) ?? -1));
    if (next !== undefined) taken.push(next);
  }
  return taken;
}

/** The rank by which headings of a table of contents are put on levels; those without a number are on the outermost. */
export function contentsLevels(
  texts: readonly string[],
  headings: readonly number[],
): ReadonlyMap<number, number> {
  const kinds: string[] = [];
  const kindOf = headings.map((place) => shapeOf(texts[place] ?? ''));
  for (const kind of kindOf)
    if (kind !== undefined && !kinds.includes(kind.id)) kinds.push(kind.id);
  const ranks = new Map(
    kindOf.flatMap((kind) => (kind === undefined ? [] : [[kind.id, kind.rank] as const])),
  );
  const ordered = [...kinds].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  const plain = ordered.length > 0 && areInner(texts, headings, kindOf) ? ordered.length + 1 : 1;
  return new Map(
    headings.map((place, index) => {
      const kind = kindOf[index];
      const level = index === 0 || isOuter(texts[place] ?? '') ? 1 : plain;
      return [place, kind === undefined ? level : ordered.indexOf(kind.id) + 1];
    }),
  );
}

/** Whether the headings without a number stand inside the numbered ones: between these there are more of them. */
function areInner(
  texts: readonly string[],
  headings: readonly number[],
  kinds: readonly (object | undefined)[],
): boolean {
  const last = kinds.findLastIndex((kind) => kind !== undefined);
  const first = kinds.findIndex((kind) => kind !== undefined);
  const between = headings.filter(
    (place, index) =>
      index > first && index < last && kinds[index] === undefined && !isOuter(texts[place] ?? ''),
  );
  return between.length > kinds.filter((kind) => kind !== undefined).length;
}

/** 前言, 后记二, 附录: beside chapters wherever they stand. */
function isOuter(text: string): boolean {
  const bare = text.replace(/[一二三四五六七八九十]$/u, '');
  return (
    [text, bare].some((one) => NAMED_OUTER.test(one) || NAMED_FRONT.test(one)) ||
    /^附录|^附錄|.{1,12}[序跋]$/u.test(text)
  );
}

function shapeOf(text: string): { readonly id: string; readonly rank: number } | undefined {
  for (const { id, rank, read } of HEADING_SCHEMES) {
    if (rank === undefined) continue;
    const reading = read(text);
    if (reading !== undefined) return { id: `${id} ${reading.unit ?? ''}`, rank };
  }
  return undefined;
}
