/** Results of shaping a face: values in em, by code point, and by pair of characters. */
export interface FaceMetrics {
  readonly file: string;
  /** Advance and shift of a mark of half width, by code point. A mark of `marks` that is missing here has no half width. */
  readonly halves: Readonly<Record<string, readonly [number, number]>>;
  /** Ranges of the marks that were tried. */
  readonly marks: readonly (readonly [number, number])[];
  /** Thousandths of an em, by the first and the second character of a pair; absent if no pair was measured. */
  readonly kerning?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The first and the last of the characters whose pairs were tried. */
  readonly kerned: readonly [number, number];
}
