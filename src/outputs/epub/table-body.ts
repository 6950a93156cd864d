import type { Nodes, Paragraph } from 'mdast';
import { columnsOfFigures, figureIn } from '../../edition/table-figures.js';
import { type GridCell, type TableGrid, tableGrid } from '../../edition/table-grid.js';
import type { TableGroup } from '../../edition/table-group.js';
import { plainText } from '../../model/markdown/plain-text.js';
import { breakMark, type PageMarks } from './page-marks.js';
import { element } from './xml.js';

/** The writer of a table's text. */
export interface TableWriter {
  readonly marks: PageMarks;
  inlines(nodes: readonly Nodes[]): string;
}

/** Cells up to this width, in digits (a Han character takes two), stay in one line. */
const SHORT = 12;
/** Cells beyond this width, in digits, get a wider column. */
const LONG = 60;
/** 二〇二四年三月, 2024年3月18日, 2024-03-18: never divided. */
const DATE = /^[\d〇零一二三四五六七八九十]{2,4}[年./-][\d年月日号一二三四五六七八九十./-]{1,10}$/u;

/** A table with its title and unit line above it and its notes below it, as in print. */
export function tableBody({ table, title, unit, notes }: TableGroup, writer: TableWriter): string {
  const [first] = [title, unit].filter((one) => one !== undefined);
  // The mark of a page that begins with the title stands before the whole table.
  const before = first === undefined ? '' : writer.marks.enter(first, 'before');
  const name = title && element('figcaption', {}, writer.inlines(title.children));
  const above = unit === undefined ? '' : line(unit, 'unit', unit === first, writer);
  const opening = writer.marks.enter(table, 'before');
  const rows = element('div', { class: 'scroll' }, rowsOf(tableGrid(table), writer));
  if (first === undefined && notes.length === 0) return opening + rows;
  const below = notes.map((note) => line(note, 'table-note', false, writer)).join('');
  return (
    before + element('figure', { class: 'table' }, (name ?? '') + above + opening + rows + below)
  );
}

function line(node: Paragraph, name: string, entered: boolean, writer: TableWriter): string {
  const { marks } = writer;
  const opening = entered ? '' : marks.enter(node);
  return element('p', { class: name }, opening + writer.inlines(node.children) + marks.leave());
}

function rowsOf(grid: TableGrid, writer: TableWriter): string {
  const { rows, headRows } = grid;
  // Offsets of a table count rows and have no meaning in the text of its cells.
  const breaks = writer.marks.take();
  const columns = figureColumns(grid);
  const cells = (row: (typeof rows)[number], index: number) => {
    const marks = breaks.filter(({ offset }) => offset === index).map(breakMark);
    const written = row.map((cell, place) => {
      const opening = place === 0 ? marks.join('') : '';
      return cellOf(cell, index < headRows, grid, columns, opening, writer);
    });
    // A row that merged cells of the row above cover has no cell for the mark.
    return element(
      'tr',
      {},
      written.length === 0 ? element('td', {}, marks.join('')) : written.join(''),
    );
  };
  const head = rows.slice(0, headRows).map(cells).join('');
  const top = head === '' ? '' : element('thead', {}, head);
  const lower = rows.slice(headRows).map((row, index) => cells(row, index + headRows));
  const body = lower.length === 0 ? '' : element('tbody', {}, lower.join(''));
  return element('table', {}, top + body);
}

function cellOf(
  { cell, column, rows, columns }: GridCell,
  head: boolean,
  { align }: TableGrid,
  figures: ReadonlyMap<number, FigureColumn>,
  opening: string,
  writer: TableWriter,
): string {
  const content = writer.inlines(cell.children);
  // An empty heading cell would give its column no heading.
  const name = head && content !== '' ? 'th' : 'td';
  const figure = columns === 1 ? figures.get(column) : undefined;
  const text = plainText(cell).trim();
  const side = head && columns > 1 ? 'center' : (align[column] ?? (figure && 'center'));
  const classes = [
    side === 'right' ? 'end' : side,
    figure && !head ? 'figure' : isShort(text) ? 'short' : digitsWide(text) > LONG && 'long',
  ].filter((one) => typeof one === 'string' && one !== 'left');
  const inPlace =
    figure !== undefined && !head && cell.children.every(({ type }) => type === 'text');
  return element(
    name,
    {
      ...(name === 'th' && { scope: columns > 1 ? 'colgroup' : 'col' }),
      rowspan: rows > 1 ? String(rows) : undefined,
      colspan: columns > 1 ? String(columns) : undefined,
      class: classes.length > 0 ? classes.join(' ') : undefined,
    },
    opening + (inPlace ? atPoint(content, text, side, figure) : content),
  );
}

function isShort(text: string): boolean {
  return text !== '' && (digitsWide(text) <= SHORT || DATE.test(text));
}

/** The widest parts of a column of figures before and behind the points, in digits; undefined where all figures have the same parts. */
interface FigureColumn {
  readonly head: number | undefined;
  readonly tail: number | undefined;
}

function figureColumns(grid: TableGrid): ReadonlyMap<number, FigureColumn> {
  const parts = new Map<number, { heads: Set<number>; tails: Set<number> }>();
  for (const column of columnsOfFigures(grid)) {
    parts.set(column, { heads: new Set(), tails: new Set() });
  }
  for (const { cell, column, columns } of grid.rows.slice(grid.headRows).flat()) {
    const part = columns === 1 ? parts.get(column) : undefined;
    const figure = part && figureIn(plainText(cell));
    if (figure === undefined) continue;
    part?.heads.add(digitsWide(figure.head));
    part?.tails.add(digitsWide(figure.tail));
  }
  const widest = (all: ReadonlySet<number>) => (all.size > 1 ? Math.max(...all) : undefined);
  return new Map(
    [...parts].map(([column, { heads, tails }]) => [
      column,
      { head: widest(heads), tail: widest(tails) },
    ]),
  );
}

/** A figure in two boxes as wide as the column's widest parts, so that the points of the column stand under each other. */
function atPoint(
  content: string,
  text: string,
  side: string | undefined,
  { head, tail }: FigureColumn,
): string {
  const figure = figureIn(text);
  if (figure === undefined || content !== text) return content;
  const box = (part: string, width: number | undefined, align: string) =>
    width === undefined
      ? part
      : element(
          'span',
          { style: `display: inline-block; min-inline-size: ${width}ch; text-align: ${align}` },
          part,
        );
  return (
    (side === 'right' ? figure.head : box(figure.head, head, 'end')) +
    (side === 'left' ? figure.tail : box(figure.tail, tail, 'start'))
  );
}

/** The largest width of a text, in digits. */
function digitsWide(text: string): number {
  let width = 0;
  for (const one of text)
    width += /[\d\s]/.test(one) ? 1 : /[.,:;'|!]/.test(one) ? 0.6 : isWide(one) ? 2 : 1.4;
  return Math.round(width * 10) / 10;
}

function isWide(character: string): boolean {
  return character >= '\u2e80' || /[%‰℃mwMW]/.test(character);
}
