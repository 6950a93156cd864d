import { metadataLine } from '../front-matter.js';
import type { DrawnTable, TableRow } from './row.js';

/** The numbers of lines in a row that make a table: with two columns, and with more. */
const FEWEST_OF_TWO = 3;
const FEWEST = 2;
/** A cell is no longer than this, in characters, and holds no sentence. */
const LONGEST = 40;
/** The number or the mark of a list's item, and the name of a field. */
const ITEM =
  /^(?:[（(]?(?:[\d０-９]{1,3}|[一二三四五六七八九十百]{1,4}|[a-zA-Z])[）).．、:：]|第.{1,4}[章节条编]|[①-⑳●◆■★▲○◎◇□▶►※•·*-]|.{1,12}[:：])$/u;

/** Tables whose columns a tab parts, among lines of text that follow each other. */
export function tabTables(texts: readonly string[]): readonly DrawnTable[] {
  const tables: DrawnTable[] = [];
  for (let from = 0; from < texts.length; from++) {
    const width = cellsOf(texts[from] as string).length;
    let end = from;
    while (end < texts.length && isRow(texts[end] as string, width)) end++;
    if (end === from) continue;
    // A row beside it with other columns makes all of its columns uncertain.
    const beside = [texts[from - 1], texts[end]].some((text) => cellsOf(text ?? '').length > 1);
    if (!beside && isTable(texts.slice(from, end).map(cellsOf), width)) {
      const rows = new Map<number, TableRow>();
      for (let at = from; at < end; at++) rows.set(at, { marks: tabOffsets(texts[at] as string) });
      tables.push({ from, end, rows });
    }
    from = end - 1;
  }
  return tables;
}

function cellsOf(text: string): readonly string[] {
  return text
    .trim()
    .split('\t')
    .map((cell) => cell.trim());
}

function isRow(text: string, width: number): boolean {
  const cells = cellsOf(text);
  return (
    width > 1 &&
    cells.length === width &&
    cells.every((cell) => [...cell].length <= LONGEST && !/。/u.test(cell)) &&
    metadataLine(text.trim()) === undefined
  );
}

/** Not a list whose numbers a tab parts from their items, and not a table of contents with its pages. */
function isTable(rows: readonly (readonly string[])[], width: number): boolean {
  if (rows.length < (width === 2 ? FEWEST_OF_TWO : FEWEST)) return false;
  if (rows.every(([first = '']) => ITEM.test(first))) return false;
  return !(width === 2 && arePages(rows.map(([, last = '']) => last)));
}

/** Numbers that never fall. */
function arePages(cells: readonly string[]): boolean {
  const numbers = cells.map((cell) => (/^\d{1,4}$/.test(cell) ? Number(cell) : Number.NaN));
  return numbers.every((number, index) => number >= (numbers[index - 1] ?? 0));
}

/** The places of the tabs between cells, and of the line's ends. */
function tabOffsets(text: string): readonly number[] {
  const lead = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const tabs = [...text.matchAll(/\t/g)]
    .map(({ index }) => index)
    .filter((index) => index > lead && index < end);
  return [lead - 1, ...tabs, end];
}
