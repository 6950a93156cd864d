import { columnsOfFigures } from '../../edition/table-figures.js';
import { type TableGrid, tableGrid } from '../../edition/table-grid.js';
import type { TableGroup } from '../../edition/table-group.js';
import type { Structure } from '../../model/composition.js';
import type { BlockFlow } from '../blocks/block-flow.js';
import { isPictureFace } from '../glyph-pictures.js';
import { rowStructure } from '../pages/structure.js';
import type { Room } from '../set-lines.js';
import { type CellStyle, cellContent } from './cell.js';
import { demandsOf } from './demands.js';
import { tabular } from './figures.js';
import { setParts } from './parts.js';
import { planTable } from './plan.js';
import type { SetCell } from './rows.js';
import { surroundingLines } from './surroundings.js';
import { turnedPages, uprightFlow } from './table-pages.js';

const ALIGN = { left: 'start', right: 'end', center: 'center' } as const;

/** Whole grid lines above a table; below it the text continues at the next grid line but this much away. */
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
  const titled = group.title !== undefined;
  const series = titled ? 'table' : undefined;
  if (!plan.turned) {
    const [part] = parts;
    if (part === undefined) return;
    const set = uprightFlow({ ...part, ...surroundings }, room, flow.template);
    flow.push(set, { before: BEFORE, after: AFTER, fewest: 1, yields: titled, series });
    return;
  }
  const pages = turnedPages(parts, surroundings, measure, flow.template);
  for (const line of pages) flow.push({ lines: [line] }, { fewest: 1, floats: 'page', series });
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
