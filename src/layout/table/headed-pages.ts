import type { PlacedItem } from '../../model/composition.js';
import type { Template } from '../../model/template.js';
import type { FlowBlock, FlowLine } from '../pages/flow.js';
import { moved } from '../pages/page.js';
import { firstBaseline, MIDDLE } from '../set-lines.js';
import { turned } from './table-pages.js';

/**
 * The blocks of a division, where a heading with nothing below it but a turned table stands on the page of the table, turned like it.
 * Such a heading would stand alone, and the next section before its table. The heading that opens the division stays.
 */
export function withHeadedPages(
  blocks: readonly FlowBlock[],
  template: Template,
): readonly FlowBlock[] {
  const set: FlowBlock[] = [];
  for (const [at, block] of blocks.entries()) {
    const before = set.at(-1);
    if (block.floats === 'page' && before?.heading === true && set.length > 1) {
      const headed = endsSection(blocks, at) ? headedPage(before, block, template) : undefined;
      if (headed !== undefined) set.pop();
      set.push(headed ?? block);
    } else set.push(block);
  }
  return set;
}

/** Whether no text follows the table that begins at index `at` before the next heading. */
function endsSection(blocks: readonly FlowBlock[], at: number): boolean {
  const next = blocks.slice(at).find(({ floats }) => floats !== 'page');
  return next === undefined || next.heading;
}

/** The page with the heading before it; undefined where the page has no room for it. */
function headedPage(
  heading: FlowBlock,
  page: FlowBlock,
  template: Template,
): FlowBlock | undefined {
  const [line, ...others] = page.lines;
  if (line === undefined) return undefined;
  const { characters, lines, size, leading } = template.typeArea;
  const measure = (lines - 1) * leading + size;
  const wide = characters * size;
  const height = heading.lines.reduce((sum, { rows }) => sum + rows * leading, 0) + leading / 2;
  const edges = line.items.flatMap(edgesOf);
  const first = Math.min(...edges);
  const by = Math.max(0, height - first);
  if (Math.max(...edges) + by > wide) return undefined;
  const bottom = measure - firstBaseline(template);
  let down = first + by - height + leading / 2 + MIDDLE * size;
  const items: PlacedItem[] = [];
  for (const { rows, items: set } of heading.lines) {
    const starts = Math.min(...set.flatMap((item) => ('x' in item ? [item.x] : [])));
    // A centred heading stands in the middle of the turned page.
    const aside = starts > 1 ? (measure - wide) / 2 : 0;
    items.push(...set.map((item) => turned(moved(item, aside, 0), down, bottom)));
    down += rows * leading;
  }
  const headed: FlowLine = {
    ...line,
    items: [...items, ...line.items.map((item) => moved(item, by, 0))],
  };
  // It keeps its place: the sections behind it do not go before it.
  const { floats, ...inPlace } = page;
  return { ...inPlace, lines: [headed, ...others] };
}

/** Where an item of a turned page begins and ends across the page, pt. A text stands on the left of its baseline. */
function edgesOf(item: PlacedItem): readonly number[] {
  switch (item.kind) {
    case 'text':
      return [item.x - item.size, item.x];
    case 'rule':
      return [item.x1, item.x2];
    case 'dot':
      return [item.x];
    default:
      return [item.x, item.x + item.width];
  }
}
