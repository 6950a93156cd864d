/** The binding: nested and stitched through the fold, gathered in signatures, or pages side by side. */
export const SCHEMES = ['saddle', 'perfect', '2up'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** The edge at which the book is bound: right where the text runs in vertical lines. */
export const BINDINGS = ['left', 'right'] as const;
export type Binding = (typeof BINDINGS)[number];

/** The edge of the sheet about which the printer turns it for its back side. */
export const FLIPS = ['short', 'long'] as const;
export type Flip = (typeof FLIPS)[number];

/** Pages of a signature by default: four sheets, which fold and sew well at 80 g/m². */
export const DEFAULT_SIGNATURE = 16;

/** In a signature of sheets that are folded once, each sheet has four pages. */
export function isSignature(pages: number): boolean {
  return Number.isInteger(pages) && pages >= 4 && pages % 4 === 0;
}
