import type { Blockquote, Nodes, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { labelsFor } from '../messages/labels.js';
import type { Division } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';

/** `::: warning 标题`, `!!! note "注意"`: the mark that opens a box, its kind and its title. */
const OPEN =
  /^(?<marks>:{3,}|!{3}|\?{3}\+?)[ \t]*\{?\.?(?<kind>[A-Za-z]+)(?![A-Za-z])\}?(?<title>.*)$/;
const CLOSE = /^:{3,}[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const INDENTED = /^(?: {4}|\t)/;
/** An indented box continues behind this many empty lines. */
const MOST_BLANK = 4;
/** GitHub's first line of a box. */
const ALERT = /^\[!([A-Za-z]+)\][ \t]*/;

/**
 * The boxes of VuePress, pandoc (`:::`) and MkDocs (`!!!`) as the quotations that GitHub writes them by, line for line, so that
 * places in the text stay on their lines. Code is not changed.
 */
export function quoteBoxes(text: string): string {
  if (!/^(?::{3}|!{3}|\?{3})/m.test(text)) return text;
  let fence: string | undefined;
  let box: 'closed' | 'indented' | undefined;
  const lines = text.split('\n');
  const goesOn = (from: number) => {
    const next = lines.slice(from, from + MOST_BLANK).find((line) => line.trim() !== '');
    return next !== undefined && INDENTED.test(next);
  };
  return lines
    .map((line, index) => {
      const [, mark] = FENCE.exec(line) ?? [];
      if (mark !== undefined) fence = fence === undefined ? mark[0] : undefined;
      if (fence !== undefined || mark !== undefined)
        return box === undefined ? line : quoted(line, box);
      const { marks, kind, title = '' } = OPEN.exec(line)?.groups ?? {};
      if (box === undefined && marks !== undefined && kind !== undefined) {
        box = marks.startsWith(':') ? 'closed' : 'indented';
        return `> [!${kind.toUpperCase()}] ${title.trim().replace(/^["“](.*)["”]$/, '$1')}`.trimEnd();
      }
      if (box === 'closed' && CLOSE.test(line)) {
        box = undefined;
        return '';
      }
      if (box === 'indented' && !INDENTED.test(line) && !(line.trim() === '' && goesOn(index)))
        box = undefined;
      return box === undefined ? line : quoted(line, box);
    })
    .join('\n');
}

function quoted(line: string, box: 'closed' | 'indented'): string {
  return `> ${box === 'indented' ? line.replace(/^(?: {4}|\t)/, '') : line}`.trimEnd();
}

/** The language of a box's name until that of the edition is known. */
const FIRST_LANGUAGE = 'zh-CN';

/** Puts the name of a box, or its title, on a separate line of the quotation. */
export function nameBoxes(tree: Root): void {
  visit(tree, (node: Nodes) => {
    if (node.type !== 'blockquote') return;
    const [first] = node.children;
    const text = first?.type === 'paragraph' ? first.children[0] : undefined;
    if (first?.type !== 'paragraph' || text?.type !== 'text') return;
    const [marks, kind = ''] = ALERT.exec(text.value) ?? [];
    if (marks === undefined) return;
    const [title = '', ...rest] = text.value.slice(marks.length).split('\n');
    const titled = title.trim();
    const name = titled === '' ? nameOf(kind, FIRST_LANGUAGE) : titled;
    text.value = rest.join('\n');
    const isEmpty = text.value.trim() === '' && first.children.length === 1;
    setName(node, name, first, isEmpty);
    if (titled === '') node.data = { ...node.data, kind };
  });
}

function nameOf(kind: string, language: string): string {
  return labelsFor(language).boxes.get(kind.toUpperCase()) ?? kind;
}

/** Whether a text may have boxed notes. */
export function hasBoxes(text: string): boolean {
  return ['[!', ':::', '!!!', '???'].some((mark) => text.includes(mark));
}

/** Gives boxes without a title their names in the edition's language. */
export function translateBoxes(divisions: readonly Division[], language: string): void {
  for (const { tree } of divisions)
    eachNode(tree, (node) => {
      if (node.type !== 'blockquote' || node.data?.kind === undefined) return;
      const [name] = node.children;
      const strong = name?.type === 'paragraph' ? name.children[0] : undefined;
      const text = strong?.type === 'strong' ? strong.children[0] : undefined;
      if (text?.type === 'text') text.value = nameOf(node.data.kind, language);
    });
}

function setName(box: Blockquote, name: string, first: Paragraph, replaces: boolean): void {
  const position = first.position && { position: first.position };
  const heading: Paragraph = {
    type: 'paragraph',
    children: [
      { type: 'strong', children: [{ type: 'text', value: name, ...position }], ...position },
    ],
    ...position,
  };
  box.data = { ...box.data, box: true };
  box.children = [heading, ...(replaces ? box.children.slice(1) : box.children)];
}
