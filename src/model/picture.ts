/** A picture as pixels, row by row from its top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte of grey a pixel, or three of red, green and blue. */
  readonly samples: 1 | 3;
  readonly pixels: Uint8Array;
}
