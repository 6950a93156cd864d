/** Colours that a picture of indexes has at most. */
export const MOST_COLOURS = 256;

/** A picture whose pixels are indexes of colours. */
export interface FewColours {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each colour. */
  readonly palette: Uint8Array;
  /** The colour that is transparent. */
  readonly clear: number | undefined;
  /** A byte a pixel, row by row. */
  readonly indexes: Uint8Array;
}
