import type { Division } from '../model/edition.js';
import type { Template } from '../model/template.js';
import type { DraftPage } from './draft-page.js';
import type { DivisionGroup } from './groups.js';
import { spills } from './pages/economy.js';
import type { FlowNotes } from './pages/flow.js';
import { type Paginated, usedRows } from './pages/paginate.js';
import type { Step } from './pages/steps.js';

/** The pages of a group, and the data that decide whether the next group may begin on its last page. */
export interface GroupPages {
  readonly pages: readonly DraftPage[];
  readonly divided: Paginated;
  readonly divisions: readonly Division[];
  readonly notes: FlowNotes | undefined;
  readonly part: boolean;
}

/** The last page of a group if the next group begins on it. */
export interface SharedPage {
  readonly steps: readonly Step[];
  readonly divisions: readonly Division[];
  readonly notes: FlowNotes | undefined;
  readonly opener: boolean;
}

/** Divisions that never share a page with the text. */
const ALONE: ReadonlySet<Division['role']> = new Set(['colophon']);

/** A division is short if it takes at most this share of a page. */
const SHORT = 0.5;

/**
 * The last page of the group before, if `next` begins on it: because the page holds only a few lines (`divisions.spill: run-on`), or
 * because one of the two groups is short (`divisions.short: share`). Otherwise undefined.
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
  // Readers would confuse two series of note numbers at the foot of one page.
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

/** The grid lines that a group takes below other text. */
function groupHeight({ blocks }: DivisionGroup): number {
  let [height, after] = [0, 0];
  for (const block of blocks) {
    height += Math.max(after, block.before) + block.lines.reduce((sum, { rows }) => sum + rows, 0);
    after = block.after;
  }
  return height;
}
