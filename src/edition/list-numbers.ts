import type { List, Nodes, Root } from 'mdast';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { Division } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';
import { nodePlace } from './node-place.js';

/** What stands behind the number of a list's item in Markdown. */
export type ListDelimiter = '.' | ')';

declare module 'mdast' {
  interface ListData {
    /** What stands behind each number, where it is not a full stop. */
    delimiter?: ')';
  }
  interface ListItemData {
    /** The number that the author wrote, where Markdown would count to another. */
    number?: number;
  }
}

/** `3.` or `3)`, which opens an item (CommonMark 5.2). */
const MARK = /^(\d{1,9})([.)])/;

/**
 * Keeps the numbers and marks of numbered lists as they stand in `text`: Markdown knows the first number alone and counts on from it. A
 * list whose numbers are all 1, or all 0, leaves the counting to Markdown, as its authors want.
 */
export function readListNumbers(tree: Root, text: string): void {
  eachNode(tree, (node) => {
    if (node.type !== 'list' || node.ordered !== true) return;
    const marks = node.children.map(({ position }) => {
      const from = position?.start.offset ?? text.length;
      return MARK.exec(text.slice(from, from + 10));
    });
    if (marks[0]?.[2] === ')') node.data = { ...node.data, delimiter: ')' };
    const numbers = marks.map((mark) => (mark === null ? undefined : Number(mark[1])));
    const [first] = numbers;
    if ((first === 0 || first === 1) && numbers.every((number) => number === first)) return;
    numbers.forEach((number, index) => {
      if (number !== undefined) setItemNumber(node, index, number);
    });
  });
}

/** Gives an item the number that it has, if counting from the first does not lead to it. */
export function setItemNumber(list: List, index: number, number: number): void {
  const item = list.children[index];
  if (item !== undefined && number !== countedNumber(list, index)) {
    item.data = { ...item.data, number };
  }
}

/** The number of an item of a numbered list. */
export function itemNumber(list: List, index: number): number {
  return list.children[index]?.data?.number ?? countedNumber(list, index);
}

/** `3.` or `3)`: what is printed before an item of a numbered list. */
export function itemMark(list: List, index: number): string {
  return `${itemNumber(list, index)}${delimiterOf(list)}`;
}

export function delimiterOf({ data }: List): ListDelimiter {
  return data?.delimiter ?? '.';
}

function countedNumber({ start }: List, index: number): number {
  return (start ?? 1) + index;
}

/** A warning for each list whose numbers do not follow each other: at the first that does not. */
export function listNumberFaults({ file, tree }: Division): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  eachNode(tree, (node: Nodes) => {
    if (node.type !== 'list' || node.ordered !== true) return;
    const at = node.children.findIndex(({ data }) => data?.number !== undefined);
    const item = node.children[at];
    if (item === undefined) return;
    const values = { number: itemMark(node, at), before: itemMark(node, at - 1) };
    diagnostics.push(diagnose('edition/list-numbers', nodePlace(file, item), values));
  });
  return diagnostics;
}
