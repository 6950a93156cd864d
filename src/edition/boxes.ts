import type { Blockquote, Nodes, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { BOX_NAMES } from '../messages/box-names.js';

/** `::: warning 标题`, `!!! note "注意"`: what opens a box, its kind and its title. */
const OPEN =
  /^(?<marks>:{3,}|!{3}|\?{3}\+?)[ \t]*\{?\.?(?<kind>[A-Za-z]+)(?![A-Za-z])\}?(?<title>.*)$/;
const CLOSE = /^:{3,}[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const INDENTED = /^(?: {4}|\t)/;
/** An indented box goes on behind so many empty lines. */
const MOST_BLANK = 4;
/** GitHub's first line of a box. */
const ALERT = /^\[!([A-Za-z]+)\][ \t]*/;

/**
 * The boxes of VuePress, pandoc (`:::`) and MkDocs (`!!!`) as the quotations that GitHub writes them by, line for line, so that
 * places in the text stay on their lines. What stands in code stays.
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
    const name = title.trim() || (BOX_NAMES.get(kind.toUpperCase()) ?? kind);
    text.value = rest.join('\n');
    const isEmpty = text.value.trim() === '' && first.children.length === 1;
    setName(node, name, first, isEmpty);
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
