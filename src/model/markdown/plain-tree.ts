import type { Heading, Paragraph, Root, RootContent } from 'mdast';

/**
 * Characters that Markdown (CommonMark, GFM, definition lists) may read as markup inside a line: marks, references, addresses
 * that become links by themselves, and characters that remark replaces: tabs, other line ends.
 */
const MARKS = /[\t\r&<*@[\\\]_`|~]|:\/\/|[wW]{3}\./;
/** Text that Markdown may read as markup at a line's beginning or end: quotes, lists, rules, underlines, `: `, indents, hard breaks. */
const EDGES = /^[ \-+=:>]|^\d+[.)]| $/;
/** A number sign at the end of a heading would close it. */
const HEADING = /^(#{1,6}) (?! )/;
const CLOSED = /[ #]$/;
const OPEN = '---\n';
const CLOSE = '\n---';
const BLANK_LINE = /^\n|\n$|\n\n/;

type Point = { line: number; column: number; offset: number };

/**
 * A text without any markup but front matter, headings (`# `) and empty lines between its paragraphs → the tree that
 * remark makes of it, places included; undefined where anything else stands in it, or might. Most divisions of a
 * press text are such, and remark costs hundreds of times as much.
 */
export function plainTree(text: string): Root | undefined {
  if (text.startsWith('\ufeff') || text.includes('\0')) return undefined;
  const children: RootContent[] = [];
  let line = 1;
  let from = 0;
  if (text.startsWith(OPEN)) {
    const front = yamlNode(text);
    if (front === undefined) return undefined;
    children.push(front);
    ({ line, offset: from } = front.position.end);
    if (from < text.length) {
      line++;
      from++;
    }
  }
  if (MARKS.test(from === 0 ? text : text.slice(from))) return undefined;
  // The block in the line before, if there was one.
  let before: RootContent | undefined;
  for (; from < text.length; from++, line++) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    if (end === from) before = undefined;
    else {
      // A paragraph of more lines than one, or a line below it that may not end it.
      if (before?.type === 'paragraph') return undefined;
      before = plainBlock(text.slice(from, end), line, from);
      if (before === undefined) return undefined;
      children.push(before);
    }
    from = end;
    if (newline < 0) break;
  }
  const end = point(line, text.length - text.lastIndexOf('\n'), text.length);
  return { type: 'root', children, position: { start: point(1, 1, 0), end } };
}

/** The YAML between the `---` lines that the text opens with; undefined where it isn't closed in the plainest way. */
function yamlNode(text: string) {
  const close = text.indexOf(CLOSE, OPEN.length - 1);
  const offset = close + CLOSE.length;
  if (close < 0 || (offset < text.length && text[offset] !== '\n')) return undefined;
  const empty = close < OPEN.length;
  const value = empty ? '' : text.slice(OPEN.length, close);
  if (/[\t\r]/.test(value) || BLANK_LINE.test(value)) return undefined;
  const end = point(empty ? 2 : 2 + value.split('\n').length, CLOSE.length, offset);
  return { type: 'yaml' as const, value, position: { start: point(1, 1, 0), end } };
}

/** A line with text in it as a heading or a paragraph; undefined where it may be anything else. */
function plainBlock(text: string, line: number, offset: number): Heading | Paragraph | undefined {
  const end = point(line, 1 + text.length, offset + text.length);
  if (text.startsWith('#')) {
    const [opening, marks] = HEADING.exec(text) ?? [];
    if (opening === undefined || marks === undefined || CLOSED.test(text)) return undefined;
    const start = point(line, 1 + opening.length, offset + opening.length);
    return {
      type: 'heading',
      depth: marks.length as Heading['depth'],
      children: [{ type: 'text', value: text.slice(opening.length), position: { start, end } }],
      position: { start: point(line, 1, offset), end },
    };
  }
  if (EDGES.test(text)) return undefined;
  const position = { start: point(line, 1, offset), end };
  return { type: 'paragraph', children: [{ type: 'text', value: text, position }], position };
}

function point(line: number, column: number, offset: number): Point {
  return { line, column, offset };
}
