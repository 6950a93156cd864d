import type { TableGrid } from '../../edition/table-grid.js';
import { AIR, type CellStyle, PITCH } from './cell.js';
import type { TablePart, TablePlan } from './plan.js';
import {
  type FigureColumn,
  partedAlike,
  type SetCell,
  setRows,
  type TableMeasures,
} from './rows.js';
import { tableLines } from './table-lines.js';

/** A part of the table, its rows set as lines. */
export function setParts(
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
  const chosen = plan.parts.map((part) => partCells(cells, part, figures));
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
function partCells(
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
