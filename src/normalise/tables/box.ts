import type { DrawnTable, TableRow } from './row.js';

/** Marks of a table's drawing (Unicode block Box Drawing), and those of keyboards. */
const RULE = /^[\s\u2500-\u257f+|:=-]{3,}$/u;
const RULE_SIGN = /[\u2500-\u257f]|\+[-=]{2}|[|:]\s{0,9}--|--[+|]/u;
const BARS = '\\u2502\\u2503\\u2551';
const INNER = new RegExp(`[${BARS}]`, 'gu');
const OUTER = new RegExp(`^\\s{0,99}[${BARS}|].*[${BARS}|]\\s{0,99}$`, 'u');
const ANY = new RegExp(`[${BARS}|]`, 'gu');
/** Rows that make a table: beside a drawn line, and without one. */
const FEWEST_DRAWN = 1;
const FEWEST = 2;

/** Tables drawn with lines among lines of text that follow each other. */
export function boxTables(texts: readonly string[]): readonly DrawnTable[] {
  const tables: DrawnTable[] = [];
  for (let from = 0; from < texts.length; from++) {
    let end = from;
    while (end < texts.length && isBoxLine(texts[end] as string)) end++;
    if (end === from) continue;
    const table = tableOf(texts, from, end);
    if (table !== undefined) tables.push(table);
    from = end - 1;
  }
  return tables;
}

function isBoxLine(text: string): boolean {
  return isRule(text) || barOffsets(text) !== undefined;
}

function isRule(text: string): boolean {
  return RULE.test(text) && RULE_SIGN.test(text);
}

/** The places of a row's marks; a row without outer ones has drawn marks, since `|` alone parts anything. */
function barOffsets(text: string): readonly number[] | undefined {
  if (OUTER.test(text)) {
    const marks = [...text.matchAll(ANY)].map(({ index }) => index);
    return marks.length > 1 ? marks : undefined;
  }
  const inner = [...text.matchAll(INNER)].map(({ index }) => index);
  return inner.length === 0 ? undefined : [-1, ...inner, text.length];
}

function tableOf(texts: readonly string[], from: number, end: number): DrawnTable | undefined {
  const rows = new Map<number, readonly number[]>();
  for (let at = from; at < end; at++) {
    const text = texts[at] as string;
    const marks = isRule(text) ? undefined : barOffsets(text);
    if (marks !== undefined) rows.set(at, marks);
  }
  const most = Math.max(0, ...[...rows.values()].map(({ length }) => length));
  const fewest = rows.size < end - from ? FEWEST_DRAWN : FEWEST;
  if (most < 3 || rows.size < fewest) return undefined;
  return { from, end, rows: withSpans(texts, rows, most) };
}

/** Rows with fewer cells than others have some that take several columns: which, the places of their marks show. */
function withSpans(
  texts: readonly string[],
  rows: ReadonlyMap<number, readonly number[]>,
  most: number,
): ReadonlyMap<number, TableRow> {
  const columns = [1, 2]
    .map((width) => {
      const places = new Map(
        [...rows].map(([at, marks]) => [at, placesOf(texts[at] as string, marks, width)]),
      );
      const all = [...new Set([...places.values()].flat())].sort((a, b) => a - b);
      return { places, all };
    })
    .find(({ all }) => all.length === most);
  return new Map(
    [...rows].map(([at, marks]) => {
      const order = columns?.places.get(at)?.map((place) => columns.all.indexOf(place));
      const spans = order?.slice(1).map((place, index) => place - (order[index] as number));
      return [at, { marks, ...(spans !== undefined && { spans }) }];
    }),
  );
}

/** The display columns of marks, where a drawn mark is `width` wide and what is as wide as a Han character two. */
function placesOf(text: string, marks: readonly number[], width: number): readonly number[] {
  const places: number[] = [];
  let place = 0;
  let next = 0;
  for (let at = 0; at <= text.length; at++) {
    while (next < marks.length && (marks[next] as number) <= at) {
      places.push(marks[next] === -1 ? -1 : place);
      next++;
    }
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at++;
    if (code >= 0x2500 && code <= 0x257f) place += width;
    else place += code > 0x2e7f || '“”‘’—…·'.includes(String.fromCodePoint(code)) ? 2 : 1;
  }
  return places;
}
