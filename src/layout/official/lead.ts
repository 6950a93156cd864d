import type { Nodes, Root } from 'mdast';
import type { FontRole } from '../../model/template.js';

/** How the beginning of a paragraph is set. */
export interface Lead {
  /** UTF-16 units of the first text node. */
  readonly length: number;
  readonly role: FontRole;
  /** em that turned lines stand in, where they stand under what follows the lead. */
  readonly hanging?: number;
}

/** A heading that its text follows in the same line: 一、 in hei, （一） in kai (GB/T 9704-2012 7.3.3). */
const RUN_IN: readonly (readonly [RegExp, FontRole])[] = [
  [/^[一二三四五六七八九十]{1,3}、[^。！？；：]{1,40}。(?=.)/u, 'hei'],
  [/^（[一二三四五六七八九十]{1,3}）[^。！？；：]{1,40}。(?=.)/u, 'kai'],
];
/** Who was at a meeting: the word in hei, the names hanging behind its colon (10.3). */
const PRESENT = /^(?:出席|请假|列席)(?=[:：])/u;
/** A paragraph begins two characters in. */
const INDENT = 2;

/** The numbers of the two levels that may run in. */
const NUMBERED = [
  /^([一二三四五六七八九十]{1,3})、/u,
  /^（([一二三四五六七八九十]{1,3})）/u,
] as const;

/**
 * The numbered paragraphs of a division that begin with no heading: where one of a row of numbers (一、二、三、) has none, its
 * first sentence being its text, the others have none either. By the offsets of their first texts.
 */
export function unledParagraphs({ children }: Root): ReadonlySet<number> {
  const unled = new Set<number>();
  for (const [kind, number] of NUMBERED.entries()) {
    let row: number[] = [];
    let isLed = true;
    const close = () => {
      if (!isLed) for (const offset of row) unled.add(offset);
      row = [];
      isLed = true;
    };
    for (const node of children) {
      if (node.type !== 'paragraph') continue;
      const [first] = node.children;
      if (first?.type !== 'text') continue;
      const numeral = number.exec(first.value)?.[1];
      if (numeral === undefined) continue;
      if (numeral === '一') close();
      row.push(first.position?.start.offset ?? -1);
      isLed &&= RUN_IN[kind]?.[0].test(first.value) === true;
    }
    close();
  }
  return unled;
}

/**
 * How a paragraph of an official document begins; undefined where it is text from its first character on. `unled` are the
 * division's numbered paragraphs without headings.
 */
export function leadOf(
  [first]: readonly Nodes[],
  unled: ReadonlySet<number> = new Set(),
): Lead | undefined {
  if (first?.type !== 'text' || unled.has(first.position?.start.offset ?? -1)) return undefined;
  const { value } = first;
  for (const [heading, role] of RUN_IN) {
    const { length = 0 } = heading.exec(value)?.[0] ?? '';
    if (length > 0) return { length, role };
  }
  const { length = 0 } = PRESENT.exec(value)?.[0] ?? '';
  return length === 0 ? undefined : { length, role: 'hei', hanging: INDENT + length + 1 };
}

/** 第一章　总则, 第一节 …: how a regulation is divided. */
const CHAPTER = /^第[一二三四五六七八九十百\d]{1,5}[编章节](?=[\s\u3000]|$)/u;

/** Whether a heading is a regulation's chapter, which stands in the middle. */
export function isChapterHeading(text: string): boolean {
  return CHAPTER.test(text);
}

/** Whether a line opens the list of those who were at a meeting. */
export function opensPresent(text: string): boolean {
  return PRESENT.test(text);
}

/** The nodes with the first text divided behind `length` UTF-16 units. */
export function parted<Node extends Nodes>(
  [first, ...others]: readonly Node[],
  length: number,
): readonly [readonly Nodes[], readonly Nodes[]] {
  if (first?.type !== 'text') return [[], first === undefined ? [] : [first, ...others]];
  const { value } = first;
  return [
    [{ ...first, value: value.slice(0, length) }],
    [{ ...first, value: value.slice(length) }, ...others],
  ];
}
