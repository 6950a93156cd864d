/**
 * What is paid for a line, in units of one line whose characters stand apart by `letOutUnit`. The aims are those of
 * docs/typography.md, rules 5 and 12: even lines first, few marks below three quarters of an em.
 */
export const COST = {
  /** em between characters that costs 1: half an em over the 28 boundaries of a usual line. */
  letOutUnit: 0.018,
  /** em beyond which a reader sees the gaps: from here each further em costs `letOutOver`. */
  letOutGoal: 0.03,
  letOutOver: 8000,
  /** em: a line let out more than this is an emergency. Below it any line is better than one that breaks a rule. */
  letOutMost: 1,
  /** All word spaces, all gaps, at their most or least. */
  spaces: 0.4,
  gaps: 0.8,
  /** All brackets and pauses at three quarters: as bad as characters .022 em apart. */
  marks: 1.5,
  stops: 1.5,
  /** Marks below three quarters of an em: dearer than any spacing within the goal. */
  deep: 12,
  deeper: 30,
  /** Of each line of a paragraph that is to be set tighter: dearer than any squeezing that crushes no mark. */
  line: 10,
  /** Of a ragged line (heads, centred titles): the square of what it lacks. */
  ragged: 20,
  /** By quality of the break (BREAK). */
  breakAt: { 1: -3, 2: 0, 3: 15, 5: 8, 6: -10 },
  /** A last line of one character. */
  lonely: 3000,
  /** A line of Western text that nothing brings up to the measure ends short of it: dear, and by the square of what it lacks. */
  short: 5000,
  shortBy: 100_000,
  /** By more than this share of its measure it is worse than a broken word. */
  shortMost: 0.6,
  /** No line: what can't be set within the limits. */
  hopeless: 1e8,
  /** A line that breaks a rule because nothing else can be set. */
  emergency: 1e5,
  unfit: 100,
  /** A justified line that lacks more than this share of its measure is worse than a broken word. */
  emergencyShort: 0.4,
  /** Lines whose natural width is below this share of the measure are tried only where no other line can be set. */
  shortest: 0.75,
  shortestAtAll: 0.4,
} as const;
