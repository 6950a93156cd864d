import type { PhrasingContent } from 'mdast';
import type { BlockStyle } from '../../model/template.js';
import { inlinePieces } from '../inline.js';
import { type LinkedPicture, partedAtPictures, setPicture } from '../pictures.js';
import { MIDDLE, type Room, setText } from '../set-lines.js';
import type { BlockFlow } from './block-flow.js';

/** A picture in a paragraph parts it: the text before it, the picture, the text behind it. */
export function setParagraph(
  flow: BlockFlow,
  children: readonly PhrasingContent[],
  room: Room,
  style: BlockStyle,
): void {
  let first = true;
  for (const part of partedAtPictures(children)) {
    if ('picture' in part) {
      setFigure(flow, part, room);
      continue;
    }
    const { text } = part;
    const pieces = inlinePieces(text, flow.inlineStyle(style, 'P'), flow.context);
    if (pieces.every((piece) => piece.length === 0)) continue;
    flow.source = text[0]?.position?.start.offset ?? flow.source;
    const inset = style.inset * flow.template.typeArea.size;
    const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
    const lines = setText(pieces, style, flow.template, inner, first ? {} : { first: 0 });
    flow.push({ lines }, { before: style.before, after: style.after });
    first = false;
  }
}

/** A picture in the middle of whole grid lines, its caption below it. */
function setFigure(flow: BlockFlow, part: LinkedPicture, room: Room): void {
  const { picture: node } = part;
  const { leading, lines, size } = flow.template.typeArea;
  const placed = setPicture(part, room, (lines - 2) * leading, flow.within, flow.context);
  if (placed === undefined) {
    flow.context.onUnknown(node);
    return;
  }
  flow.source = node.position?.start.offset ?? flow.source;
  const rows = Math.ceil(placed.height / leading) + 1;
  const y = -MIDDLE * size - leading / 2 + (rows * leading - placed.height) / 2;
  const drawn = { rows, items: [{ ...placed, y }], offset: 0 };
  const caption = node.title ?? node.alt ?? '';
  if (caption === '') {
    flow.push({ lines: [drawn] }, { fewest: 1 });
    return;
  }
  const style = flow.template.styles.caption;
  const pieces = [flow.plain(caption, flow.inlineStyle(style, 'Caption'), node)];
  const { wholeNames } = flow.context;
  const set = setText(pieces, style, flow.template, room, { first: 0 }, wholeNames);
  // A caption stands on the page of its picture.
  const below = set.map((line) => ({ ...line, glued: true }));
  flow.push({ lines: [drawn, ...below] }, { fewest: 1, after: style.after });
}
