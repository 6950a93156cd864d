import { lineWidth } from '../../clreq/index.js';
import { type LineAlignment, opensLikeLetter } from '../../edition/line-places.js';
import type { BlockStyle, Template } from '../../model/template.js';
import type { Piece } from '../inline.js';
import { paragraphStyle, type Room, setText } from '../set-lines.js';
import type { BlockFlow } from './block-flow.js';

/** A signature ends this far from the right edge, em; within a quotation, which is indented, at the quotation's edge. */
const EDGE_INSET = 2;

/** A line that stands at an edge: a signature, a date, an attribution; a letter's salutation. */
export function setAtEdge(
  flow: BlockFlow,
  pieces: readonly Piece[],
  style: BlockStyle,
  room: Room,
  place: LineAlignment,
): void {
  const whole = flow.template.typeArea.characters * flow.template.typeArea.size;
  const inset = place === 'end' && room.measure === whole ? EDGE_INSET * style.size : 0;
  const inner = { x: room.x, measure: room.measure - inset };
  const align = place === 'end' ? 'end' : style.align;
  const lines = setText(pieces, { ...style, align }, flow.template, inner, { first: 0 });
  // A signature stays with the text that it signs, and 敬礼 with 此致.
  const stays = place === 'end' || !opensLikeLetter(piecesText(pieces));
  const glued = stays ? lines.map((line) => ({ ...line, glued: true })) : lines;
  flow.push({ lines: glued }, { fewest: 1, before: style.before, after: style.after });
}

function piecesText(pieces: readonly Piece[]): string {
  return pieces
    .flat()
    .map(({ text }) => text)
    .join('');
}

/** Of lines of verse so many may be longer than the measure. */
const MOST_LONG = 1 / 3;

/** Lines that an editor has ended: verse, an address. Prose with a break in it has lines longer than the measure. */
export function isVerse(
  pieces: readonly Piece[],
  style: BlockStyle,
  template: Template,
  room: Room,
): boolean {
  if (pieces.length < 2) return false;
  const line = paragraphStyle(style, template, Number.POSITIVE_INFINITY, { first: 0 });
  const indent = style.firstIndent * style.size;
  const long = pieces.filter((piece) => lineWidth(piece, line) > room.measure - indent);
  return long.length <= pieces.length * MOST_LONG;
}

/** A line that turns over continues this much further in, em. */
const TURN_OVER = 2;

/**
 * A stanza: each line begins at the same indent, a long one is filled and turns over further in, on the same page; a line of
 * air before the next one.
 */
export function setVerse(
  flow: BlockFlow,
  pieces: readonly Piece[],
  style: BlockStyle,
  room: Room,
): void {
  const { firstIndent } = style;
  const indents = { first: firstIndent, hanging: firstIndent + TURN_OVER };
  const start = { ...style, align: 'start' as const, fills: true };
  let offset = 0;
  const lines = pieces.flatMap((piece) => {
    const set = setText([piece], start, flow.template, room, indents);
    const placed = set.map((line, index) => ({
      ...line,
      offset: offset + line.offset,
      ...(index > 0 && { glued: true }),
    }));
    offset += piece.reduce((sum, { text, ink }) => sum + (ink.note ? 0 : text.length), 0);
    return placed;
  });
  const follows = flow.verseEnd === flow.blocks.length;
  flow.push({ lines }, { before: Math.max(style.before, follows ? 1 : 0), after: style.after });
  flow.verseEnd = flow.blocks.length;
}
