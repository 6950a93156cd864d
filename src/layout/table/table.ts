import type { Paragraph } from 'mdast';
import { columnsOfFigures, figureIn } from '../../edition/table-figures.js';
import { type TableGrid, tableGrid } from '../../edition/table-grid.js';
import type { TableGroup } from '../../edition/table-group.js';
import type { Structure } from '../../model/composition.js';
import type { BlockStyle } from '../../model/template.js';
import type { BlockFlow } from '../blocks/block-flow.js';
import { isPictureFace } from '../glyph-pictures.js';
import { inlinePieces } from '../inline.js';
import { moved } from '../pages/page.js';
import { rowStructure, structureNode } from '../pages/structure.js';
import type { Room } from '../set-lines.js';
import { type CellStyle, cellContent, contentLines, leastWidth, wholeWidth } from './cell.js';
import type { Demand } from './column-widths.js';
import { pieceText, tabular } from './figures.js';
import { planTable, type TablePart, type TablePlan } from './plan.js';
import {
  type FigureColumn,
  partedAlike,
  type SetCell,
  setRows,
  type TableMeasures,
} from './rows.js';
import {
  type TableLine,
  type TableSurroundings,
  tableLines,
  withoutStructure,
} from './table-lines.js';
import { turnedPages, uprightFlow } from './table-pages.js';

const ALIGN = { left: 'start', right: 'end', center: 'center' } as const;

/** From line to line in a cell, and above and below a cell's lines, em of the table. */
const PITCH = 1.4;
const AIR = 0.3;
/** Whole grid lines above a table; below it the text goes on at the next grid line but this much away. */
const BEFORE = 1;
const AFTER = 0.6;

/** A table with its title, its unit line and its notes, as one block of the flow. */
export function setTableGroup(flow: BlockFlow, group: TableGroup, room: Room): void {
  const { table } = group;
  const grid = tableGrid(table);
  const structure = flow.node('Table');
  const cells = setCells(flow, grid, structure);
  const style: CellStyle = {
    block: flow.template.styles.table,
    template: flow.template,
    names: flow.context.wholeNames,
  };
  const { demands, figures } = demandsOf(cells, style);
  const { characters, size, lines, leading } = flow.template.typeArea;
  const high = (lines - 1) * leading + size;
  const plan = planTable(demands, grid.columns, style.block.size, {
    upright: room.measure,
    turned: hasPictures(cells) ? room.measure : high,
  });
  if (plan.tooWide) flow.context.onTooWide(table);
  flow.source = table.position?.start.offset ?? flow.source;
  const page = plan.turned ? characters * size : lines * leading;
  const parts = setParts(cells, grid, figures, plan, style, page);
  const measure = plan.turned ? high : room.measure;
  const surroundings = surroundingLines(flow, group, structure, style, measure);
  if (!plan.turned) {
    const [part] = parts;
    if (part === undefined) return;
    const set = uprightFlow({ ...part, ...surroundings }, room, flow.template);
    flow.push(set, { before: BEFORE, after: AFTER, fewest: 1 });
    return;
  }
  const pages = turnedPages(parts, surroundings, measure, flow.template);
  for (const line of pages) flow.push({ lines: [line] }, { fewest: 1, floats: 'page' });
}

function setCells(
  flow: BlockFlow,
  grid: TableGrid,
  structure: Structure,
): readonly (readonly SetCell[])[] {
  const { template, context } = flow;
  const figureColumns = columnsOfFigures(grid);
  return grid.rows.map((row, index) => {
    const head = index < grid.headRows;
    const places = rowStructure(head ? 'TH' : 'TD', row, structure);
    return row.map((cell, at): SetCell => {
      const parts = cellContent(cell.cell, head, places[at] as Structure, template, context);
      const side = grid.align[cell.column];
      const figures = figureColumns.has(cell.column) && cell.columns === 1;
      // A head over several columns stands in their middle.
      const align =
        head && cell.columns > 1
          ? 'center'
          : side === undefined
            ? figures
              ? 'center'
              : 'start'
            : ALIGN[side];
      return { ...cell, head, parts: figures ? parts.map(withFigures) : parts, align };
    });
  });
}

