import { createHash } from 'node:crypto';
import type { Diagnostic, Place } from '../../messages/diagnostic.js';
import { pageSize } from './book-page.js';
import { commonSize } from './fit-pages.js';
import { layOutSheets } from './lay-out.js';
import { openBook } from './open-book.js';
import type { Plan } from './plan.js';
import { type Binding, DEFAULT_SIGNATURE, type Flip, isSignature, type Scheme } from './scheme.js';
import { fittingSheet, type Size, sheetSize } from './sheet-size.js';
import { writeSheets } from './write-sheets.js';

export type { Plan, Sheet, SheetSide, Slot } from './plan.js';

export type { Binding, Flip, Scheme } from './scheme.js';
export { isSheets } from './sheets-mark.js';

export interface ImposeOptions {
  readonly scheme?: Scheme | undefined;
  /**
   * A name that `sheetSize` knows, or `WxHmm`; A4 by default. `fit`: A4, or the smallest larger A size on which two
   * pages fit at full size.
   */
  readonly sheet?: string | undefined;
  /** Pages of a signature of `perfect`, a multiple of 4; 16 by default. */
  readonly signature?: number | undefined;
  /** mm by which the pages of the innermost sheet move toward the fold; 0 by default. */
  readonly creep?: number | undefined;
  readonly marks?: boolean | undefined;
  /** The edge about which the printer turns the sheet; the short one by default. */
  readonly flip?: Flip | undefined;
  /** By default right for a file that declares reading from right to left, else left. */
  readonly binding?: Binding | undefined;
  /** The last page is the back cover: blanks go before it. */
  readonly backCover?: boolean | undefined;
  /** ISO 8601: the date of the output if the input has none; without it such an output has no date. */
  readonly date?: string | undefined;
}

interface ImposedPdf {
  readonly bytes: Uint8Array;
  /** Sides of sheets, which are the pages of the PDF. */
  readonly sides: number;
  /** The places of the pages. */
  readonly plan: Plan;
  /** Scale of the book's pages on the sheet; 1 at full size. */
  readonly scale: number;
  readonly diagnostics: readonly Diagnostic[];
}

const DEFAULT_SHEET = 'A4';
const FITTING = 'fit';

/**
 * Puts the pages of a PDF on sheets for printing on both sides, folding and binding. `place` names the file in
 * diagnostics. Throws InputError if the PDF is broken, encrypted or empty, RangeError if an option has no
 * meaning (an unknown sheet, a signature that is not a multiple of 4).
 */
export async function imposePdf(
  bytes: Uint8Array,
  options: ImposeOptions = {},
  place: Place = {},
): Promise<ImposedPdf> {
  const { scheme = 'saddle', signature = DEFAULT_SIGNATURE, creep = 0, flip = 'short' } = options;
  const named = options.sheet ?? DEFAULT_SHEET;
  if (named !== FITTING && sheetSize(named) === undefined)
    throw new RangeError(`no sheet: ${named}`);
  if (!isSignature(signature)) throw new RangeError(`no multiple of 4: ${signature}`);
  if (!(creep >= 0)) throw new RangeError(`no creep: ${creep}`);
  const book = await openBook(bytes, place);
  const sheetName = named === FITTING ? fittingSheet(commonSize(book.pages.map(pageSize))) : named;
  const sheet = sheetSize(sheetName) as Size;
  const chosen = {
    scheme,
    sheet,
    sheetName,
    signature,
    creep,
    flip,
    marks: options.marks ?? false,
    binding: options.binding ?? (book.rightToLeft ? 'right' : 'left'),
    backCover: options.backCover ?? false,
  } as const;
  const layout = layOutSheets(book.pages, chosen, place);
  const id = createHash('sha256')
    .update(bytes)
    .update(JSON.stringify({ ...chosen, date: options.date }))
    .digest();
  const written = await writeSheets(
    book,
    layout,
    { flip, date: options.date, id: id.subarray(0, 16) },
    place,
  );
  return {
    bytes: written.bytes,
    sides: layout.sides.length,
    plan: layout.plan,
    scale: layout.scale,
    diagnostics: [...layout.diagnostics, ...written.diagnostics],
  };
}
