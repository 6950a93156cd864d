import { columns } from '../measure.js';
import type { DrawnTable, TableRow } from './row.js';

/** The least number of columns and of lines that make a table; a table of two columns needs more lines. */
const FEWEST_COLUMNS = 3;
const FEWEST_ROWS = 3;
/** The number of lines with wide gaps that make a likely table. */
const FEWEST_WIDE = 2;
/** A cell is no longer than this, in characters, and holds no sentence. */
const LONGEST = 30;
/** White space that parts cells: two blanks, or one as wide as a character. */
const GAP = /[ \u3000]{2,}|\u3000/gu;

interface Cell {
  readonly from: number;
  readonly end: number;
  /** Where it begins and ends, in columns. */
  readonly left: number;
  readonly right: number;
}

/**
 * Tables whose columns stand below each other by spaces, among lines of text that follow each other: every line has the
 * same number of cells, each column's cells overlap and none reaches into the next, and all but the first column of all but
 * the first line are mostly numbers. Where one of these fails, the lines stay as they are.
 */
export function spacedTables(texts: readonly string[]): readonly DrawnTable[] {
  const tables: DrawnTable[] = [];
  for (let from = 0; from < texts.length; from++) {
    const width = cellsOf(texts[from] as string).length;
    if (width < FEWEST_COLUMNS) continue;
    let end = from;
    while (end < texts.length && isRow(texts[end] as string, width)) end++;
    const rows = texts.slice(from, end).map(cellsOf);
    if (
      rows.length >= FEWEST_ROWS &&
      areColumns(rows) &&
      areFigures(texts.slice(from, end), rows)
    ) {
      tables.push({
        from,
        end,
        rows: new Map(
          rows.map((cells, at) => [from + at, rowOf(texts[from + at] as string, cells)]),
        ),
      });
    }
    if (end > from) from = end - 1;
  }
  return tables;
}

/**
 * Lines that spaces or tabs seem to set as a table and that are none for certain, as runs of three lines and more: the
 * index of the first one and the number of lines.
 */
export function likelyTables(
  texts: readonly string[],
): readonly { readonly from: number; readonly count: number }[] {
  const runs: { from: number; count: number }[] = [];
  for (let from = 0; from < texts.length; from++) {
    let end = from;
    while (end < texts.length && wideness(texts[end] as string) > 0) end++;
    const run = texts.slice(from, end);
    const wide = run.filter((text) => wideness(text) > 1).length;
    const figures = run.filter((text) => text.split(/\s+/u).some(isFigure)).length;
    if (run.length >= FEWEST_ROWS && wide >= FEWEST_WIDE && figures * 2 >= run.length)
      runs.push({ from, count: run.length });
    if (end > from) from = end - 1;
  }
  return runs;
}

/** 2 for a line in which wide gaps part three cells, 1 for one in which single spaces do, 0 for any other. */
function wideness(text: string): 0 | 1 | 2 {
  if (text.length > LONGEST * 8 || /[。；！？，]/u.test(text)) return 0;
  const bare = text.trim();
  if (bare.split(/\t|[ \u3000]{2,}/u).length >= FEWEST_COLUMNS) return 2;
  const cells = bare.split(/[ \u3000\t]+/u);
  const few = bare.includes('\t') ? 2 : FEWEST_COLUMNS;
  return cells.length >= few && cells.some(isFigure) ? 1 : 0;
}

function cellsOf(text: string): readonly Cell[] {
  if (text.includes('\t') || text.length > LONGEST * 8) return [];
  const cells: Cell[] = [];
  const lead = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  let at = lead;
  let left = columns(text.slice(0, lead));
  const take = (until: number) => {
    const right = left + columns(text.slice(at, until));
    cells.push({ from: at, end: until, left, right });
    return right;
  };
  for (const { 0: gap, index } of text.slice(0, end).matchAll(GAP)) {
    if (index < lead) continue;
    left = take(index) + columns(gap);
    at = index + gap.length;
  }
  if (at < end) take(end);
  return cells;
}

function isRow(text: string, width: number): boolean {
  const cells = cellsOf(text);
  return (
    cells.length === width &&
    cells.every(({ from, end }) => end - from <= LONGEST) &&
    !/[。；！？，]/u.test(text)
  );
}

/** Whether the cells of each column overlap, and none begins before all cells of the column before it have ended. */
function areColumns(rows: readonly (readonly Cell[])[]): boolean {
  const [first = []] = rows;
  return first.every((_, column) => {
    const cells = rows.map((row) => row[column] as Cell);
    const [lefts, rights] = [cells.map(({ left }) => left), cells.map(({ right }) => right)];
    const before = rows.map((row) => row[column - 1]?.right ?? -1);
    return Math.max(...lefts) < Math.min(...rights) && Math.min(...lefts) > Math.max(...before);
  });
}

/** Whether some column behind the first has nothing but figures below its head. */
function areFigures(texts: readonly string[], rows: readonly (readonly Cell[])[]): boolean {
  const [first = []] = rows;
  return first.some(
    (_, column) =>
      column > 0 &&
      rows.slice(1).every((row, at) => {
        const { from, end } = row[column] as Cell;
        return isFigure((texts[at + 1] as string).slice(from, end));
      }),
  );
}

function isFigure(text: string): boolean {
  return /^[-+−]?[\d０-９][\d０-９.,，．%％‰/:-]{0,20}(?:\p{Script=Han}{1,3})?$|^[-—–－]{1,2}$/u.test(
    text.trim(),
  );
}

function rowOf(text: string, cells: readonly Cell[]): TableRow {
  const [head, ...others] = cells;
  return {
    marks: [(head as Cell).from - 1, ...others.map(({ from }) => from - 1), text.trimEnd().length],
  };
}
