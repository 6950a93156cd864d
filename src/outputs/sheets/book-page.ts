import {
  type Box,
  inTurn,
  type Matrix,
  quarterTurns,
  scaling,
  transformed,
  translation,
} from './geometry.js';
import type { Size } from './sheet-size.js';

/** A page of the input as the press sees it: its boxes and how it is shown, nothing of what is on it. */
export interface BookPage {
  /** The finished page: its TrimBox where it has one, else what a reader shows of it. In the page's own units. */
  readonly trim: Box;
  /** What may be printed beyond it, to be cut off; the trim itself where the page has no bleed. */
  readonly bleed: Box;
  /** How far a reader turns the page clockwise. */
  readonly rotate: 0 | 90 | 180 | 270;
  /** pt to one of the page's units (UserUnit). */
  readonly unit: number;
}

/** From the page's own space to its upright finished page in pt, its lower left corner in the origin. */
export function uprightMatrix({ trim, rotate, unit }: BookPage): Matrix {
  const turned = inTurn(quarterTurns(-rotate / 90), scaling(unit));
  const { left, bottom } = transformed(trim, turned);
  return inTurn(turned, translation(-left, -bottom));
}

/** The finished page as it is read, pt. */
export function pageSize(page: BookPage): Size {
  const { right, top } = transformed(page.trim, uprightMatrix(page));
  return { width: right, height: top };
}
