/**
 * The costs of a line, in units of one line whose characters stand apart by `letOutUnit`. The aims are those of
 * docs/typography.md, rules 5 and 12: even lines first, few marks below three quarters of an em.
 */
export const COST = {
  /** The space between characters that costs 1, em: half an em over the 28 boundaries of a usual line. */
  letOutUnit: 0.018,
  /** The space between characters from which a reader sees the gaps, em. Each further em costs `letOutOver`. */
  letOutGoal: 0.03,
  letOutOver: 8000,
  /** A line let out by more than this is an emergency, em. A line below it is better than one that breaks a rule. */
  letOutMost: 1,
  /** The cost of all word spaces, or of all gaps, at their most or least. */
  spaces: 0.4,
  gaps: 0.8,
  /** The cost of all brackets and pauses at three quarters of an em: as bad as .022 em between the characters. */
  marks: 1.5,
  stops: 1.5,
  /** The cost of marks below three quarters of an em: dearer than any spacing below `letOutGoal`. */
  deep: 12,
  /** `deep` in a measure of fewer em than `narrow`, where one character more or less visibly moves all others. */
  deepInNarrow: 60,
  narrow: 26,
  /** The cost of each such mark in a paragraph with long Western runs: dearer than a line that ends a little short before one. */
  deepMark: 40,
  /** The most that all such marks of a line cost. */
  deepMost: 200,
  deeper: 30,
  /** The cost of each line of a paragraph that is set tighter: dearer than any squeeze that crushes no mark. */
  line: 10,
  /** The cost of a ragged line (a head, a centred title) by the square of its missing width. */
  ragged: 20,
  /** The cost of a break by its quality (`BREAK`). A break between the groups of a number is dearer than a short line before the number. */
  breakAt: { 1: -3, 2: 0, 3: 15, 5: 8, 6: -16, 7: 98_000, 8: 12, 9: 10 },
  /** The cost of a last line of one character. `lonelyBesideRuns`: in a paragraph with long Western runs. */
  lonely: 3000,
  lonelyBesideRuns: 30_000,
  /** The cost of a line before a Western run that ends short of the measure, by the square of its missing width. */
  short: 5000,
  shortBy: 250_000,
  /** The further cost of such a line where a Han character could have stood at its end. */
  shortBeforeHan: 20_000,
  /** The share of the measure by which such a line may end short. A divided word is better than a shorter line. */
  shortMost: 0.6,
  /** The cost of a line that cannot be set within the limits. */
  hopeless: 1e8,
  /** The cost of a line that breaks a rule because nothing else can be set. */
  emergency: 1e5,
  unfit: 100,
  /** The share of the measure that a justified line may lack. A divided word is better than a line that lacks more. */
  emergencyShort: 0.4,
  /** Lines with a natural width below this share of the measure are tried only where no other line can be set. */
  shortest: 0.75,
  shortestAtAll: 0.4,
} as const;
