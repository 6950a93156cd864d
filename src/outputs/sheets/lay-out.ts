import { type Diagnostic, diagnose, InputError, type Place } from '../../messages/diagnostic.js';
import { MM } from '../../model/lengths.js';
import { type BookPage, pageSize, uprightMatrix } from './book-page.js';
import {
  type Box,
  heightOf,
  inTurn,
  intersection,
  type Matrix,
  quarterTurns,
  scaling,
  transformed,
  translation,
  union,
  widthOf,
} from './geometry.js';
import { collationMark, cropAndFoldMarks, MARK_ROOM, type Mark } from './marks.js';
import { type Plan, planSheets, type SheetSide, type Slot } from './plan.js';
import type { Binding, Flip, Scheme } from './scheme.js';
import { fits, type Size, smallestSheet, TOLERANCE } from './sheet-size.js';

export interface LayOutOptions {
  readonly scheme: Scheme;
  readonly binding: Binding;
  /** pt, either way round. */
  readonly sheet: Size;
  /** Its name in diagnostics. */
  readonly sheetName: string;
  readonly signature: number;
  /** mm */
  readonly creep: number;
  readonly flip: Flip;
  readonly marks: boolean;
  readonly backCover: boolean;
}

/** A page on a side of a sheet. */
export interface PlacedPage {
  /** From 1. */
  readonly page: number;
  /** From the page's space to the sheet's. */
  readonly matrix: Matrix;
  /** The half of the sheet that the page may print on, pt. */
  readonly half: Box;
}

/** A side of a sheet, ready for drawing; pt, y upwards from the lower left corner. */
export interface LaidSide {
  readonly sheet: number;
  readonly side: 'front' | 'back';
  readonly pages: readonly PlacedPage[];
  /** The part that is left after trimming. */
  readonly trim: Box;
  readonly bleed: Box;
  readonly marks: readonly Mark[];
}

