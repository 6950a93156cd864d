/** How many of a thing were expected, how many were found, and how many of those are right. */
export interface Tally {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
}

/** What is counted apart. */
export const MEASURES = [
  'headings',
  'noise',
  'duplicates',
  'metadata',
  'labels',
  'paragraphs',
  'joined',
  'texts',
] as const;
export type Measure = (typeof MEASURES)[number];

/** One thing that the normaliser did otherwise than expected; `line` counts from 1. */
export interface Miss {
  readonly measure: Measure;
  readonly line?: number | undefined;
  readonly expected: string;
  readonly got: string;
}
