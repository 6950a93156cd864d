import type { Face } from '../../model/face.js';
import type { InkedSpan, Piece } from '../inline.js';

/** A figure as its column sets it: what stands before the point (or the unit), and the rest. */
export interface Figure {
  readonly head: string;
  readonly tail: string;
}

/** A number before its point: a sign, a currency, digits in groups of three or without groups. */
const HEAD = /^[-−–+±]?\s?[￥¥$€£]?(?:\d{1,3}(?:[, \u2009\u202f]\d{3})+|\d+)/;
/** What may follow it: decimals, and a short unit. */
const TAIL = /^(?:[.．]\d+)?\s?(?:[%‰℃°％]|\p{L}{1,4})?$/u;
/** What stands where there is no figure. */
const NO_FIGURE = /^(?:[-−–—…/／×·]+|无|N\/?A)?$/iu;

/** The figure that a cell's text is; undefined where it is none. */
export function figureIn(text: string): Figure | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 40) return undefined;
  const [head] = HEAD.exec(trimmed) ?? [];
  if (head === undefined) return undefined;
  const tail = trimmed.slice(head.length);
  return TAIL.test(tail) ? { head, tail } : undefined;
}

/** Whether a column's texts are figures: each is one or says that there is none, and one is there at least. */
export function areFigures(texts: readonly string[]): boolean {
  let any = false;
  for (const text of texts) {
    if (figureIn(text) !== undefined) any = true;
    else if (!NO_FIGURE.test(text.trim())) return false;
  }
  return any;
}

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