export interface Layout {
  readonly plan: Plan;
  /** The sheet with its fold upright. */
  readonly sheet: Size;
  /** Scale of the book's pages; 1 at full size. */
  readonly scale: number;
  readonly sides: readonly LaidSide[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A stapled booklet of common paper with more sheets than this does not lie flat. */
const THICK_BOOKLET = 20;

/**
 * Lays the pages of a book on sheets. The book's page has the size of most pages; two are side by side in the middle
 * of the sheet, at full size if they fit, else scaled down, never up. Pages of another size are in the middle of the
 * book's page: a larger one is scaled down to it, and a landscape one is turned with its head to the left if that
 * keeps it larger.
 */
export function layOutSheets(
  pages: readonly BookPage[],
  options: LayOutOptions,
  place: Place = {},
): Layout {
  const sizes = pages.map(pageSize);
  const book = commonSize(sizes);
  const sheet = across(options.sheet, book);
  const scale = fitting(book, { width: sheet.width / 2, height: sheet.height });
  const limit = book.width / 4 / MM;
  if (options.creep > limit) {
    const values = { creep: options.creep, limit: limit.toFixed(1) };
    throw new InputError([diagnose('press/creep-too-large', place, values)]);
  }
  const plan = planSheets({
    pages: pages.length,
    scheme: options.scheme,
    binding: options.binding,
    signature: options.signature,
    creep: options.creep * MM,
    flip: options.flip,
    foldAlong: sheet.width >= sheet.height ? 'short' : 'long',
    backCover: options.backCover,
  });
  const fitted = sizes.map((size) => fitInto(size, book));
  const folded = options.scheme !== '2up';
  const trim = { width: book.width * scale, height: book.height * scale };

  const sides: LaidSide[] = [];
  for (const { number, signature, depth, front, back } of plan.sheets) {
    for (const [name, side] of [['front', front] as const, ['back', back] as const]) {
      if (side === undefined) continue;
      const laid = layOutSide(side, { pages, sizes, fitted, sheet, trim, scale, folded });
      const marks: Mark[] = options.marks ? [...cropAndFoldMarks(laid)] : [];
      // The outside of the outermost sheet is where the back of the signature will be.
      const isBack = options.scheme === 'perfect' && depth === 0 && name === 'front';
      if (options.marks && isBack && laid.fold !== undefined && signature !== undefined) {
        marks.push(collationMark(laid.trim, laid.fold, signature - 1));
      }
      const { placed, bleed } = laid;
      sides.push({ sheet: number, side: name, pages: placed, trim: laid.trim, bleed, marks });
    }
  }
  const diagnostics = [
    ...scaleDiagnostics(book, scale, options, place),
    ...sizeDiagnostics(sizes, fitted, book, place),
    ...planDiagnostics(plan, options, place),
    ...(options.marks && !sides.some((side) => hasCropMarks(side.marks))
      ? [diagnose('press/no-room-for-marks', place, markRoom(trim, options))]
      : []),
  ];
  return { plan, sheet, scale, sides, diagnostics };
}

/** The size of most pages, to the point; of several such sizes the first. */
export function commonSize(sizes: readonly Size[]): Size {
  const counts = new Map<string, { readonly size: Size; count: number }>();
  for (const size of sizes) {
    const key = `${Math.round(size.width)} ${Math.round(size.height)}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { size, count: 1 });
    else known.count += 1;
  }
  const [most] = [...counts.values()].sort((one, other) => other.count - one.count);
  return (most as { size: Size }).size;
}

/** The sheet lies the way that makes two pages on it larger; if both ways are equal, landscape. */
function across({ width, height }: Size, book: Size): Size {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const lying = { width: long, height: short };
  const standing = { width: short, height: long };
  const scale = ({ width: w, height: h }: Size) => fitting(book, { width: w / 2, height: h });
  return scale(standing) > scale(lying) ? standing : lying;
}

/** The scale at which `size` fits `room`: 1 or less. */
function fitting(size: Size, room: Size): number {
  const across = fits(size.width, room.width) ? 1 : room.width / size.width;
  const up = fits(size.height, room.height) ? 1 : room.height / size.height;
  return Math.min(across, up);
}

interface Fitted {
  readonly scale: number;
  readonly turned: boolean;
}

/** A page's place on the book's page. */
function fitInto(size: Size, book: Size): Fitted {
  const upright = fitting(size, book);
  if (upright === 1) return { scale: 1, turned: false };
  const turned = fitting({ width: size.height, height: size.width }, book);
  return turned > upright ? { scale: turned, turned: true } : { scale: upright, turned: false };
}

interface SideContext {
  readonly pages: readonly BookPage[];
  readonly sizes: readonly Size[];
  readonly fitted: readonly Fitted[];
  readonly sheet: Size;
  /** The book's page on the sheet. */
  readonly trim: Size;
  readonly scale: number;
  readonly folded: boolean;
}

function layOutSide(side: SheetSide, context: SideContext) {
  const { sheet, trim, folded } = context;
  const middle = sheet.width / 2;
  const bottom = (sheet.height - trim.height) / 2;
  const placed: PlacedPage[] = [];
  const trims: Box[] = [];
  const bleeds: Box[] = [];
  for (const name of ['left', 'right'] as const) {
    const slot = side[name];
    const half: Box = {
      left: name === 'left' ? 0 : middle,
      right: name === 'left' ? middle : sheet.width,
      bottom: 0,
      top: sheet.height,
    };
    // A page on a folded sheet ends at the fold; on other sheets each page is in the middle of its half.
    const gap = folded ? -slot.shift : (middle - trim.width) / 2;
    const left = name === 'left' ? middle - gap - trim.width : middle + gap;
    const box = { left, right: left + trim.width, bottom, top: bottom + trim.height };
    trims.push(intersection(box, half));
    const set = placePage(slot, box, half, context);
    if (set === undefined) continue;
    placed.push(set.placed);
    bleeds.push(set.bleed);
  }
  const whole = union(trims);
  return {
    sheet,
    placed,
    pages: trims,
    trim: whole,
    bleed: union([whole, ...bleeds]),
    fold: folded ? middle : undefined,
  };
}

/** Puts a page in the middle of the book's page `box`. */
function placePage(
  { page, rotation }: Slot,
  box: Box,
  half: Box,
  { pages, sizes, fitted, scale }: SideContext,
): { readonly placed: PlacedPage; readonly bleed: Box } | undefined {
  if (page === undefined) return undefined;
  const source = pages[page - 1] as BookPage;
  const size = sizes[page - 1] as Size;
  const { scale: fit, turned } = fitted[page - 1] as Fitted;
  const matrix = inTurn(
    uprightMatrix(source),
    translation(-size.width / 2, -size.height / 2),
    quarterTurns((turned ? 1 : 0) + rotation / 90),
    scaling(scale * fit),
    translation(box.left + widthOf(box) / 2, box.bottom + heightOf(box) / 2),
  );
  return {
    placed: { page, matrix, half },
    bleed: intersection(transformed(source.bleed, matrix), half),
  };
}

function hasCropMarks(marks: readonly Mark[]): boolean {
  return marks.some(({ kind }) => kind === 'crop');
}

function markRoom(trim: Size, { sheetName }: LayOutOptions) {
  const sheetNeeded = smallestSheet(
    2 * (trim.width + MARK_ROOM + TOLERANCE),
    trim.height + 2 * (MARK_ROOM + TOLERANCE),
  );
  return { sheet: sheetName, wanted: sheetNeeded ?? 'A0' };
}

function scaleDiagnostics(
  book: Size,
  scale: number,
  { sheetName }: LayOutOptions,
  place: Place,
): readonly Diagnostic[] {
  if (scale === 1) return [];
  const sheetNeeded =
    smallestSheet(2 * book.width, book.height) ??
    `${Math.ceil((2 * book.width) / MM)}x${Math.ceil(book.height / MM)}mm`;
  const values = {
    ...millimetres(book),
    sheet: sheetName,
    scale: percent(scale),
    wanted: sheetNeeded,
  };
  return [diagnose('press/scaled', place, values)];
}

/** One diagnostic for all pages of a size, so that a long book of scans fits a screen. */
function sizeDiagnostics(
  sizes: readonly Size[],
  fitted: readonly Fitted[],
  book: Size,
  place: Place,
): readonly Diagnostic[] {
  const groups = new Map<string, { readonly pages: number[]; readonly size: Size; fit: Fitted }>();
  for (const [index, size] of sizes.entries()) {
    const fit = fitted[index] as Fitted;
    const same =
      Math.abs(size.width - book.width) <= TOLERANCE &&
      Math.abs(size.height - book.height) <= TOLERANCE;
    if (same) continue;
    const key = `${Math.round(size.width)} ${Math.round(size.height)}`;
    const group = groups.get(key) ?? { pages: [], size, fit };
    group.pages.push(index + 1);
    groups.set(key, group);
  }
  const { width: bookWidth, height: bookHeight } = millimetres(book);
  return [...groups.values()].flatMap(({ pages, size, fit }) => {
    const values = { pages: ranges(pages), ...millimetres(size), bookWidth, bookHeight };
    const turned = fit.turned ? [diagnose('press/turned-pages', place, values)] : [];
    if (fit.scale < 1) {
      const reduced = { ...values, scale: percent(fit.scale) };
      return [...turned, diagnose('press/reduced-pages', place, reduced)];
    }
    return fit.turned ? turned : [diagnose('press/small-pages', place, values)];
  });
}

function planDiagnostics(
  plan: Plan,
  { scheme, backCover }: LayOutOptions,
  place: Place,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (plan.blanks > 0) {
    const rule = backCover ? 'press/blanks-before-cover' : 'press/blanks';
    diagnostics.push(diagnose(rule, place, { pages: plan.pages, count: plan.blanks }));
  }
  if (scheme === 'saddle' && plan.sheets.length > THICK_BOOKLET) {
    const values = { sheets: plan.sheets.length, limit: THICK_BOOKLET };
    diagnostics.push(diagnose('press/thick-booklet', place, values));
  }
  return diagnostics;
}

function millimetres({ width, height }: Size) {
  return { width: Math.round(width / MM), height: Math.round(height / MM) };
}

function percent(scale: number): string {
  return (scale * 100).toFixed(1);
}

/** [1, 2, 3, 7] → `1–3, 7`. */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
