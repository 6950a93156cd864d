import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Table as TableNode } from 'mdast';
import { tableGrid } from '../../edition/table-grid.js';
import { eachNode } from '../../model/markdown/each-node.js';
import { runs, type WordTextContext } from './inline.js';
import { STYLE } from './style-names.js';
import { HALF_POINTS, TWIPS } from './styles.js';
import { wordColumns } from './table-columns.js';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const HEAVY = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const ALIGN = { left: 'start', center: 'center', right: 'end' } as const;

function alignment(align: keyof typeof ALIGN | undefined) {
  return align === undefined ? {} : { alignment: ALIGN[align] };
}

export interface WordTableContext extends WordTextContext {
  /** The size of the text in tables, pt. */
  readonly tableSize: number;
  /** The indent of the list's item around it, twips; 0 outside lists. */
  readonly inset: number;
  /** The greatest width of a table on a landscape page, pt. */
  readonly turnedMeasure: number;
}

/** A table, and whether it stands on a landscape page. */
export interface WordTable {
  readonly table: Table;
  readonly turned: boolean;
}

/**
 * A three-line table with its head repeated on each page; merged cells stay merged. Its columns are as wide as their content needs, so
 * that no number is divided. A table with many columns is set smaller, or on a landscape page like the printed one.
 */
export function wordTable(node: TableNode, context: WordTableContext): WordTable {
  const grid = tableGrid(node);
  const { rows, headRows, align } = grid;
  const { turnedMeasure, tableSize, inset } = context;
  const upright = context.measure - inset / TWIPS;
  let hasPictures = false;
  eachNode(node, ({ type }) => {
    hasPictures ||= type === 'image';
  });
  const room = { upright, turned: hasPictures ? upright : turnedMeasure };
  const { turned, widths, padding, size } = wordColumns(grid, tableSize, room);
  const measure = Math.round((turned ? room.turned : upright) * TWIPS);
  const smaller = size < context.tableSize ? { size: Math.round(size * HALF_POINTS) } : {};
  const side = Math.round(padding * TWIPS);
  const twips = widths.map((width) => Math.round(width * TWIPS));
  const table = new Table({
    width: { size: measure, type: WidthType.DXA },
    ...(inset > 0 && { indent: { size: inset, type: WidthType.DXA } }),
    layout: TableLayoutType.FIXED,
    columnWidths: twips,
    margins: { left: side, right: side, marginUnitType: WidthType.DXA },
    borders: {
      top: HEAVY,
      bottom: HEAVY,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: rows.map((row, index) => {
      const head = index < headRows;
      return new TableRow({
        tableHeader: head,
        cantSplit: true,
        children: row.map(({ cell, column, columns, rows: over }) => {
          const wide = twips.slice(column, column + columns).reduce((a, b) => a + b, 0);
          return new TableCell({
            columnSpan: columns,
            rowSpan: over,
            width: { size: wide, type: WidthType.DXA },
            ...(index + over === headRows && { borders: { bottom: LINE } }),
            children: [
              new Paragraph({
                style: STYLE.cell,
                ...alignment(align[column]),
                children: runs(cell.children, context, { ...smaller, ...(head && { bold: true }) }),
              }),
            ],
          });
        }),
      });
    }),
  });
  return { table, turned };
}
