import type { Group } from '../joins.js';
import { isHeadlike, isProse } from '../structure/lines.js';
import { NUMERALS, numeralValue } from '../structure/numbers.js';
import { joinGroups, openTexts } from './groups.js';

const NUMBER = `(?<number>${NUMERALS}|[\\d０-９]{1,3})`;
/** A number alone on its line above a heading, and the unit that it counts. */
const SHAPES: readonly RegExp[] = [
  /** 一, 01, PART.01 */
  new RegExp(`^(?<unit>(?:PART|Part|NO|No|Vol)?)[\\s.．]{0,2}${NUMBER}[.．、]?$`, 'u'),
  /** 第一章, 第2部分 */
  new RegExp(`^第\\s?${NUMBER}\\s?(?<unit>[编編卷部篇章回节節讲講课課集]|部分|单元)$`, 'u'),
  /** 话题一, 案例1; 附件1 heads an appendix. */
  new RegExp(`^(?<unit>(?!附|第|星期|图|表)\\p{Script=Han}{2,4}?)${NUMBER}$`, 'u'),
  /** （一） */
  new RegExp(`^(?<unit>[（(])${NUMBER}[）)]$`, 'u'),
  /^(?<unit>)(?<circled>[①-⑳])$/u,
  /^(?<unit>)(?<word>ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)$/iu,
];
const WORDS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE', 'TEN'];
/** The number of numbers with a heading below them that makes a habit of the document. */
const FEWEST = 2;
/** The share of the numbers of chapters that go on and have a topic, where there are so many that one may be missing. */
const SHARE = 0.85;
/** The share of sections with further headings up to which the topics of many chapters are their titles all the same. */
const SHARE_SECTIONED = 0.3;
const MANY = 8;

interface NumberLine {
  readonly index: number;
  readonly number: number;
}

/**
 * Headings whose number stands alone on the line above (01 / 抓牢防控; 第一章 / 总则): they become one paragraph each, where
 * the numbers of a kind go on by one, each has a heading below it with text or another kind's number behind, and no
 * other heading stands among their texts. Otherwise the numbers head the text themselves. Those of `named` stay apart.
 */
export function joinNumberTopics(groups: Group[], named: ReadonlySet<Group>): void {
  const texts = openTexts(groups).map((text, index) =>
    named.has(groups[index] as Group) ? '' : text,
  );
  const kinds = numberLines(texts);
  const isNumber = new Set([...kinds.values()].flat().map(({ index }) => index));
  const isTopic = (index: number) =>
    !isNumber.has(index) &&
    isHeadlike(texts[index] ?? '') &&
    (isProse(texts[index + 1]) || isNumber.has(index + 1));
  const joined = [...kinds.values()].flatMap((lines) => {
    const whole = lines.filter(
      ({ index, number }, at) =>
        (number === 1 || (at > 0 && number === (lines[at - 1]?.number ?? 0) + 1)) &&
        isTopic(index + 1),
    );
    const many = lines.length >= MANY;
    if (lines.length < FEWEST || whole.length < lines.length * (many ? SHARE : 1)) return [];
    const sectioned = lines.filter(({ index }, at) => {
      const end = lines[at + 1]?.index ?? texts.length;
      return range(index + 2, end).some(isTopic);
    });
    if (sectioned.length > (many ? lines.length * SHARE_SECTIONED : 0)) return [];
    // Where nearly all have a topic, a verse's name below one of them is no other habit.
    const topics = many
      ? lines.filter(({ index }) => isHeadlike(texts[index + 1] ?? '') && !isNumber.has(index + 1))
      : whole;
    return topics.map(({ index }) => index);
  });
  for (const index of joined.sort((a, b) => b - a)) {
    const [number, topic] = [groups[index] as Group, groups[index + 1] as Group];
    groups.splice(index, 2, joinGroups(number, topic, '\u3000', 'structure/number-topic'));
  }
}

/** The lines that are a number alone, by their kind. */
function numberLines(texts: readonly string[]): ReadonlyMap<string, readonly NumberLine[]> {
  const kinds = new Map<string, NumberLine[]>();
  texts.forEach((text, index) => {
    SHAPES.some((shape, at) => {
      const groups = shape.exec(text)?.groups;
      if (groups === undefined) return false;
      const kind = `${at} ${groups.unit}`;
      const line = { index, number: numberOf(groups) };
      const lines = kinds.get(kind);
      if (lines === undefined) kinds.set(kind, [line]);
      else lines.push(line);
      return true;
    });
  });
  return kinds;
}

function numberOf({ number, circled, word }: Readonly<Record<string, string | undefined>>): number {
  if (circled !== undefined) return circled.charCodeAt(0) - '①'.charCodeAt(0) + 1;
  if (word !== undefined) return WORDS.indexOf(word.toUpperCase()) + 1;
  return numeralValue(number ?? '');
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
