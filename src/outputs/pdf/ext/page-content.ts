import type { SubsetGlyph } from './face-glyphs.js';
import type { InkUse } from './inks.js';

/** A stretch of glyphs of one face and size, as a page's content shows it. Lengths are pt. */
export interface ShownLine {
  /** From the page's left edge. */
  readonly x: number;
  /** From its top. */
  readonly baseline: number;
  /** The face's name among the page's resources. */
  readonly font: string;
  readonly size: number;
  readonly glyphs: readonly SubsetGlyph[];
  /** From each glyph's origin to the next one's. */
  readonly advances: readonly number[];
  /** Its letters run up the page: `x` is the place of their baseline, `baseline` where the first one begins. */
  readonly turned?: boolean | undefined;
}

/** Operators that set the graphics state and do nothing else: while it is so already there is no need for them. */
const SETTINGS = new Set(['w', 'J', 'j', 'd', 'gs', 'Tf', 'Tc']);

/** Places are written to a thousandth of a point, spacing to a tenth of that: a line has many glyphs. */
const POINT = 1e3;
const TRACKING = 1e4;

/** The operators of a page (ISO 32000-1 7.8.2), on which y counts from the top. */
export class PageContent {
  private readonly operators: string[] = [];
  private settings = new Map<string, string>();
  private readonly saved: Map<string, string>[] = [];
  /** Where the line in the open text object begins; undefined: none is open. */
  private line: { readonly x: number; readonly baseline: number } | undefined;
  private tracking = 0;

  /** An operator with its operands. */
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
    // Rounding does not add up: the next line counts from the true place of this one.
    const from = this.line ?? { x: 0, baseline: 0 };
    const matrix = turned === true ? '0 -1 -1 0' : '1 0 0 -1';
    const dx = Math.round((x - from.x) * POINT) / POINT;
    const dy = Math.round((baseline - from.baseline) * POINT) / POINT;
    // Upside down on a page whose y goes down: upright.
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

  /** Whether the operator changes anything. */
  private sets(name: string, operator: string): boolean {
    if (!SETTINGS.has(name)) return true;
    if (this.settings.get(name) === operator) return false;
    this.settings.set(name, operator);
    return true;
  }

  /** `space`: pt that each glyph's advance has over its width; undefined where there is but one glyph. */
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
 * Wider than this (in ems) it is no spacing but glyphs set on a part of their width, as a leader's dots: as such readers
 * of the text take it least amiss.
 */
const WIDEST = 0.25;

/** The least space that counts, pt. */
const SAME = 0.5 / TRACKING;

/**
 * The space that most of a line's advances have beyond their glyphs' widths, in pt: the one that is left when each has been set off
 * against one that differs (Boyer and Moore's vote). The last glyph's has no bearing on anything.
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

/** The operator that shows the glyphs, with thousandths of an em between them where the spacing alone doesn't do. */
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
  // How far the next glyph would stand left of its place.
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
