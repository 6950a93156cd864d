import type { PlacedItem } from '../../model/composition.js';
import type { Template } from '../../model/template.js';
import type { FlowLine } from '../pages/flow.js';
import { moved } from '../pages/page.js';
import { firstBaseline, MIDDLE, type Room } from '../set-lines.js';
import {
  HIGHEST_HEAD,
  type LinesOfTable,
  type TableLine,
  type TableSurroundings,
  withoutStructure,
} from './table-lines.js';

/** An upright table as a block of the flow, its head set again on each further page. */
export function uprightFlow(
  { head, body, above, below, continued }: LinesOfTable & TableSurroundings,
  room: Room,
  template: Template,
): { readonly lines: readonly FlowLine[]; readonly repeated?: FlowLine } {
  const { size, leading, lines: rows } = template.typeArea;
  const top = -MIDDLE * size - leading / 2;
  const flowLine = ({
    height,
    items,
    offset,
    glued,
    kept,
    source,
    broken,
  }: TableLine): FlowLine => ({
    rows: height / leading,
    items: items.map((item) => moved(item, room.x, top)),
    offset,
    ...(glued && { glued }),
    ...(kept === true && { kept }),
    ...(source !== undefined && { source }),
    ...(broken.length > 0 && { set: brokenLine(broken) }),
  });
  const lines = [
    ...above,
    ...(head ? [{ ...head, glued: above.length > 0 }] : []),
    ...body,
    ...below,
  ].map(flowLine);
  if (head === undefined || body.length === 0 || head.height > rows * leading * HIGHEST_HEAD) {
    return { lines };
  }
  return {
    lines,
    repeated: flowLine(stackedLine([...(continued ? [continued] : []), bare(head)])),
  };
}

function brokenLine(broken: readonly string[]) {
  return {
    text: broken[0] ?? '',
    stretch: 0,
    squeeze: 0,
    forced: false,
    lonely: false,
    broken: true,
  };
}

/** The head as the page's own. */
function bare(head: TableLine): TableLine {
  return { ...head, items: head.items.map(withoutStructure), broken: [] };
}

/** Lines below each other as one. */
function stackedLine(lines: readonly TableLine[]): TableLine {
  let height = 0;
  const items: PlacedItem[] = [];
  for (const line of lines) {
    for (const item of line.items) items.push(moved(item, 0, height));
    height += line.height;
  }
  const offset = lines.find((line) => line.source === undefined)?.offset ?? 0;
  return { height, items, offset, glued: false, broken: lines.flatMap(({ broken }) => broken) };
}

/**
 * A table turned a quarter, its head at the page's left, on pages of its own: as many rows as a page is wide, each with
 * the parts of its columns one after the other.
 */
export function turnedPages(
  parts: readonly LinesOfTable[],
  { above, below, continued }: TableSurroundings,
  measure: number,
  template: Template,
): readonly FlowLine[] {
  const { characters, size } = template.typeArea;
  const depth = characters * size;
  const pages: FlowLine[] = [];
  const [first] = parts;
  if (first === undefined) return [];
  const top = continued ? [continued] : [];
  for (let from = 0, opening = true; from < first.body.length || opening; opening = false) {
    const heading = opening && above.length > 0 ? above : opening ? [] : top;
    const used = linesHeight([...(heading.length > 0 ? heading : top), first.head]);
    const to = rowsThatFit(first.body, from, depth - used);
    const last = to === first.body.length;
    parts.forEach(({ head, body }, part) => {
      const over = opening && part === 0 ? heading : top;
      const under = last && part === parts.length - 1 ? below : [];
      const shown = opening ? head : head && bare(head);
      const lines = [...over, ...(shown ? [shown] : []), ...body.slice(from, to), ...under];
      pages.push(turnedPage(stackedLine(lines), measure, template));
    });
    if (to === from) break;
    from = to;
  }
  return pages;
}

function linesHeight(lines: readonly (TableLine | undefined)[]): number {
  return lines.reduce((sum, line) => sum + (line?.height ?? 0), 0);
}

function rowsThatFit(body: readonly TableLine[], from: number, depth: number): number {
  let to = from;
  let used = 0;
  while (to < body.length) {
    used += (body[to] as TableLine).height;
    if (used > depth + 1e-6 && to > from) break;
    to++;
  }
  return to;
}

/** The line as a whole page, turned counter-clockwise in the middle of the type area's width. */
function turnedPage(line: TableLine, measure: number, template: Template): FlowLine {
  const { characters, size, lines } = template.typeArea;
  const left = Math.max(0, (characters * size - line.height) / 2);
  const bottom = measure - firstBaseline(template);
  return {
    rows: lines,
    items: line.items.map((item) => turned(item, left, bottom)),
    offset: line.offset,
    ...(line.broken.length > 0 && { set: brokenLine(line.broken) }),
  };
}

/** What stood at (x, y) stands at (left + y, bottom − x), its letters running up the page. */
export function turned(item: PlacedItem, left: number, bottom: number): PlacedItem {
  switch (item.kind) {
    case 'text':
      return { ...item, x: left + item.baseline, baseline: bottom - item.x, turned: true };
    case 'rule':
      return {
        ...item,
        x1: left + item.y1,
        y1: bottom - item.x1,
        x2: left + item.y2,
        y2: bottom - item.x2,
      };
    case 'dot':
      return { ...item, x: left + item.y, y: bottom - item.x };
    case 'box': {
      const { x, y, width, height } = item;
      return { ...item, x: left + y, y: bottom - x - width, width: height, height: width };
    }
    case 'image':
      return { ...item, x: left + item.y, y: bottom - item.x - item.height };
  }
}
