import type { ListItem } from 'mdast';
import type { PlacedItem, Structure } from '../../model/composition.js';
import { sum } from '../../model/numbers.js';
import { MIDDLE } from '../set-lines.js';
import type { BlockFlow } from './block-flow.js';

const BULLET_RADIUS = 0.14;
/** The distances from the middle of a bullet and from the end of a number to the text of the item, em. */
const BULLET_DISTANCE = 0.75;
const NUMBER_DISTANCE = 0.4;
/** Half the side of the □ of the song face, and the width of its stroke, em. */
const BOX_HALF = 0.38;
const BOX_RULE = 0.05;
/** The box of a task list. */
const DONE = '✓';
const TO_DO = '□';

/** The mark before a list item. */
export interface Marker {
  /** The number with its mark; undefined in a list without numbers. */
  readonly number: string | undefined;
  /** Whether the box of a task is ticked; null or undefined where the item is no task. */
  readonly checked: boolean | null | undefined;
  readonly node: ListItem;
  readonly label: Structure;
}

/** The number, box or bullet of an item, left of `x`, pt from the left edge of the type area. */
export function listMarker(
  flow: BlockFlow,
  { number, checked, node, label }: Marker,
  x: number,
): readonly PlacedItem[] {
  const { size } = flow.template.typeArea;
  const { color } = flow.text;
  if (number === undefined && typeof checked !== 'boolean') {
    const radius = BULLET_RADIUS * size;
    return [{ kind: 'dot', x: x - size * BULLET_DISTANCE, y: -MIDDLE * size, radius, color }];
  }
  const text = number === undefined ? (checked ? DONE : TO_DO) : number;
  const spans = flow.plain(text, flow.inlineStyle(flow.text, 'Lbl'), node);
  const advances = spans.map((span) =>
    [...span.text].map((c) => span.face.advance(c.codePointAt(0) as number) * size),
  );
  const wide = spans.reduce(
    (sum, span) =>
      sum +
      [...span.text].reduce((w, c) => w + span.face.advance(c.codePointAt(0) as number), 0) * size,
    0,
  );
  // Ticks and boxes are centred in one em, so that they stand below each other.
  const beside = number === undefined ? (size + wide) / 2 : wide;
  let left = x - size * NUMBER_DISTANCE - beside;
  const box = checked === true ? tickedBox(left, wide, size, color) : [];
  return [
    ...box,
    ...spans.map(({ text, face, ink }, index) => {
      const glyphs = advances[index] ?? [];
      const at = left;
      left += sum(glyphs);
      return {
        kind: 'text',
        x: at,
        baseline: 0,
        text,
        advances: glyphs,
        face,
        size,
        color: ink.color,
        structure: label,
      } as const;
    }),
  ];
}

/** The box around the tick of a finished task, as large as the □ of an open one. */
function tickedBox(left: number, wide: number, size: number, color: string): readonly PlacedItem[] {
  const half = BOX_HALF * size;
  const [x1, x2] = [left + wide / 2 - half, left + wide / 2 + half];
  const [y1, y2] = [-(MIDDLE * size) - half, -(MIDDLE * size) + half];
  const line = (ax: number, ay: number, bx: number, by: number) =>
    ({ kind: 'rule', x1: ax, y1: ay, x2: bx, y2: by, width: BOX_RULE * size, color }) as const;
  return [line(x1, y1, x2, y1), line(x2, y1, x2, y2), line(x2, y2, x1, y2), line(x1, y2, x1, y1)];
}
