/** The order in which a line is squeezed (docs/typography.md, rule 12). The interpunct · never changes (rule 7). */
export const SQUEEZE = {
  none: 0,
  /** The mark at the line's end where the style or the grid leaves it whole. Other marks at a line's end are half an em already. */
  lineEnd: 1,
  wordSpace: 2,
  bracket: 3,
  pause: 4,
  gap: 5,
  stop: 6,
  /** What the letters of Western runs give between them: less than a reader sees, and before marks are crushed. */
  letters: 7,
  /** What marks give beyond a quarter of an em: only if nothing else helps. */
  deep: 8,
} as const;
export const SQUEEZE_LEVELS = 9;
/** The most by which the letters of a Western run are set closer or wider, em. No reader sees it, and it spares the Han and the marks of the line. */
export const LETTERS_MOST = 0.015;
