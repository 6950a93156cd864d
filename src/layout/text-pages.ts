import type { LinePlace } from '../model/composition.js';
import type { Division } from '../model/edition.js';
import type { Template } from '../model/template.js';
import type { DivisionFlow } from './division.js';
import { type DraftPage, toRecto } from './draft-page.js';
import { numberedOnPage } from './note-marks.js';
import type { FlowBlock, FlowLine, FlowNotes } from './pages/flow.js';
import { moved } from './pages/page.js';
import { type FlowPage, paginate } from './pages/paginate.js';
import { firstBaseline } from './set-lines.js';

/** A division and the blocks that it became. */
export interface SetDivision {
  readonly division: Division;
  readonly flow: DivisionFlow;
}

/** What stands on the text's pages beside the divisions. */
export interface Surroundings {
  /** Before the first division: a masthead, contents that run on. */
  readonly lead: readonly FlowBlock[];
  /** Behind the last division: a signature. */
  readonly trail: readonly FlowBlock[];
  /** At the foot of the last page: a briefing's tail. */
  readonly foot: readonly FlowLine[];
}

/** Where a part's title stands, of the type area's height. */
const PART_SINK = 0.34;

/**
 * Divides the divisions over pages, in order. Where `alone` is given they run on, but for those that it has stand on pages
 * of their own.
 */
export function textPages(
  divisions: readonly SetDivision[],
  around: Surroundings,
  template: Template,
  alone?: (division: SetDivision) => boolean,
): readonly DraftPage[] {
  const pages: DraftPage[] = [];
  const groups =
    alone === undefined ? groupsOf(divisions, template) : partedGroups(divisions, alone);
  groups.forEach((group, position) => {
    const last = position === groups.length - 1;
    const part = template.divisions.parts && group.divisions.every(isPart);
    if (template.divisions.open === 'recto' || part) toRecto(pages);
    const blocks = [
      ...(position === 0 ? around.lead : []),
      ...group.blocks,
      ...(last ? around.trail : []),
    ];
    pages.push(...groupPages({ ...group, blocks }, part, last ? around.foot : [], template));
    if (part) toRecto(pages);
  });
  return pages;
}

/** Divisions that share pages. */
interface Group {
  readonly divisions: readonly Division[];
  readonly blocks: readonly FlowBlock[];
  readonly notes?: FlowNotes | undefined;
}

/** Each division is a group alone, or all are one where they run on. */
function groupsOf(divisions: readonly SetDivision[], template: Template): readonly Group[] {
  if (template.divisions.open !== 'run-on') {
    return divisions.map(({ division, flow }) => ({ divisions: [division], ...flow }));
  }
  return [oneGroup(divisions)];
}

/** Divisions that run on as one group. */
function oneGroup(divisions: readonly SetDivision[]): Group {
  const noted = divisions.flatMap(({ flow }) => flow.notes ?? []);
  const [first] = noted;
  return {
    divisions: divisions.map(({ division }) => division),
    blocks: divisions.flatMap(({ flow }) => flow.blocks),
    notes: first && { ...first, lines: new Map(noted.flatMap(({ lines }) => [...lines])) },
  };
}

/** Runs of divisions that share pages, and those that stand alone. */
function partedGroups(
  divisions: readonly SetDivision[],
  alone: (division: SetDivision) => boolean,
): readonly Group[] {
  const runs: SetDivision[][] = [];
  divisions.forEach((division, index) => {
    const before = divisions[index - 1];
    if (before === undefined || alone(division) || alone(before)) runs.push([division]);
    else runs.at(-1)?.push(division);
  });
  return runs.map(oneGroup);
}

/** The pages of one group; `foot` stands at the foot of the last one. */
function groupPages(
  group: Group,
  part: boolean,
  foot: readonly FlowLine[],
  template: Template,
): readonly DraftPage[] {
  const { lines: rows, leading } = template.typeArea;
  const reserved = rowsOf(foot);
  const headings = new Map(group.divisions.map(({ name, heading }) => [name, heading]));
  const divided = paginate(group.blocks, rows, group.notes, reserved);
  const flowed = group.notes?.byPage
    ? divided.map((page) => numberedOnPage(page, template))
    : divided;
  const sink = part ? Math.floor(rows * PART_SINK) * leading : 0;
  return flowed.map((page, index) => {
    const opening = page.find(({ division }) => division !== undefined);
    const last = index === flowed.length - 1;
    const placed = last ? [...page, ...atFoot(foot, rows - reserved)] : page;
    const set = (left: number, top: number) => placedLines(placed, template, left, top, sink);
    return {
      kind: 'text',
      items: (left, top) => set(left, top).flatMap(({ items }) => items),
      lines: (left, top) =>
        set(left, top).flatMap(({ from: { division, source = 0, offset, note }, items }) =>
          division === undefined ? [] : [{ division, source, offset, note, items }],
        ),
      head: headings.get(opening?.division ?? '') ?? group.divisions[0]?.heading ?? '',
      opener: index === 0,
      flow: page,
      ...(opening?.division !== undefined && {
        start: {
          division: opening.division,
          block: opening.block,
          source: opening.source ?? 0,
          offset: opening.offset,
        },
      }),
    };
  });
}

/** A division that is nothing but its heading opens a part. */
function isPart({ tree }: Division): boolean {
  return tree.children.length === 1 && tree.children[0]?.type === 'heading';
}

function rowsOf(lines: readonly FlowLine[]): number {
  return lines.reduce((sum, { rows }) => sum + rows, 0);
}

function atFoot(lines: readonly FlowLine[], from: number): FlowPage {
  let row = from;
  return lines.map((line) => {
    const placed = { line, row, block: 0, offset: 0, note: false };
    row += line.rows;
    return placed;
  });
}

/** The lines of a page with their items, `sink` pt below the type area's top. */
function placedLines(
  page: FlowPage,
  template: Template,
  left: number,
  top: number,
  sink: number,
): readonly (Pick<LinePlace, 'items'> & { readonly from: FlowPage[number] })[] {
  const first = firstBaseline(template) + sink;
  const { leading } = template.typeArea;
  return page.map((from) => ({
    from,
    items: from.line.items.map((item) => moved(item, left, top, first + from.row * leading)),
  }));
}
