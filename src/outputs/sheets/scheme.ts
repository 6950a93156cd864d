/** How pages are put together: nested and stitched through the fold, gathered in signatures, or side by side. */
export const SCHEMES = ['saddle', 'perfect', '2up'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** The edge at which the book is bound: right where the text runs in vertical lines. */
export const BINDINGS = ['left', 'right'] as const;
export type Binding = (typeof BINDINGS)[number];

/** The edge of the sheet about which the printer turns it for its back side. */
export const FLIPS = ['short', 'long'] as const;
export type Flip = (typeof FLIPS)[number];

/** Pages of a signature where none is asked for: four sheets, what folds and sews well at 80 g/m². */
export const DEFAULT_SIGNATURE = 16;

/** A signature of sheets that are folded once has four pages a sheet. */
export function isSignature(pages: number): boolean {
  return Number.isInteger(pages) && pages >= 4 && pages % 4 === 0;
}
