import type { Group } from '../joins.js';
import { labelKind } from '../structure/label-kind.js';
import { isHeadlike, isProse } from '../structure/lines.js';
import { HEADING_SCHEMES } from '../structure/schemes.js';
import { joinGroups, openTexts } from './groups.js';

/** The number of labels with a topic below them that makes a habit of the document. */
const FEWEST = 2;
/** The share of the labels that must have a topic; with a smaller one the topics are headings inside their sections. */
const SHARE = 0.6;
/** A label is no longer than this, in characters. */
const LONGEST_LABEL = 16;

/**
 * Headings over two lines: a label alone on its line (北京市), its topic on the next. They become one paragraph each, with a
 * colon between, where that is the document's habit; short lines further down in the sections show that it is not.
 */
export function joinLabelTopics(groups: Group[]): void {
  const texts = openTexts(groups);
  const labels = texts.flatMap((text, index) => (isLabel(text) ? [index] : []));
  const pairs = labels.filter(
    (index) => isTopic(texts[index + 1] ?? '') && isProse(texts[index + 2]),
  );
  if (pairs.length < FEWEST || pairs.length < labels.length * SHARE) return;
  const ends = labels.slice(1);
  const bare = pairs.filter((index) => {
    const end = ends.find((other) => other > index) ?? texts.length;
    return !texts
      .slice(index + 2, end)
      .some((text, at) => isTopic(text) && isProse(texts[index + 3 + at]));
  });
  if (bare.length < pairs.length * SHARE) return;
  for (const index of [...pairs].reverse()) {
    const [label, topic] = [groups[index] as Group, groups[index + 1] as Group];
    groups.splice(index, 2, joinGroups(label, topic, '：', 'structure/label-topic'));
  }
}

function isLabel(text: string): boolean {
  return (
    [...text].length <= LONGEST_LABEL &&
    /^[\p{Script=Han}·]+(?:[（(][^（）()]+[）)])?$/u.test(text) &&
    labelKind(text) !== 'other' &&
    labelKind(text) !== 'person'
  );
}

function isTopic(text: string): boolean {
  return (
    isHeadlike(text) &&
    !isLabel(text) &&
    !HEADING_SCHEMES.some(({ rank, read }) => rank !== undefined && read(text) !== undefined)
  );
}
