import type { Nodes, Root } from 'mdast';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { eachNode } from '../model/markdown/each-node.js';
import { NUMERALS, numeralValue } from '../normalise/structure/numbers.js';

/** The number that a line opens with, and how it is written. */
interface Enumerator {
  readonly form: string;
  readonly value: number;
  readonly mark: string;
}

const DIGITS = '[\\d０-９]{1,3}';
/** Forms of numbers before items, each with the marks that belong to it: `2、` `2.` `2)` `（2）` `二、` `（二）` `②`. */
const FORMS: readonly (readonly [form: string, expression: RegExp])[] = [
  ['figures', new RegExp(`^(${DIGITS})(?:[、．)）]|\\.(?!\\d))`, 'u')],
  ['figures in brackets', new RegExp(`^[（(](${DIGITS})[）)]`, 'u')],
  ['numerals', new RegExp(`^(${NUMERALS})、`, 'u')],
  ['numerals in brackets', new RegExp(`^[（(](${NUMERALS})[）)]`, 'u')],
  ['circled', /^([①-⑳])/u],
];
/** Numbers may be left out between two items: no more than these. */
const MOST_LEFT_OUT = 3;

/**
 * Lines of a paragraph that open with numbers one behind the other, such as `1、` and `2、`: Markdown takes them for one paragraph,
 * whose lines run on. A warning at the first line that runs on. The line ends still stand in the tree's text.
 */
export function runOnItems(tree: Root, file: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const check = (paragraph: Nodes, listNumber: Enumerator | undefined) => {
    let before = listNumber;
    let isFirst = true;
    for (const { text, line } of paragraphLines(paragraph)) {
      const one = enumerator(text);
      if (!isFirst && one !== undefined && before !== undefined && isNextNumber(one, before)) {
        const values = { mark: one.mark };
        diagnostics.push(diagnose('edition/run-on-item', { file, line }, values));
        return;
      }
      if (one !== undefined) before = one;
      isFirst = false;
    }
  };
  const inItems = new Set<Nodes>();
  eachNode(tree, (node) => {
    if (node.type === 'list' && node.ordered === true) {
      node.children.forEach(({ children: [first], data }, index) => {
        if (first?.type !== 'paragraph') return;
        inItems.add(first);
        const value = data?.number ?? (node.start ?? 1) + index;
        check(first, { form: 'figures', value, mark: '' });
      });
    } else if (node.type === 'paragraph' && !inItems.has(node)) check(node, undefined);
  });
  return diagnostics;
}

function isNextNumber(one: Enumerator, before: Enumerator): boolean {
  const step = one.value - before.value;
  return one.form === before.form && step >= 1 && step <= MOST_LEFT_OUT;
}

function enumerator(text: string): Enumerator | undefined {
  for (const [form, expression] of FORMS) {
    const [mark, number] = expression.exec(text) ?? [];
    if (mark !== undefined && number !== undefined)
      return { form, value: numeralValue(number), mark };
  }
  return undefined;
}

/** The beginnings of a paragraph's lines, each with its line in the file; lines that the author ended by a break do not run on. */
function paragraphLines(paragraph: Nodes): readonly { text: string; line: number }[] {
  if (!('children' in paragraph)) return [];
  const lines: { text: string; line: number }[] = [];
  (paragraph.children as readonly Nodes[]).forEach((child, index) => {
    if (child.type !== 'text') return;
    const { line = 1 } = child.position?.start ?? {};
    child.value.split('\n').forEach((text, below) => {
      if (index === 0 || below > 0) lines.push({ text: text.trimStart(), line: line + below });
    });
  });
  return lines;
}
