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

/** The boxes of a page of the input, and its rotation and unit, without its content. */
export interface BookPage {
  /** The finished page in the page's units: its TrimBox, else the part that a reader shows. */
  readonly trim: Box;
  /** The printed area, part of which is cut off; the trim if the page has no bleed. */
  readonly bleed: Box;
  /** Degrees by which a reader turns the page clockwise. */
  readonly rotate: 0 | 90 | 180 | 270;
  /** pt in one of the page's units (UserUnit). */
  readonly unit: number;
}

/** From the page's space to its upright finished page in pt, with the lower left corner in the origin. */
export function uprightMatrix({ trim, rotate, unit }: BookPage): Matrix {
  const turned = inTurn(quarterTurns(-rotate / 90), scaling(unit));
  const { left, bottom } = transformed(trim, turned);
  return inTurn(turned, translation(-left, -bottom));
}

/** The size of the upright finished page, pt. */
export function pageSize(page: BookPage): Size {
  const { right, top } = transformed(page.trim, uprightMatrix(page));
  return { width: right, height: top };
}
