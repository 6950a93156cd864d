import type { SubsetGlyph } from './face-glyphs.js';
import type { InkUse } from './inks.js';

/** A stretch of glyphs of one face and size. Lengths are pt. */
export interface ShownLine {
  /** The distance from the left edge of the page. */
  readonly x: number;
  /** The distance from the top of the page. */
  readonly baseline: number;
  /** The name of the face among the resources of the page. */
  readonly font: string;
  readonly size: number;
  readonly glyphs: readonly SubsetGlyph[];
  /** The distances between the origins of successive glyphs. */
  readonly advances: readonly number[];
  /** Whether the letters run up the page: `x` is then the place of their baseline, and `baseline` that of the first letter. */
  readonly turned?: boolean | undefined;
}

/** The operators that only set the graphics state. They are left out where the state is set already. */
const SETTINGS = new Set(['w', 'J', 'j', 'd', 'gs', 'Tf', 'Tc']);

/** Places are rounded to a thousandth of a point, spacing to a tenth of that, since a line has many glyphs. */
const POINT = 1e3;
const TRACKING = 1e4;

/** The operators of a page (ISO 32000-1 7.8.2) with y from the top. */
export class PageContent {
  private readonly operators: string[] = [];
  private settings = new Map<string, string>();
  private readonly saved: Map<string, string>[] = [];
  /** The beginning of the line in the open text object; undefined if none is open. */
  private line: { readonly x: number; readonly baseline: number } | undefined;
  private tracking = 0;

  /** Adds an operator with its operands. */
  add(operator: string): void {
    this.endText();
    const name = operator.slice(operator.lastIndexOf(' ') + 1);
    if (name === 'q') this.saved.push(new Map(this.settings));
    else if (name === 'Q') this.settings = this.saved.pop() ?? new Map();
    if (this.sets(name, operator)) this.operators.push(operator);
  }

  /** Sets the ink for filling (`g`, `rg`, `scn`) or for stroking, if it changes. */
  paint(operators: string, use: InkUse): void {
    if (this.settings.get(use) === operators) return;
    this.endText();
    this.settings.set(use, operators);
    this.operators.push(operators);
  }

  /** Shows glyphs at their composed places, to half a thousandth of an em. */
  show({ x, baseline, font, size, glyphs, advances, turned }: ShownLine): void {
    const { operators } = this;
    if (turned === true) this.endText();
    if (this.line === undefined) operators.push('BT');
    const setFont = `/${font} ${number(size, POINT)} Tf`;
    if (this.sets('Tf', setFont)) operators.push(setFont);
    this.track(commonSpace(glyphs, advances, size));
    // The next line counts from the rounded place of this one, so that errors do not add up.
    const from = this.line ?? { x: 0, baseline: 0 };
    const matrix = turned === true ? '0 -1 -1 0' : '1 0 0 -1';
    const dx = Math.round((x - from.x) * POINT) / POINT;
    const dy = Math.round((baseline - from.baseline) * POINT) / POINT;
    // On a page with y downwards, an upside-down matrix gives upright letters.
    operators.push(this.line === undefined ? `${matrix} ${dx} ${dy} Tm` : `${dx} ${-dy} Td`);
    this.line = { x: from.x + dx, baseline: from.baseline + dy };
    operators.push(glyphsOperator(glyphs, advances, size, this.tracking));
    if (turned === true) this.endText();
  }

  toString(): string {
    this.endText();
    return this.operators.join('\n');
  }

  private endText(): void {
    if (this.line === undefined) return;
    this.operators.push('ET');
    this.line = undefined;
  }

  /** Whether the operator changes the state. */
  private sets(name: string, operator: string): boolean {
    if (!SETTINGS.has(name)) return true;
    if (this.settings.get(name) === operator) return false;
    this.settings.set(name, operator);
    return true;
  }

  /** Sets the spacing. `space`: what each advance has over the width of the glyph, pt; undefined for a single glyph. */
  private track(space: number | undefined): void {
    if (space === undefined) return;
    const operator = `${number(space, TRACKING)} Tc`;
    const before = this.settings.get('Tc') ?? '0 Tc';
    if (operator === before) return;
    this.settings.set('Tc', operator);
    this.tracking = Math.round(space * TRACKING) / TRACKING;
    this.operators.push(operator);
  }
}

function number(value: number, scale: number): string {
  return String(Math.round(value * scale) / scale);
}

/**
 * The largest spacing, em. A larger one belongs to glyphs on a part of their width, such as the dots of a leader: programs that extract
 * the text handle it best as single distances.
 */
const WIDEST = 0.25;

/** The least space that counts, pt. */
const SAME = 0.5 / TRACKING;

/**
 * The space that most advances of a line have over the widths of their glyphs, pt, by the majority vote of Boyer and Moore. The last
 * glyph does not count.
 */
function commonSpace(
  glyphs: readonly SubsetGlyph[],
  advances: readonly number[],
  size: number,
): number | undefined {
  const last = glyphs.length - 1;
  if (last < 1) return undefined;
  let common = 0;
  let votes = 0;
  for (let index = 0; index < last; index++) {
    const space =
      (advances[index] as number) - ((glyphs[index] as SubsetGlyph).width * size) / 1000;
    if (votes === 0) {
      common = space;
      votes = 1;
    } else if (Math.abs(space - common) < SAME) votes++;
    else votes--;
  }
  const space = Math.abs(common);
  return votes > 0 && space >= SAME && space <= WIDEST * size ? common : 0;
}

/** The operator that shows the glyphs, with thousandths of an em between them where the spacing is not enough. */
function glyphsOperator(
  glyphs: readonly SubsetGlyph[],
  advances: readonly number[],
  size: number,
  tracking: number,
): string {
  const last = glyphs.length - 1;
  const scale = 1000 / size;
  let before = '';
  let text = '';
  // The distance of the next glyph to the left of its place.
  let short = 0;
  for (let index = 0; index <= last; index++) {
    const glyph = glyphs[index] as SubsetGlyph;
    text += glyph.code;
    short += ((advances[index] as number) - tracking) * scale - glyph.width;
    if (index === last || Math.abs(short) <= 0.5) continue;
    const moved = Math.round(short);
    before += `(${text})${-moved}`;
    text = '';
    short -= moved;
  }
  return before === '' ? `(${text})Tj` : `[${before}(${text})]TJ`;
}
