import { markdownCell } from '../cell-markdown.js';
import type { ExtractedLine } from '../input.js';
import { type TableCell, tableRows } from '../table-rows.js';
import type { XmlElement } from './xml-element.js';
import { childOf, valOf } from './xml-tree.js';

/** The usual limit of a cell of data, in characters. */
const LONGEST_CELL = 200;

interface Cell {
  readonly lines: readonly ExtractedLine[];
  readonly columns: number;
  /** The cell continues from the cell above (w:vMerge). */
  readonly continues: boolean;
  /** The cell continues below. */
  readonly begins: boolean;
  readonly nested: boolean;
}

export interface DocxTable {
  readonly rows: readonly (readonly Cell[])[];
}

/** A table's rows and cells, in content controls and custom XML too; rows that a tracked change deleted are set aside. */
export function readTable(
  table: XmlElement,
  read: (blocks: readonly XmlElement[]) => readonly ExtractedLine[],
): DocxTable {
  return {
    rows: tableParts(table, 'w:tr').map((row) => {
      const properties = childOf(row, 'w:trPr');
      return [
        ...gap(valOf(properties, 'w:gridBefore')),
        ...tableParts(row, 'w:tc').map((cell) => readCell(cell, read)),
        ...gap(valOf(properties, 'w:gridAfter')),
      ];
    }),
  };
}

/** Children of a name, also inside wrappers that have no meaning for the table. */
function tableParts(parent: XmlElement, name: 'w:tr' | 'w:tc'): readonly XmlElement[] {
  return parent.children.flatMap((child) => {
    if (child.name === name) return [child];
    return child.name === 'w:p' || child.name === 'w:tbl' || child.name.endsWith('Pr')
      ? []
      : tableParts(child, name);
  });
}

function gap(columns: string | undefined): readonly Cell[] {
  const count = Number.parseInt(columns ?? '', 10);
  return count > 0
    ? [{ lines: [], columns: count, continues: false, begins: false, nested: false }]
    : [];
}

function readCell(
  cell: XmlElement,
  read: (blocks: readonly XmlElement[]) => readonly ExtractedLine[],
): Cell {
  const properties = childOf(cell, 'w:tcPr');
  const merge = childOf(properties, 'w:vMerge');
  const begins = merge?.attributes.get('val') === 'restart';
  return {
    lines: read(cell.children.filter((child) => child.name !== 'w:tcPr')),
    columns: Math.max(1, Number.parseInt(valOf(properties, 'w:gridSpan') ?? '1', 10) || 1),
    continues: merge !== undefined && !begins,
    begins,
    nested: hasTable(cell),
  };
}

function hasTable(element: XmlElement): boolean {
  return element.children.some((child) => child.name === 'w:tbl' || hasTable(child));
}

/** Reads a table of data as rows, and a table that only lays out text as the lines of its cells. */
export function wordTableLines({ rows }: DocxTable): readonly ExtractedLine[] {
  const cells = rows.flat();
  if (!isData(rows)) return cells.flatMap(({ lines }) => lines);
  const isInCell = ({ markup }: ExtractedLine) =>
    markup?.kind !== 'aside' && markup?.kind !== 'image' && markup?.kind !== 'note';
  // A row whose every text is deleted is not a row.
  const shown = rows.filter((row) => row.some(({ lines }) => lines.some(isInCell)));
  const texts = tableRows(
    shown.map((row) =>
      row.map(
        ({ lines, columns, continues }): TableCell => ({
          text: lines.filter(isInCell).map(markdownCell).join('<br>'),
          columns,
          rows: 1,
          above: continues,
        }),
      ),
    ),
  );
  return [
    ...texts.map((text): ExtractedLine => ({ text, markup: { kind: 'table' } })),
    ...cells.flatMap(({ lines }) => lines.filter((line) => !isInCell(line))),
  ];
}

/** Data stand in two columns and two rows at least, in short cells, without tables inside. */
function isData(rows: DocxTable['rows']): boolean {
  const filled = rows.filter((row) => row.filter(({ lines }) => lines.length > 0).length >= 2);
  const cells = rows.flat();
  const isLong = ({ lines }: Cell) =>
    lines.reduce((sum, { text }) => sum + text.length, 0) > LONGEST_CELL;
  return (
    rows.length >= 2 &&
    filled.length >= 1 &&
    Math.max(...rows.map((row) => row.length)) >= 2 &&
    !cells.some(({ nested }) => nested) &&
    cells.filter(isLong).length <= cells.length / 6
  );
}
