import { type Diagnostic, diagnose, InputError, type Place } from '../../messages/diagnostic.js';
import { MM } from '../../model/lengths.js';
import { type BookPage, pageSize, uprightMatrix } from './book-page.js';
import { across, commonSize, type Fitted, fitInto, fitting } from './fit-pages.js';
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
import {
  markRoom,
  planDiagnostics,
  scaleDiagnostics,
  sizeDiagnostics,
} from './lay-out-diagnostics.js';
import { collationMark, cropAndFoldMarks, type Mark } from './marks.js';
import { type Plan, planSheets, type SheetSide, type Slot } from './plan.js';
import type { Binding, Flip, Scheme } from './scheme.js';
import type { Size } from './sheet-size.js';

interface LayOutOptions {
  readonly scheme: Scheme;
  readonly binding: Binding;
  /** pt, either way round. */
  readonly sheet: Size;
  /** The name of the sheet in diagnostics. */
  readonly sheetName: string;
  readonly signature: number;
  /** The creep, mm. */
  readonly creep: number;
  readonly flip: Flip;
  readonly marks: boolean;
  readonly backCover: boolean;
}

/** A page on a side of a sheet. */
interface PlacedPage {
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
