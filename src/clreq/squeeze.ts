/** The order in which a line is squeezed, docs/typography.md, rule 12; · never changes (7). */
export const SQUEEZE = {
  none: 0,
  /** The mark at the line's end, where the style or the grid leaves it whole: elsewhere it is half already. */
  lineEnd: 1,
  wordSpace: 2,
  bracket: 3,
  pause: 4,
  gap: 5,
  stop: 6,
  /** Between the letters of Western runs, less than a reader sees: before marks are crushed. */
  letters: 7,
  /** The amount that all marks give beyond a quarter of an em: only if nothing else helps. */
  deep: 8,
} as const;
export const SQUEEZE_LEVELS = 9;
/** em: the most by which Western letters are set closer or wider. No reader sees it, and it spares the line's Han and its marks. */
export const LETTERS_MOST = 0.015;
