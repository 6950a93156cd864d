import type { Font } from 'fontkit';
import { type ContourPoint, contoursReader } from './glyph-contours.js';
import {
  CUBIC,
  type GlyphOutline,
  LINE,
  MOVE,
  type OutlineStep,
  QUADRATIC,
  type WritableOutline,
} from './outline.js';
import { trueTypeFile } from './truetype.js';

/** fontkit's TrueType glyph, in which composite glyphs are put together; its published types leave it out. */
interface WithContours {
  _getContours?(): readonly (readonly ContourPoint[])[];
}

/** fontkit's names of the steps; contours close by themselves. */
const STEPS: Readonly<Record<string, OutlineStep>> = {
  moveTo: MOVE,
  lineTo: LINE,
  quadraticCurveTo: QUADRATIC,
  bezierCurveTo: CUBIC,
};

/**
 * The outlines of glyphs, in em. A TrueType file is read here: fontkit takes in where all of a Chinese font's thousands of
 * glyphs stand before it reads one. Other files fontkit reads, when `whole` is called. TrueType contours are traced here:
 * fontkit's path bends the beginning of one whose first and last points are both off the curve, as in one of twelve glyphs
 * of the kai face.
 */
export function readOutlines(
  bytes: Uint8Array,
  unitsPerEm: number,
  glyphs: readonly number[],
  whole: () => Font,
): readonly GlyphOutline[] {
  const file = trueTypeFile(bytes);
  if (file === undefined) return glyphs.map((glyph) => outlineOf(whole(), glyph));
  const contours = contoursReader(file);
  return glyphs.map((glyph) => traced(contours(glyph), unitsPerEm));
}

function traced(contours: readonly (readonly ContourPoint[])[], unitsPerEm: number): GlyphOutline {
  const outline: WritableOutline = { steps: [], points: [] };
  for (const contour of contours) traceContour(outline, contour, unitsPerEm);
  return outline;
}

function outlineOf(font: Font, glyph: number): GlyphOutline {
  const shape = font.getGlyph(glyph);
  const contours = (shape as WithContours)._getContours?.();
  if (contours !== undefined) return traced(contours, font.unitsPerEm);
  const outline: WritableOutline = { steps: [], points: [] };
  for (const { command, args } of shape.path.commands) {
    const step = STEPS[command];
    if (step === undefined) continue;
    outline.steps.push(step);
    for (const value of args) outline.points.push(value / font.unitsPerEm);
  }
  return outline;
}

/**
 * Appends a contour. Between two control points in succession lies a point of the curve, half-way; so it does between
 * the last and the first, where the contour begins if neither is on the curve (OpenType, glyf).
 */
export function traceContour(
  { steps, points }: WritableOutline,
  contour: readonly ContourPoint[],
  unitsPerEm: number,
): void {
  const [first, last] = [contour[0], contour.at(-1)];
  if (first === undefined || last === undefined) return;
  const start = first.onCurve ? first : last.onCurve ? last : middleOf(first, last);
  let control: ContourPoint | undefined;
  const add = (step: OutlineStep, ...through: readonly ContourPoint[]) => {
    steps.push(step);
    for (const { x, y } of through) points.push(x / unitsPerEm, y / unitsPerEm);
  };
  add(MOVE, start);
  for (const point of contour) {
    if (point === first && first.onCurve) continue;
    if (point.onCurve) {
      if (control === undefined) add(LINE, point);
      else add(QUADRATIC, control, point);
      control = undefined;
    } else {
      if (control !== undefined) add(QUADRATIC, control, middleOf(control, point));
      control = point;
    }
  }
  if (control !== undefined) add(QUADRATIC, control, start);
}

function middleOf(one: ContourPoint, other: ContourPoint): ContourPoint {
  return { onCurve: true, x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}
