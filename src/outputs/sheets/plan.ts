import type { Binding, Flip, Scheme } from './scheme.js';
import { signatureSheets } from './signatures.js';

export interface PlanRequest {
  /** Pages of the book, 1 or more. */
  readonly pages: number;
  readonly scheme: Scheme;
  readonly binding: Binding;
  /** Pages of a full signature, a multiple of 4; for `perfect` only. */
  readonly signature: number;
  /** How far the pages of the innermost sheet of the thickest signature move toward the fold, in any unit. */
  readonly creep: number;
  readonly flip: Flip;
  /** The edges of the sheet along the fold: the short ones on a landscape sheet. */
  readonly foldAlong: Flip;
  /** The last page is the back cover: blanks go before it. */
  readonly backCover: boolean;
}

/** One half of a sheet's side. */
export interface Slot {
  /** From 1; undefined for a blank half. */
  readonly page: number | undefined;
  /** Degrees, about the middle of the half. */
  readonly rotation: 0 | 180;
  /** How far the page moves toward the fold, in the unit of the request's creep. */
  readonly shift: number;
}

/** One side of a sheet from the printer, with its fold upright in the middle. */
export interface SheetSide {
  readonly left: Slot;
  readonly right: Slot;
}

export interface Sheet {
  /** From 1, in the order of printing. */
  readonly number: number;
  /** From 1, in the order of gathering; undefined for sheets that are not folded. */
  readonly signature: number | undefined;
  /** Number of sheets of the signature around this one after folding. */
  readonly depth: number;
  /** Outside of the fold. */
  readonly front: SheetSide;
  /** Absent if no page is left for it. */
  readonly back: SheetSide | undefined;
}

/** The places of the pages, without paper, points or PDF. */
export interface Plan {
  readonly scheme: Scheme;
  readonly binding: Binding;
  readonly pages: number;
  /** Blank halves that fill the sheets up. */
  readonly blanks: number;
  /** Sheets in each signature, in the order of gathering; empty for sheets that are not folded. */
  readonly signatures: readonly number[];
  readonly sheets: readonly Sheet[];
}

/** Positions of a folded sheet, two on each side. */
const PER_SHEET = 4;
const PER_SIDE = 2;

/**
 * Plans the sheets of a book.
 *
 * `saddle`: all sheets are nested. `perfect`: signatures of nested sheets, one on the other. `2up`: pages in
 * sequence, two on a side. The back of every sheet is upright when it is turned like a leaf of the book; it is
 * printed upside down for a printer that turns about the other edge.
 */
export function planSheets(request: PlanRequest): Plan {
  return request.scheme === '2up' ? planPairs(request) : planFolded(request);
}

function planFolded(request: PlanRequest): Plan {
  const { pages, scheme, binding, signature, creep } = request;
  const order = positions(request, PER_SHEET);
  const count = order.length / PER_SHEET;
  const signatures =
    scheme === 'saddle' ? [count] : signatureSheets(count, Math.max(1, signature / PER_SHEET));
  const deepest = Math.max(...signatures) - 1;
  const step = deepest > 0 ? creep / deepest : 0;
  const sheets: Sheet[] = [];
  let start = 0;
  for (const [index, size] of signatures.entries()) {
    const last = start + size * PER_SHEET - 1;
    for (let depth = 0; depth < size; depth += 1) {
      const shift = depth * step;
      const at = (position: number) => ({ page: order[position], shift });
      sheets.push({
        number: sheets.length + 1,
        signature: index + 1,
        depth,
        front: front(at(last - 2 * depth), at(start + 2 * depth), request),
        back: back(at(start + 2 * depth + 1), at(last - 2 * depth - 1), request),
      });
    }
    start = last + 1;
  }
  return { scheme, binding, pages, blanks: order.length - pages, signatures, sheets };
}

function planPairs(request: PlanRequest): Plan {
  const { pages, scheme, binding } = request;
  const order = positions(request, PER_SIDE);
  const at = (position: number) => ({ page: order[position], shift: 0 });
  const sheets: Sheet[] = [];
  for (let start = 0; start < order.length; start += PER_SHEET) {
    sheets.push({
      number: sheets.length + 1,
      signature: undefined,
      depth: 0,
      front: front(at(start), at(start + 1), request),
      back:
        start + PER_SIDE < order.length ? back(at(start + 2), at(start + 3), request) : undefined,
    });
  }
  return { scheme, binding, pages, blanks: order.length - pages, signatures: [], sheets };
}

/**
 * The book's pages in order, filled up with blanks to a multiple of `multiple`: at the very end, or before a
 * back cover.
 */
function positions(
  { pages, backCover }: PlanRequest,
  multiple: number,
): readonly (number | undefined)[] {
  const order: (number | undefined)[] = Array.from({ length: pages }, (_, index) => index + 1);
  const blanks = (multiple - (pages % multiple)) % multiple;
  order.splice(backCover ? pages - 1 : pages, 0, ...new Array<undefined>(blanks).fill(undefined));
  return order;
}

type Placed = Pick<Slot, 'page' | 'shift'>;

/** The side of a book bound at the left; for a book bound at the right the halves are exchanged. */
function front(left: Placed, right: Placed, { binding }: PlanRequest): SheetSide {
  const [l, r] = binding === 'left' ? [left, right] : [right, left];
  return { left: { ...l, rotation: 0 }, right: { ...r, rotation: 0 } };
}

/** The same, upside down if the printer turns the sheet about the edge across the fold. */
function back(left: Placed, right: Placed, request: PlanRequest): SheetSide {
  const side = front(left, right, request);
  if (request.flip === request.foldAlong) return side;
  return { left: { ...side.right, rotation: 180 }, right: { ...side.left, rotation: 180 } };
}
