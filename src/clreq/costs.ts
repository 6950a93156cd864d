/**
 * The costs of a line, in units of one line whose characters stand apart by `letOutUnit`. The aims are those of
 * docs/typography.md, rules 5 and 12: even lines first, few marks below three quarters of an em.
 */
export const COST = {
  /** em between characters that costs 1: half an em over the 28 boundaries of a usual line. */
  letOutUnit: 0.018,
  /** em beyond which a reader sees the gaps: from here each further em costs `letOutOver`. */
  letOutGoal: 0.03,
  letOutOver: 8000,
  /** The same slope in a paragraph with long Western runs, where few breaks are to be had: wider gaps crush fewer marks. */
  letOutOverBesideRuns: 8000,
  /** em: a line let out more than this is an emergency. Below it any line is better than one that breaks a rule. */
  letOutMost: 1,
  /** The cost of all word spaces, or of all gaps, at their most or least. */
  spaces: 0.4,
  gaps: 0.8,
  /** The cost of all brackets and pauses at three quarters: as bad as characters .022 em apart. */
  marks: 1.5,
  stops: 1.5,
  /** The cost of marks below three quarters of an em: dearer than any spacing within the goal. */
  deep: 12,
  /** The same in a measure of fewer em than `narrow`, where one character more or less moves all others visibly. */
  deepInNarrow: 60,
  narrow: 26,
  /** The cost of each such mark in a paragraph with long Western runs: dearer than a line that ends a little short before one. */
  deepMark: 40,
  /** All of them together cost less than a line that ends short where it need not. */
  deepMost: 200,
  deeper: 30,
  /** The cost of each line of a paragraph that is to be set tighter: dearer than any squeezing that crushes no mark. */
  line: 10,
  /** The cost of a ragged line (heads, centred titles): the square of its missing width. */
  ragged: 20,
  /** The cost of a break by its quality (BREAK). One in a number's groups is dearer than a line before it that ends short. */
  breakAt: { 1: -3, 2: 0, 3: 15, 5: 8, 6: -16, 7: 98_000, 8: 12, 9: 10 },
  /** The cost of a last line of one character; in a paragraph with long Western runs no line can be torn apart to avoid it. */
  lonely: 3000,
  lonelyBesideRuns: 30_000,
  /** A line of Western text that nothing brings up to the measure ends short of it: dear, and by the square of what it lacks. */
  short: 5000,
  shortBy: 250_000,
  /** What such a line costs beside that where a Han character could have stood at its end. */
  shortBeforeHan: 20_000,
  /** The share of its measure by which such a line may end short before it is worse than a broken word. */
  shortMost: 0.6,
  /** The cost of a line that cannot be set within the limits. */
  hopeless: 1e8,
  /** The cost of a line that breaks a rule because nothing else can be set. */
  emergency: 1e5,
  unfit: 100,
  /** The share of its measure that a justified line may lack before it is worse than a broken word. */
  emergencyShort: 0.4,
  /** Lines whose natural width is below this share of the measure are tried only where no other line can be set. */
  shortest: 0.75,
  shortestAtAll: 0.4,
} as const;
