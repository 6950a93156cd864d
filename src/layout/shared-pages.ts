import type { Division } from '../model/edition.js';
import type { Template } from '../model/template.js';
import type { DraftPage } from './draft-page.js';
import type { DivisionGroup } from './groups.js';
import { spills } from './pages/economy.js';
import type { FlowNotes } from './pages/flow.js';
import { type Paginated, usedRows } from './pages/paginate.js';
import type { Step } from './pages/steps.js';

/** The pages of a group, and what decides whether the next group may begin on the last of them. */
export interface GroupPages {
  readonly pages: readonly DraftPage[];
  readonly divided: Paginated;
  readonly divisions: readonly Division[];
  readonly notes: FlowNotes | undefined;
  readonly part: boolean;
}

/** The last page of a group on which the next one begins. */
export interface SharedPage {
  readonly steps: readonly Step[];
  readonly divisions: readonly Division[];
  readonly notes: FlowNotes | undefined;
  readonly opener: boolean;
}

/** Divisions that never share a page with the text. */
const ALONE: ReadonlySet<Division['role']> = new Set(['colophon']);

/** A division is short that takes no more than this share of a page. */
const SHORT = 0.5;

/**
 * The page on which `next` begins, where that is the last one of the group before: because only a few lines stand on it
 * (`divisions.spill: run-on`), or because one of both is short (`divisions.short: share`).
 */
export function sharedPage(
  { pages, divided, divisions, notes, part }: GroupPages,
  next: DivisionGroup,
  nextIsPart: boolean,
  template: Template,
): SharedPage | undefined {
  const { tail } = divided;
  const last = pages.at(-1);
  if (tail === undefined || last === undefined || part || nextIsPart) return undefined;
  if ([...divisions, ...next.divisions].some(({ role }) => ALONE.has(role))) return undefined;
  // Two rows of numbers at one foot would be taken for each other.
  if (notes !== undefined && next.notes !== undefined && notes.byPage !== true) return undefined;
  if (!runsOn(divided, next, template)) return undefined;
  return { steps: tail, divisions, notes, opener: last.opener === true };
}

function runsOn(divided: Paginated, next: DivisionGroup, template: Template): boolean {
  const { spill, short } = template.divisions;
  const { lines: rows } = template.typeArea;
  const used = usedRows(divided.pages.at(-1) ?? []);
  if (spill === 'run-on' && spills(divided, rows)) return true;
  if (short !== 'share') return false;
  const most = rows * SHORT;
  if (divided.pages.length === 1 && used <= most) return true;
  const height = groupHeight(next);
  return height <= most && used + height <= rows;
}

/** Grid lines that a group takes below other text. */
function groupHeight({ blocks }: DivisionGroup): number {
  let [height, after] = [0, 0];
  for (const block of blocks) {
    height += Math.max(after, block.before) + block.lines.reduce((sum, { rows }) => sum + rows, 0);
    after = block.after;
  }
  return height;
}
