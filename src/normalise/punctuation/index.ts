import type { LineEdit } from '../working-line.js';
import { verbatimPlaces } from './characters.js';
import type { Doubt } from './doubt.js';
import { innerStopEdits } from './inner-stops.js';
import { markEdits } from './marks.js';
import { quoteEdits } from './quotes.js';
import { spaceEdits } from './spaces.js';
import { doubledEdits, interpunctEdits, stopEdits, variantEdits } from './stops.js';
import { westernEdits } from './western.js';
import { widthEdits } from './widths.js';

export interface PunctuationOptions {
  /** Straight quotes become 「 」, and corner marks stay. */
  readonly traditional?: boolean;
  readonly heading?: boolean;
  /** The text is Markdown: its links' targets and tags stay. */
  readonly markdown?: boolean;
}

export interface Punctuation {
  /** In the order of the text; none meets another. */
  readonly edits: readonly LineEdit[];
  readonly doubts: readonly Doubt[];
}

/** An entry of a list of references, whose marks GB/T 7714 gives: `[3] 李锋. 物流研究[J]. 物流科技, 2011(11): 56.` */
const REFERENCE =
  /^\s{0,20}(?:\[\d{1,4}\]|\d{1,4}[.、])?[^\n]{1,300}?\[(?:[JMDCNSPRZGA]|EB|DB|CP)(?:\/(?:OL|CD|MT|DK))?\]\s?[.,．]/u;

/**
 * Gives the edits that make the marks of a paragraph those of GB/T 15834-2011 and GB/T 15835-2011, each change by a rule of
 * `PUNCTUATION_RULES`; and the marks that stay because only an editor can read them. Of a heading the spaces stay, which
 * part its phrases.
 */
export function punctuate(
  text: string,
  { traditional = false, heading = false, markdown = false }: PunctuationOptions = {},
): Punctuation {
  if (REFERENCE.test(text)) return { edits: [], doubts: [] };
  const verbatim = verbatimPlaces(text, markdown);
  const marks = markEdits(text, verbatim);
  const quotes = quoteEdits(text, traditional, verbatim);
  const edits = apart([
    ...marks.edits,
    ...westernEdits(text, verbatim),
    ...variantEdits(text),
    ...stopEdits(text),
    ...innerStopEdits(text),
    ...doubledEdits(text),
    ...interpunctEdits(text),
    ...quotes.edits,
    ...widthEdits(text),
    ...(heading ? [] : spaceEdits(text)),
  ]);
  const unpaired = quotes.unpaired;
  const doubts: readonly Doubt[] = [
    ...marks.doubts,
    ...(unpaired === undefined
      ? []
      : [{ rule: 'manuscript/unpaired-quote', at: unpaired } as const]),
  ];
  return {
    edits: edits.filter(({ at, from }) => ![...from].some((_, index) => verbatim(at + index))),
    doubts: [...doubts].sort((a, b) => a.at - b.at),
  };
}

/** The edits that meet no earlier one of the list, in the order of the text. */
function apart(edits: readonly LineEdit[]): readonly LineEdit[] {
  const taken = new Set<number>();
  const kept: LineEdit[] = [];
  for (const edit of edits) {
    const places = Array.from({ length: edit.from.length }, (_, index) => edit.at + index);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    kept.push(edit);
  }
  return kept.sort((a, b) => a.at - b.at);
}
