import type { Html, Nodes, RootContent, Table } from 'mdast';
import { type PageLine, pageLines } from '../inputs/html/page-lines.js';
import { pageTree } from '../inputs/html/page-tree.js';
import { delimiterRow } from '../inputs/table-rows.js';
import { InputError } from '../messages/diagnostic.js';
import { eachNode } from '../model/markdown/each-node.js';
import { parseMarkdown } from '../model/markdown/parse-markdown.js';
import { mergedLeft } from './table-grid.js';

const TABLE = /<table[\s>]/i;
/** The elements that the reading of a table keeps whole. */
const READ =
  /^(?:table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col|br|p|div|center|span|b|strong|sup|sub|a)$/i;
/** A link that is kept as its text alone. */
const OTHER_LINK = /<a\b(?![^>]{0,2000}\bhref\s{0,9}=\s{0,9}["']?(?:https?:|mailto:))/i;
const TAG = /<\/?([a-z][a-z0-9]*)/gi;

/** The tables of a block of HTML, and the text around them; undefined where it holds no table. */
export function htmlTables(node: Html, file: string): readonly Nodes[] | undefined {
  if (!TABLE.test(node.value)) return undefined;
  const lines = htmlLines(node.value, file);
  if (!lines.some(isRow)) return undefined;
  const nodes = lines.flatMap((line, index): readonly RootContent[] => {
    if (line.picture !== undefined || line.hidden === true) return [];
    if (!isRow(line))
      return [{ type: 'paragraph', children: [{ type: 'text', value: line.text }] }];
    return isFirstRow(lines, index) ? tableFrom(lines, index) : [];
  });
  // What is reported of a table is reported where its HTML stands.
  for (const one of nodes) eachNode(one, (inner) => setPosition(inner, node));
  return nodes;
}

/** Whether a block of HTML is tables and text, and no other element that a book would lose. */
export function isAllTable(html: string): boolean {
  return !OTHER_LINK.test(html) && [...html.matchAll(TAG)].every(([, tag = '']) => READ.test(tag));
}

/** The lines of the HTML as a page has them; none where it nests without end. */
function htmlLines(html: string, file: string): readonly PageLine[] {
  try {
    return pageLines(pageTree(html, file));
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

function isRow({ markup }: PageLine): boolean {
  return markup?.kind === 'table';
}

function isFirstRow(lines: readonly PageLine[], index: number): boolean {
  const before = lines[index - 1];
  return before === undefined || !isRow(before) || before.element !== lines[index]?.element;
}

function tableFrom(lines: readonly PageLine[], index: number): readonly RootContent[] {
  const { element } = lines[index] as PageLine;
  const [head = '', ...rows] = lines
    .slice(index)
    .filter((line) => isRow(line) && line.element === element)
    .map(({ text }) => text);
  const { children } = parseMarkdown([head, delimiterRow(head), ...rows].join('\n'));
  for (const table of children) if (table.type === 'table') markMerged(table);
  return children;
}

/** Once the cells' places are those of the HTML, nothing shows any more how they are written. */
function markMerged(table: Table): void {
  for (const row of table.children) {
    const merged = mergedLeft(row);
    row.children.forEach((cell, column) => {
      cell.data = { ...cell.data, mergedLeft: merged[column] ?? false };
    });
  }
}

function setPosition(node: Nodes, { position }: Html): void {
  if (position === undefined) delete node.position;
  else node.position = position;
}
