import type { LinePlace } from '../model/composition.js';
import type { Division } from '../model/edition.js';
import type { Template } from '../model/template.js';
import { type DraftPage, toRecto } from './draft-page.js';
import {
  type DivisionGroup,
  groupsOf,
  joinedNotes,
  partedGroups,
  type SetDivision,
} from './groups.js';
import { numberedOnPage } from './note-marks.js';
import { floatsAstray } from './pages/astray.js';
import { paginateEvenly, spills } from './pages/economy.js';
import type { FlowBlock, FlowLine, FlowPage } from './pages/flow.js';
import { gridRows } from './pages/foot.js';
import { moved } from './pages/page.js';
import { paginateAfter } from './pages/paginate.js';
import { firstBaseline } from './set-lines.js';
import { type GroupPages, type SharedPage, sharedPage } from './shared-pages.js';
import { standsAsPart } from './stands-as-part.js';

/** The blocks on the text's pages that belong to no division. */
export interface Surroundings {
  /** Before the first division: a masthead, contents that run on. */
  readonly lead: readonly FlowBlock[];
  /** Behind the last division: a signature. */
  readonly trail: readonly FlowBlock[];
  /** At the foot of the last page: a briefing's tail. */
  readonly foot: readonly FlowLine[];
}

/** The place of a part's title, as a share of the type area's height. */
const PART_SINK = 0.34;

/**
 * Divides the divisions over pages, in order. If `alone` is given, the divisions run on, except those in `alone`, which stand on
 * pages of their own.
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
  let before: GroupPages | undefined;
  groups.forEach((group, position) => {
    const last = position === groups.length - 1;
    const part = group.divisions.every((division) => standsAsPart(division, template));
    const shared = before && sharedPage(before, group, part, template);
    if (shared !== undefined) pages.pop();
    else if (template.divisions.open === 'recto' || part) toRecto(pages);
    const blocks = [
      ...(position === 0 ? around.lead : []),
      ...group.blocks,
      ...(last ? around.trail : []),
    ];
    const foot = last ? around.foot : [];
    before = groupPages({ ...group, blocks }, { part, foot, shared }, template);
    pages.push(...before.pages);
    if (part) toRecto(pages);
  });
  return pages;
}

/** What distinguishes the pages of a group from those of other groups. */
interface GroupPlace {
  readonly part: boolean;
  /** The lines at the foot of the last page. */
  readonly foot: readonly FlowLine[];
  /** The page on which the group begins, if that has text already. */
  readonly shared: SharedPage | undefined;
}

/** The pages of one group. */
function groupPages(
  group: DivisionGroup,
  { part, foot, shared }: GroupPlace,
  template: Template,
): GroupPages {
  const { lines: rows, leading } = template.typeArea;
  const reserved = gridRows(foot);
  const divisions = [...(shared?.divisions ?? []), ...group.divisions];
  const named = new Map(divisions.map((division) => [division.name, division]));
  const notes = joinedNotes([shared?.notes, group.notes]);
  const divided = (template.divisions.spill === 'allow' ? paginateAfter : paginateEvenly)(
    group.blocks,
    rows,
    { notes, reserved, ...(shared && { before: shared.steps }) },
  );
  const flowed = notes?.byPage
    ? divided.pages.map((page) => numberedOnPage(page, template))
    : divided.pages;
  const sink = part ? Math.floor(rows * PART_SINK) * leading : 0;
  const spilt = template.divisions.spill !== 'allow' && foot.length === 0 && spills(divided, rows);
  const title = group.divisions.at(-1)?.heading ?? '';
  const astray = floatsAstray(flowed);
  const pages = flowed.map((page, index): DraftPage => {
    const opening = page.find(({ division }) => division !== undefined);
    const headed = lastDivisionOn(page, named) ?? group.divisions[0];
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
      head: headed?.heading ?? '',
      ...(headed?.label !== undefined && { label: headed.label }),
      opener: index === 0 && shared?.opener !== false,
      flow: page,
      findings: [
        ...(last && spilt ? [{ rule: 'compose/page-spill', text: title } as const] : []),
        ...(astray[index] ?? []),
      ],
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
  return { pages, divided, divisions, notes, part };
}

/** The last division with text on a page. The running head names it, since readers look for the beginning of a division. */
function lastDivisionOn(
  page: FlowPage,
  named: ReadonlyMap<string, Division>,
): Division | undefined {
  return named.get(
    page.findLast(({ note, division }) => !note && division !== undefined)?.division ?? '',
  );
}

function atFoot(lines: readonly FlowLine[], from: number): FlowPage {
  let row = from;
  return lines.map((line) => {
    const placed = { line, row, block: 0, offset: 0, note: false };
    row += line.rows;
    return placed;
  });
}

/** The lines of a page with their items, pt from the top left corner of the page; `sink` is the distance below the top of the type area, pt. */
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
