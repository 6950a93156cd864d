import type { Nodes, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Source } from '../../model/source.js';
import { dropLine, type WorkingLine } from '../working-line.js';
import { dropLeadingComments, dropPrograms } from './comments.js';
import { type FrontMatter, openingFrontMatter } from './front-matter.js';
import { dropLanguageLinks } from './language-links.js';
import { treeBehind } from './source-tree.js';
import { dropTocMarks } from './toc-marks.js';

/** The facts of a Markdown source that its markup gives. */
export interface MarkdownSource {
  readonly front?: FrontMatter;
  /** The lines of the front matter that edition.yaml keeps, word for word. */
  readonly asWritten: readonly string[];
  /** Whether it has headings of its own. */
  readonly headed: boolean;
}

/** Blocks that are not prose and are kept character by character. */
const LITERAL = new Set(['code', 'html', 'math', 'definition', 'yaml', 'toml']);
/** Nodes inside a line that are not prose. */
const INLINE_LITERAL = new Set([
  'inlineCode',
  'html',
  'image',
  'imageReference',
  'footnoteReference',
]);
/** The marks that open a block that holds other blocks: `> `, `1. `, `[^1]: `, `: ` */
const CONTAINERS = new Set(['blockquote', 'listItem', 'footnoteDefinition', 'defListDescription']);
/** Lines that open and close boxes: `!!! note "注意"`, `::: warning`. */
const BOX = /^\s*(?:!{3}|\?{3}\+?|:{3,})(?:\s|$|\w)/;
/** `$…$` and `{#id .class}`, which CommonMark takes for text. */
const LITERAL_TEXT = /\$\$?[^$\n]{1,200}\$\$?|\{[#.][^{}\n]{1,80}\}/g;

/**
 * Reads one Markdown source and settles its lines: front matter leaves, headings are what the source says, and every other
 * block stays as it is written. Nothing is inferred of settled lines. A source without headings is press text that goes by
 * the name of Markdown: its paragraphs are not settled.
 */
export function settleMarkdown(
  source: Source,
  lines: readonly WorkingLine[],
  alone: boolean,
): MarkdownSource {
  const texts = lines.map(({ text }) => text);
  const front = openingFrontMatter(texts);
  const skipped = front?.lines ?? 0;
  lines.slice(0, skipped).forEach((line, index) => {
    line.markdown = { settled: true, literal: true, guards: [], calls: [] };
    line.as = 'front-matter';
    if (alone && front?.used.includes(index) === true) {
      line.fate = 'kept';
      line.to = 'edition.yaml';
    } else {
      line.fate = 'dropped';
      line.why = 'Markdown 的文首信息：Kanben 用到的各项已用，其余不印';
    }
  });
  const tree = treeBehind(source, skipped);
  const headed = tree.children.some(({ type }) => type === 'heading');
  for (const line of lines.slice(skipped))
    line.markdown = { settled: headed, literal: false, guards: [], calls: [] };
  for (const block of tree.children) settleBlock(block, lines, headed);
  dropPrograms(tree, lines);
  if (headed) dropLeadingComments(tree, lines);
  dropTocMarks(lines.slice(skipped));
  dropLanguageLinks(lines.slice(skipped));
  guardInline(tree, lines);
  const asWritten = alone ? (front?.used ?? []).map((index) => texts[index] ?? '') : [];
  return { ...(front !== undefined && { front }), asWritten, headed };
}

function settleBlock(block: RootContent, lines: readonly WorkingLine[], headed: boolean): void {
  const { position } = block;
  if (position === undefined || (block.type === 'paragraph' && !headed)) return;
  const literal = LITERAL.has(block.type);
  const nodeLines = lines.slice(position.start.line - 1, position.end.line);
  const isEmpty = block.type === 'heading' && block.children.length === 0;
  nodeLines.forEach((line, index) => {
    // An empty line inside a block belongs to it.
    delete line.fate;
    if (isEmpty) {
      dropLine(line, 'empty-heading', '没有文字的标题');
      line.markdown = { settled: true, literal: true, guards: [], calls: [] };
      return;
    }
    line.markdown = {
      settled: true,
      literal,
      guards: [],
      calls: [],
      ...definition(block),
      ...(isProse(block) && { prose: true }),
      ...(block.type === 'html' && { html: true }),
      ...(block.type === 'heading' &&
        (index === 0 ? { heading: block.depth } : { underline: true })),
    };
  });
}

/** Paragraphs, and numbered lines that Markdown takes for lists of one item. */
function isProse(block: RootContent): boolean {
  if (block.type === 'paragraph') return true;
  return (
    block.type === 'list' &&
    block.ordered === true &&
    block.position?.start.line === block.position?.end.line
  );
}

/** Notes and links have names of their own. */
function definition(block: RootContent): { readonly defines?: string } {
  if (block.type === 'footnoteDefinition') return { defines: `^${block.identifier}` };
  return block.type === 'definition' ? { defines: block.identifier } : {};
}

/** The name that a node refers to. */
function called(node: Nodes): string | undefined {
  if (node.type === 'footnoteReference') return `^${node.identifier}`;
  return node.type === 'linkReference' || node.type === 'imageReference'
    ? node.identifier
    : undefined;
}

/** Code, tags, pictures, the addresses of links: no mark in them is made Chinese. */
function guardInline(tree: Root, lines: readonly WorkingLine[]): void {
  const guard = (line: number, from: number, to: number) => {
    if (to > from) lines[line]?.markdown?.guards.push([from, to]);
  };
  const guardAll = ({ position }: Nodes, from?: { line: number; column: number }) => {
    if (position === undefined) return;
    const start = from ?? position.start;
    for (let line = start.line; line <= position.end.line; line++) {
      const length = lines[line - 1]?.text.length ?? 0;
      guard(
        line - 1,
        line === start.line ? start.column - 1 : 0,
        line === position.end.line ? position.end.column - 1 : length,
      );
    }
  };
  lines.forEach(({ text }, index) => {
    if (BOX.test(text)) guard(index, 0, text.length);
  });
  visit(tree, (node: Nodes) => {
    if (LITERAL.has(node.type) || INLINE_LITERAL.has(node.type)) guardAll(node);
    const name = called(node);
    const start = node.position?.start;
    if (name !== undefined && start !== undefined)
      lines[start.line - 1]?.markdown?.calls.push(name);
    if (CONTAINERS.has(node.type) && 'children' in node && node.position !== undefined) {
      const { line, column } = node.position.start;
      const first = node.children[0]?.position?.start;
      guard(line - 1, 0, first?.line === line ? first.column - 1 : column + 3);
    }
    if (node.type === 'link' || node.type === 'linkReference') {
      const text = node.children.at(-1)?.position?.end;
      const whole = node.position;
      // An address that stands for itself is a link whose text is the whole of it.
      const bare = text !== undefined && whole !== undefined && text.offset === whole.end.offset;
      guardAll(node, bare ? undefined : text);
    }
    if (node.type === 'text' && node.position !== undefined) {
      const { start, end } = node.position;
      for (let line = start.line; line <= end.line; line++) {
        for (const { 0: literal, index } of (lines[line - 1]?.text ?? '').matchAll(LITERAL_TEXT))
          guard(line - 1, index, index + literal.length);
      }
    }
  });
}