function withFigures(part: SetCell['parts'][number]): SetCell['parts'][number] {
  return 'pieces' in part ? { pieces: part.pieces.map(tabular) } : part;
}

function hasPictures(cells: readonly (readonly SetCell[])[]): boolean {
  const isPicture = (part: SetCell['parts'][number]) =>
    'picture' in part || part.pieces.some((piece) => piece.some(({ face }) => isPictureFace(face)));
  return cells.some((row) => row.some(({ parts }) => parts.some(isPicture)));
}

/** What the cells want of their columns, and of figures where their points stand, pt. */
function demandsOf(
  cells: readonly (readonly SetCell[])[],
  style: CellStyle,
): { readonly demands: readonly Demand[]; readonly figures: ReadonlyMap<number, FigureColumn> } {
  const demands: Demand[] = [];
  const figures = new Map<number, FigureColumn>();
  for (const row of cells as SetCell[][]) {
    row.forEach((cell, at) => {
      const { column, columns, parts } = cell;
      const whole = wholeWidth(parts, style);
      demands.push({ column, columns, whole, least: once(() => leastWidth(parts, style)) });
      const figure = pointOf(cell, whole, style);
      if (figure === undefined) return;
      row[at] = { ...cell, figure };
      const widest = figures.get(column) ?? { head: 0, tail: 0 };
      figures.set(column, {
        head: Math.max(widest.head, figure.head),
        tail: Math.max(widest.tail, figure.tail),
      });
    });
  }
  for (const [column, { head, tail }] of figures) {
    demands.push({ column, columns: 1, whole: head + tail, least: () => head + tail });
  }
  return { demands, figures };
}

/** The widths before and behind the point of a figure that is all that its cell holds, pt. */
function pointOf(cell: SetCell, whole: number, style: CellStyle): FigureColumn | undefined {
  const [only] = cell.parts;
  if (cell.head || cell.columns > 1 || cell.parts.length !== 1 || only === undefined)
    return undefined;
  if (!('pieces' in only) || only.pieces.length !== 1) return undefined;
  const [piece] = only.pieces;
  if (piece?.[0]?.tabular === undefined) return undefined;
  const figure = figureIn(pieceText(piece));
  if (figure === undefined) return { head: whole, tail: 0 };
  let left = pieceText(piece).length - figure.tail.length;
  const before = piece.flatMap((span) => {
    const text = span.text.slice(0, Math.max(0, left));
    left -= span.text.length;
    return text === '' ? [] : [{ ...span, text }];
  });
  const head = wholeWidth([{ pieces: [before] }], style);
  return { head, tail: whole - head };
}

