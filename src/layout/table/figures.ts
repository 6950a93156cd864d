import type { Face } from '../../model/face.js';
import type { InkedSpan, Piece } from '../inline.js';

/** The text of a piece. */
export function pieceText(piece: Piece): string {
  return piece.map(({ text }) => text).join('');
}

/** The piece with all digits of one width, so that they stand under each other (tabular figures). */
export function tabular(piece: Piece): Piece {
  return piece.map((span): InkedSpan => ({ ...span, tabular: widestDigit(span.face) }));
}

const widest = new WeakMap<Face, number>();

/** em */
function widestDigit(face: Face): number {
  let wide = widest.get(face);
  if (wide === undefined) {
    wide = Math.max(...Array.from({ length: 10 }, (_, digit) => face.advance(0x30 + digit)));
    widest.set(face, wide);
  }
  return wide;
}
