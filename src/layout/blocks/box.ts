import type { PlacedRule } from '../../model/composition.js';
import type { FlowLine } from '../pages/flow.js';
import type { Room } from '../set-lines.js';
import type { BlockFlow } from './block-flow.js';

/** The width of the frame's strokes, pt. */
const STROKE = 0.5;
/** The height of a Han character's square above the baseline, em. */
const ASCENT = 0.88;
/** Between the frame and the text, em. */
const GAP = 0.5;
/** Lines of air above and below the frame. */
const AIR = 1;

/**
 * Draws the frame of a boxed note around the blocks that `fill` sets: a stroke at both sides of each line, one above the first
 * line and one below the last. An empty line separates the frame from the text. Where a page ends inside it, the frame stays open.
 */
export function framed(flow: BlockFlow, room: Room, fill: () => void): void {
  const from = flow.blocks.length;
  fill();
  const last = flow.blocks.length - 1;
  for (let at = from; at <= last; at++) {
    const block = flow.blocks[at];
    if (block === undefined) continue;
    const lines = block.lines.map((line, index) => ({
      ...line,
      items: [
        ...sides(flow, line, room),
        ...(at === from && index === 0 ? [edge(flow, line, room, 'above')] : []),
        ...(at === last && index === block.lines.length - 1
          ? [edge(flow, line, room, 'below')]
          : []),
        ...line.items,
      ],
    }));
    // Lines that are set tighter would have no frame.
    const { tighter: _, before, after, ...rest } = block;
    flow.blocks[at] = {
      ...rest,
      lines,
      before: at === from ? Math.max(before, AIR) : before,
      after: at === last ? Math.max(after, AIR) : after,
    };
  }
}

/** The top and the foot of the rows of a line, pt from its first baseline. */
function extent({ template }: BlockFlow, { rows }: FlowLine) {
  const { size, leading } = template.typeArea;
  const top = -ASCENT * size - (leading - size) / 2;
  return { top, foot: top + rows * leading };
}

function sides(flow: BlockFlow, line: FlowLine, room: Room): readonly PlacedRule[] {
  const { top, foot } = extent(flow, line);
  return edges(flow, room).map((x) => ({
    kind: 'rule',
    x1: x,
    x2: x,
    y1: top,
    y2: foot,
    width: STROKE,
    color: flow.text.color,
  }));
}

function edge(flow: BlockFlow, line: FlowLine, room: Room, side: 'above' | 'below'): PlacedRule {
  const { top, foot } = extent(flow, line);
  const [x1 = 0, x2 = 0] = edges(flow, room);
  const y = side === 'above' ? top : foot;
  return { kind: 'rule', x1, x2, y1: y, y2: y, width: STROKE, color: flow.text.color };
}

function edges({ template }: BlockFlow, { x, measure }: Room): readonly [number, number] {
  const gap = GAP * template.typeArea.size;
  return [x - gap, x + measure + gap];
}
