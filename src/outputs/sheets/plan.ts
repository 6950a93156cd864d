import type { Binding, Flip, Scheme } from './scheme.js';
import { signatureSheets } from './signatures.js';

export interface PlanRequest {
  /** Pages of the book, 1 or more. */
  readonly pages: number;
  readonly scheme: Scheme;
  readonly binding: Binding;
  /** Pages of a full signature, a multiple of 4; only `perfect` asks. */
  readonly signature: number;
  /** How far the pages of the innermost sheet of the thickest signature move toward the fold, in any unit. */
  readonly creep: number;
  readonly flip: Flip;
  /** The edges of the sheet that run along the fold: the short ones where the sheet lies across. */
  readonly foldAlong: Flip;
  /** The last page is the back cover: blanks go before it. */
  readonly backCover: boolean;
}

/** What stands on one half of a sheet's side. */
export interface Slot {
  /** From 1; undefined where the half stays blank. */
  readonly page: number | undefined;
  /** Degrees, about the middle of the half. */
  readonly rotation: 0 | 180;
  /** How far the page moves toward the fold, in the unit of the request's creep. */
  readonly shift: number;
}

/** One side of a sheet as it comes out of the printer, its fold upright in the middle. */
export interface SheetSide {
  readonly left: Slot;
  readonly right: Slot;
}

export interface Sheet {
  /** From 1, in the order of printing. */
  readonly number: number;
  /** From 1, in the order of gathering; undefined where sheets aren't folded. */
  readonly signature: number | undefined;
  /** Sheets of the signature that lie around this one when folded. */
  readonly depth: number;
  /** Outside of the fold. */
  readonly front: SheetSide;
  /** Absent where no page is left for it. */
  readonly back: SheetSide | undefined;
}

/** Which page stands where. Nothing in it knows paper, points or PDF. */
export interface Plan {
  readonly scheme: Scheme;
  readonly binding: Binding;
  readonly pages: number;
  /** Halves added so that the sheets are full. */
  readonly blanks: number;
  /** Sheets in each signature, in the order of gathering; empty where sheets aren't folded. */
  readonly signatures: readonly number[];
  readonly sheets: readonly Sheet[];
}

/** Positions of a folded sheet, two on each side. */
const PER_SHEET = 4;
const PER_SIDE = 2;

/**
 * Plans the sheets of a book.
 *
 * `saddle`: all sheets are nested in one another. `perfect`: signatures of nested sheets lie one on the other.
 * `2up`: pages follow one another, two on a side. Turned like a leaf of the book, the back of every sheet
 * stands upright: where the printer turns about the other edge, it is printed upside down.
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

/** The side of a book bound at the left; bound at the right, everything changes halves. */
function front(left: Placed, right: Placed, { binding }: PlanRequest): SheetSide {
  const [l, r] = binding === 'left' ? [left, right] : [right, left];
  return { left: { ...l, rotation: 0 }, right: { ...r, rotation: 0 } };
}

/** The same, upside down where the printer turns the sheet about the edge that lies across the fold. */
function back(left: Placed, right: Placed, request: PlanRequest): SheetSide {
  const side = front(left, right, request);
  if (request.flip === request.foldAlong) return side;
  return { left: { ...side.right, rotation: 180 }, right: { ...side.left, rotation: 180 } };
}
