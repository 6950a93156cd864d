import type { PhrasingContent } from 'mdast';
import type { BlockStyle, Template } from '../../model/template.js';
import { inlinePieces, type Piece } from '../inline.js';
import { type Lead, leadOf, parted } from '../official/lead.js';
import type { FlowBlock, FlowLine } from '../pages/flow.js';
import { type LinkedPicture, partedAtPictures, setPicture } from '../pictures.js';
import { MIDDLE, type Room, setText, type TextIndents } from '../set-lines.js';
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
    const lead = first && flow.template.official ? leadOf(text) : undefined;
    const pieces = textPieces(flow, text, style, lead);
    if (pieces.every((piece) => piece.length === 0)) continue;
    flow.source = text[0]?.position?.start.offset ?? flow.source;
    const inset = style.inset * flow.template.typeArea.size;
    const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
    const hanging = lead?.hanging === undefined ? {} : { hanging: lead.hanging };
    const indents = first ? hanging : { first: 0 };
    const lines = setText(pieces, style, flow.template, inner, indents);
    const tighter = tighterLines(flow.template, pieces, style, lines, inner, indents);
    flow.push({ lines }, { before: style.before, after: style.after, ...(tighter && { tighter }) });
    first = false;
  }
}

/** The text of a paragraph, its lead in a face of its own. */
function textPieces(
  flow: BlockFlow,
  text: readonly PhrasingContent[],
  style: BlockStyle,
  lead: Lead | undefined,
): readonly Piece[] {
  const inline = flow.inlineStyle(style, 'P');
  if (lead === undefined) return inlinePieces(text, inline, flow.context);
  const [head, rest] = parted(text, lead.length);
  const [opening = []] = inlinePieces(head, { ...inline, role: lead.role }, flow.context);
  const [first = [], ...others] = inlinePieces(rest, inline, flow.context);
  return [[...opening, ...first], ...others];
}

/** Marks of a line of a paragraph give so much, em: what is left of it on its last line must be spread over them. */
const MARKS_OF_LINE = 0.8;
/** A last line of more characters is never taken in. */
const MOST_TAKEN = 4;

/** How the same paragraph is set in one line less, where its last line is so short that this may be done. */
function tighterLines(
  template: Template,
  pieces: readonly Piece[],
  style: BlockStyle,
  lines: readonly FlowLine[],
  room: Room,
  indents: TextIndents,
): FlowBlock['tighter'] {
  if (template.divisions.spill === 'allow' || style.align !== 'justify') return undefined;
  const last = [...(lines.at(-1)?.set?.text ?? '')].length;
  if (pieces.length > 1 || last > MOST_TAKEN || last > (lines.length - 1) * MARKS_OF_LINE)
    return undefined;
  return () => {
    const set = setText(pieces, { ...style, tighter: true }, template, room, indents);
    return set.length < lines.length ? set : undefined;
  };
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
