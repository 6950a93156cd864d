import type { FlowBlock } from './flow.js';
import { type Paginated, type PaginateOptions, paginateAfter, usedRows } from './paginate.js';

/** The number of lines up to which they look lost on a page of their own. */
const SPILL = 6;

/** Whether the last page holds only a few lines of a division that has pages before it. */
export function spills({ pages }: Paginated, rows: number): boolean {
  const last = pages.at(-1);
  return pages.length > 1 && last !== undefined && usedRows(last) <= spillOf(rows);
}

/** On small pages a quarter of the page. */
function spillOf(rows: number): number {
  return Math.min(SPILL, Math.floor(rows / 4));
}

/**
 * As `paginateAfter`, but where the last page would hold only a few lines the division is set tighter, paragraphs in one
 * line less, until it ends on the page before; or else its pages hold one line less, so that more stand on the last.
 */
export function paginateEvenly(
  blocks: readonly FlowBlock[],
  rows: number,
  options: PaginateOptions,
): Paginated {
  const plain = paginateAfter(blocks, rows, options);
  if (!spills(plain, rows)) return plain;
  return (
    tightened(blocks, rows, options, plain) ?? slackened(blocks, rows, options, plain) ?? plain
  );
}

/** Paragraphs beyond those that are needed, where page ends lose a line again. */
const MORE_TRIED = 2;

function tightened(
  blocks: readonly FlowBlock[],
  rows: number,
  options: PaginateOptions,
  plain: Paginated,
): Paginated | undefined {
  const needed = Math.ceil(usedRows(plain.pages.at(-1) ?? []));
  if (blocks.filter(({ tighter }) => tighter !== undefined).length < needed) return undefined;
  let saved = 0;
  const set = [...blocks];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as FlowBlock;
    const lines = block.tighter?.();
    if (lines === undefined) continue;
    set[index] = { ...block, lines };
    saved += block.lines.length - lines.length;
    if (saved < needed) continue;
    const again = paginateAfter(set, rows, options);
    if (again.pages.length < plain.pages.length) return again;
    if (saved >= needed + MORE_TRIED) return undefined;
  }
  return undefined;
}

/** All pages but the last give up their last line. */
function slackened(
  blocks: readonly FlowBlock[],
  rows: number,
  options: PaginateOptions,
  plain: Paginated,
): Paginated | undefined {
  const gained = plain.pages.length - 1;
  if (usedRows(plain.pages.at(-1) ?? []) + gained <= spillOf(rows)) return undefined;
  if ((options.before?.length ?? 0) > 0) return undefined;
  const again = paginateAfter(blocks, rows - 1, options);
  return again.pages.length === plain.pages.length && !spills(again, rows) ? again : undefined;
}
