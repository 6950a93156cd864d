import type { TextBlock } from '../../edition/text-blocks.js';
import { withoutSpaces } from '../../model/white-space.js';
import { halfStops } from '../../normalise/numerals.js';
import { punctuate } from '../../normalise/punctuation/index.js';
import { isTraditional } from '../../normalise/punctuation/script.js';
import type { HouseStyle } from '../../normalise/style/house-style.js';
import { type CountedError, type Reckoning, reckon } from './reckon.js';
import type { ErrorKind } from './standards.js';

/** The error rate of an edition, as far as the rules find its errors. */
export interface ErrorRate {
  /** Characters of the text, marks among them, spaces not. */
  readonly characters: number;
  readonly errors: Readonly<Record<ErrorKind, number>>;
  readonly reckonings: readonly Reckoning[];
}

/** Rules of punctuation that change the look and are no error of a mark. */
const NO_ERROR = new Set(['gbt15834/space']);

/** Counts the marks, numbers and characters of a text that the rules find wrong, and reckons them. */
export function errorRate(
  blocks: readonly TextBlock[],
  editionTitle: string,
  find: HouseStyle,
): ErrorRate {
  const traditional = isTraditional(blocks.map(({ text }) => text));
  const title = withoutSpaces(editionTitle);
  const errors = blocks.flatMap((block) => errorsOf(block, { traditional, title, find }));
  const characters = blocks.reduce((sum, { text }) => sum + letterCount(text), 0);
  const count = (kind: ErrorKind) => errors.filter((one) => one.kind === kind).length;
  return {
    characters,
    errors: { character: count('character'), mark: count('mark'), number: count('number') },
    reckonings: reckon(errors, characters),
  };
}

function letterCount(text: string): number {
  return [...text.replace(/[\s\ufffc]+/gu, '')].length;
}

function errorsOf(
  { text, level }: TextBlock,
  { traditional, title, find }: { traditional: boolean; title: string; find: HouseStyle },
): readonly CountedError[] {
  const { edits, doubts } = punctuate(text, { traditional, heading: level !== undefined });
  const isTitle = level === 1 && withoutSpaces(text) === title;
  const stands = isTitle ? 'title' : level === undefined ? 'text' : 'heading';
  const marks = edits
    .filter(({ rule }) => !NO_ERROR.has(rule))
    .map(({ from, rule }): CountedError => {
      const kind = rule.startsWith('gbt15835/') ? 'number' : 'mark';
      return { kind, written: from, stands };
    });
  const stops = halfStops(text).filter((at) => !edits.some((edit) => edit.at === at));
  const doubtful = [...doubts.map(({ at }) => at), ...stops].map(
    (at): CountedError => ({ kind: 'mark', written: text[at] ?? '', stands }),
  );
  const words = find(text)
    .filter(({ origin }) => origin === 'misspelt')
    .map(({ avoid }): CountedError => ({ kind: 'character', written: avoid, stands }));
  return [...marks, ...doubtful, ...words];
}
