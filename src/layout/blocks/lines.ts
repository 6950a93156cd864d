import { lineWidth } from '../../clreq/index.js';
import { type LineAlignment, opensLikeLetter } from '../../edition/line-places.js';
import type { BlockStyle, Template } from '../../model/template.js';
import type { Piece } from '../inline.js';
import { paragraphStyle, type Room, setText } from '../set-lines.js';
import type { BlockFlow } from './block-flow.js';

/** The distance of a signature from the right edge, em. In a quotation, which is indented, a signature ends at the edge of the quotation. */
const EDGE_INSET = 2;

/** Sets a line that stands at an edge: a signature, a date, an attribution, the salutation of a letter. */
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

/** The largest share of the lines of verse that may be longer than the measure. */
const MOST_LONG = 1 / 3;

/** Whether an editor ended each line, as in verse or an address. Prose with hard breaks has lines longer than the measure. */
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

/** The further indent of the rest of a long line, em. */
const TURN_OVER = 2;

/**
 * Sets a stanza. All lines have the same indent; the rest of a long line is indented further and stays on its page. An empty line
 * precedes the next stanza.
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
