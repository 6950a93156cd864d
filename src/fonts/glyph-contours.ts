import { componentsOf, isComposite, outlineReader, type TrueTypeFile } from './truetype.js';

/** A point of a TrueType contour, in the font's units. */
export interface ContourPoint {
  readonly onCurve: boolean;
  readonly x: number;
  readonly y: number;
}

type Contours = readonly (readonly ContourPoint[])[];

/** Flags of a simple glyph's point (OpenType, glyf). */
const ON_CURVE = 0x1;
const SHORT_X = 0x2;
const SHORT_Y = 0x4;
const REPEATS = 0x8;
/** For a short distance: it is positive. For a long distance: it is nought, and not written. */
const SAME_X = 0x10;
const SAME_Y = 0x20;

/** A glyph is made of glyphs that are made of glyphs: no deeper than this. */
const DEEPEST = 8;

/** Reads the contours of the font's glyphs, composite ones put together. */
export function contoursReader(font: TrueTypeFile): (glyph: number) => Contours {
  const read = outlineReader(font);
  const contours = (glyph: number, depth: number): Contours => {
    const outline = read(glyph);
    if (outline.length === 0 || depth > DEEPEST) return [];
    if (!isComposite(outline)) return simpleContours(outline);
    return [...componentsOf(outline)].flatMap(({ glyph: part, dx, dy, scales }) => {
      const [xx, yx, xy, yy] = scales;
      const place = ({ onCurve, x, y }: ContourPoint) => ({
        onCurve,
        x: x * xx + y * xy + dx,
        y: y * yy + x * yx + dy,
      });
      return contours(part, depth + 1).map((contour) => contour.map(place));
    });
  };
  return (glyph) => contours(glyph, 0);
}

function simpleContours(outline: Buffer): Contours {
  const count = outline.readInt16BE(0);
  const ends = Array.from({ length: count }, (_, index) => outline.readUInt16BE(10 + index * 2));
  const points = (ends.at(-1) ?? -1) + 1;
  const instructions = 10 + count * 2;
  let at = instructions + 2 + outline.readUInt16BE(instructions);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = outline.readUInt8(at++);
    const times = flag & REPEATS ? outline.readUInt8(at++) + 1 : 1;
    for (let time = 0; time < times; time++) flags.push(flag);
  }
  const readAll = (short: number, same: number) => {
    let value = 0;
    return flags.slice(0, points).map((flag) => {
      if (flag & short) value += (flag & same ? 1 : -1) * outline.readUInt8(at++);
      else if (!(flag & same)) {
        value += outline.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = readAll(SHORT_X, SAME_X);
  const ys = readAll(SHORT_Y, SAME_Y);
  return ends.map((end, index) => {
    const begin = index === 0 ? 0 : (ends[index - 1] as number) + 1;
    return flags.slice(begin, end + 1).map((flag, place) => ({
      onCurve: (flag & ON_CURVE) !== 0,
      x: xs[begin + place] as number,
      y: ys[begin + place] as number,
    }));
  });
}
