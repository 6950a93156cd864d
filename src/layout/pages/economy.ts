import type { FlowBlock } from './flow.js';
import { type Paginated, type PaginateOptions, paginateAfter, usedRows } from './paginate.js';

/** At most this many lines look lost on a page of their own. */
const SPILL = 6;

/** Whether the last page of several holds only a few lines of its division. */
export function spills({ pages }: Paginated, rows: number): boolean {
  const last = pages.at(-1);
  return pages.length > 1 && last !== undefined && usedRows(last) <= spillOf(rows);
}

/** The number of lines that look lost on a page of `rows` grid lines: at most a quarter of the page. */
function spillOf(rows: number): number {
  return Math.min(SPILL, Math.floor(rows / 4));
}

/**
 * As `paginateAfter`, but avoids a last page with only a few lines. It sets paragraphs in one line less until the division ends on
 * the page before. If that is not enough, the other pages give up one line each, so that more lines stand on the last page.
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

/** The number of further paragraphs that are set tighter, since the end of a page may lose a line again. */
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

/** The pages where all but the last one give up their last line. */
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
