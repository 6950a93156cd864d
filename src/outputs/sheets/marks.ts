import { MM } from '../../model/lengths.js';
import { type Box, heightOf, widthOf } from './geometry.js';
import type { Size } from './sheet-size.js';

/** Marks beside or between the pages, pt on the sheet. */
export type Mark =
  | {
      readonly kind: 'crop' | 'fold';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
    }
  | { readonly kind: 'collation'; readonly box: Box };

/** Distance from the trim to the mark, and from the bleed if that is farther out. */
const GAP = 2 * MM;
const BLEED_GAP = 1 * MM;
/** Length of a full mark, as print shops ask for. */
const USUAL_BLEED = 3 * MM;
const LENGTH = 5 * MM;
/** A shorter mark is too short to cut by. */
const SHORTEST = 1.5 * MM;

/** Room for full marks between the trim and each edge of the sheet. */
export const MARK_ROOM = USUAL_BLEED + BLEED_GAP + LENGTH;

/** A bar on the fold: half its width on either side. */
const COLLATION_WIDTH = 2 * MM;
const COLLATION_HEIGHT = 8 * MM;
/** Length without bars at the head and the foot of the spine. */
const COLLATION_MARGIN = 15 * MM;

/** The parts of a sheet's side that marks depend on. */
export interface MarkedSide {
  readonly sheet: Size;
  /** The finished pages, two or fewer. */
  readonly pages: readonly Box[];
  readonly trim: Box;
  readonly bleed: Box;
  /** x of the fold; undefined for a sheet that is not folded. */
  readonly fold: number | undefined;
}

/**
 * Crop marks at the trim's corners and, on a folded sheet, broken lines at both ends of the fold. All are outside
 * the bleed; marks without room on the sheet are left out.
 */
export function cropAndFoldMarks({ sheet, pages, trim, bleed, fold }: MarkedSide): readonly Mark[] {
  const xs =
    fold === undefined
      ? unique(pages.flatMap(({ left, right }) => [left, right]))
      : [trim.left, trim.right];
  const marks: Mark[] = [];
  const upright = (kind: 'crop' | 'fold', x: number) => {
    for (const [from, to] of [
      reach(trim.top, bleed.top, sheet.height),
      reach(trim.bottom, bleed.bottom, 0),
    ].filter((one) => one !== undefined)) {
      marks.push({ kind, from: [x, from], to: [x, to] });
    }
  };
  for (const x of xs) upright('crop', x);
  if (fold !== undefined) upright('fold', fold);
  for (const y of [trim.bottom, trim.top]) {
    for (const [from, to] of [
      reach(trim.left, bleed.left, 0),
      reach(trim.right, bleed.right, sheet.width),
    ].filter((one) => one !== undefined)) {
      marks.push({ kind: 'crop', from: [from, y], to: [to, y] });
    }
  }
  return marks;
}

/** Start and end of a mark between the trim's edge and the sheet's; undefined without room. */
function reach(trim: number, bleed: number, edge: number): readonly [number, number] | undefined {
  const outwards = Math.sign(edge - trim);
  const beyond = Math.abs(bleed - trim);
  const gap = beyond > 0 ? Math.max(GAP, beyond + BLEED_GAP) : GAP;
  const from = trim + outwards * gap;
  const length = Math.min(LENGTH, (edge - from) * outwards);
  return length >= SHORTEST ? [from, from + outwards * length] : undefined;
}

/**
 * The bar on the back of signature `index` (from 0): each is one step lower than the one before, so that the
 * spines of a gathered book show a stair, and a missing, doubled or misplaced signature breaks it. After the foot
 * the bars begin again at the head.
 */
export function collationMark(spine: Box, fold: number, index: number): Mark {
  const margin = Math.min(COLLATION_MARGIN, heightOf(spine) / 10);
  const room = heightOf(spine) - 2 * margin;
  const height = Math.min(COLLATION_HEIGHT, room / 4);
  const step = index % Math.floor(room / height);
  const top = spine.top - margin - step * height;
  const half = Math.min(COLLATION_WIDTH, widthOf(spine) / 10) / 2;
  return {
    kind: 'collation',
    box: { left: fold - half, right: fold + half, top, bottom: top - height },
  };
}

function unique(values: readonly number[]): readonly number[] {
  return [...new Set(values)];
}