function once(make: () => number): () => number {
  let value: number | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** A part of the table, its rows set as lines. */
function setParts(
  cells: readonly (readonly SetCell[])[],
  grid: TableGrid,
  figures: ReadonlyMap<number, FigureColumn>,
  plan: TablePlan,
  style: CellStyle,
  page: number,
) {
  const { size, color } = style.block;
  const text = size * plan.share;
  const measuresOf = ({ widths }: TablePart): TableMeasures => ({
    widths,
    padding: plan.padding * text,
    share: plan.share,
    pitch: PITCH * text,
    air: AIR * text,
  });
  const chosen = plan.parts.map((part) => cellsOf(cells, part, figures));
  const set = (at: number, fewest?: readonly number[]) => {
    const { rows, points } = chosen[at] as (typeof chosen)[number];
    const measures = measuresOf(plan.parts[at] as TablePart);
    return setRows(rows, grid.rows.length, points, measures, style, fewest);
  };
  // Rows are as high in each part as in the highest, so that they meet over a spread.
  const single = chosen.length === 1;
  const counts = single
    ? undefined
    : chosen
        .map((_, at) => set(at).map(({ lines }) => lines.length))
        .reduce((most, one) => most.map((count, row) => Math.max(count, one[row] ?? 0)));
  const sets = partedAlike(chosen.map((_, at) => set(at, counts)));
  return sets.map((rows, at) =>
    tableLines(
      rows,
      chosen[at]?.rows ?? [],
      grid.headRows,
      measuresOf(plan.parts[at] as TablePart),
      color,
      page,
    ),
  );
}

/** The cells of a part's columns, numbered as they stand in it; a merged cell is cut where the part ends. */
function cellsOf(
  cells: readonly (readonly SetCell[])[],
  { columns }: TablePart,
  figures: ReadonlyMap<number, FigureColumn>,
) {
  const place = new Map(columns.map((column, at) => [column, at]));
  const rows = cells.map((row) =>
    row.flatMap((cell) => {
      const over = Array.from({ length: cell.columns }, (_, at) => place.get(cell.column + at));
      const inside = over.filter((at): at is number => at !== undefined);
      const [first] = inside;
      return first === undefined ? [] : [{ ...cell, column: first, columns: inside.length }];
    }),
  );
  const points = new Map(
    [...figures].flatMap(([column, widest]) => {
      const at = place.get(column);
      return at === undefined ? [] : [[at, widest] as const];
    }),
  );
  return { rows, points };
}

function surroundingLines(
  flow: BlockFlow,
  { title, unit, notes }: TableGroup,
  structure: Structure,
  style: CellStyle,
  measure: number,
): TableSurroundings {
  const { caption } = flow.template.styles;
  const small = (size: BlockStyle, align: BlockStyle['align']): BlockStyle => ({
    ...size,
    align,
    firstIndent: 0,
  });
  const set = (node: Paragraph, as: BlockStyle, within: Structure): readonly TableLine[] => {
    const ink = { color: as.color, structure: within };
    const inline = { role: as.font, bold: as.bold, size: as.size, ink };
    const pieces = inlinePieces(node.children, inline, flow.context);
    const pitch = PITCH * as.size;
    const lines = contentLines([{ pieces }], { ...style, block: as }, { x: 0, measure }, pitch, 1);
    return lines.map(({ items }) => ({
      height: pitch,
      items,
      offset: 0,
      glued: true,
      broken: [],
      source: node.position?.start.offset,
    }));
  };
  const titled = title ? set(title, caption, structureNode('Caption', structure)) : [];
  const units = unit ? set(unit, small(style.block, 'end'), flow.node('P')) : [];
  const noted = notes.flatMap((note) => set(note, small(style.block, 'start'), flow.node('P')));
  const [first, ...others] = [...titled, ...units];
  return {
    above: first ? [{ ...first, glued: false }, ...others] : [],
    below: noted.map((line, index) => (index === 0 ? lowered(line, AIR * style.block.size) : line)),
    continued: continuedLine(flow, style, measure),
  };
}

/** The line with air above it. */
function lowered(line: TableLine, air: number): TableLine {
  const items = line.items.map((item) => moved(item, 0, air));
  return { ...line, height: line.height + air, items };
}

/** 续表, over the right end of each further part. */
function continuedLine(flow: BlockFlow, style: CellStyle, measure: number): TableLine {
  const as = { ...style.block, align: 'end' as const };
  const ink = { color: as.color };
  const { faces, tableContinued } = flow.context;
  const piece = faces
    .choose(tableContinued, as.font, as.bold)
    .map((one) => ({ ...one, size: as.size, ink }));
  const pitch = PITCH * as.size;
  const lines = contentLines(
    [{ pieces: [piece] }],
    { ...style, block: as },
    { x: 0, measure },
    pitch,
    1,
  );
  const items = lines.flatMap((line) => line.items.map(withoutStructure));
  return { height: pitch, items, offset: 0, glued: true, broken: [] };
}
