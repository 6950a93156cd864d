import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Paragraph } from '../model/manuscript.js';
import { parseMarkdown } from '../model/markdown/parse-markdown.js';
import { plainText } from '../model/markdown/plain-text.js';
import { markedText, noteReferences } from './inline-markdown.js';

/** Characters that Markdown may read as markup: a text without them is plain. */
const SPECIAL = /[!-/:-@[-`{-~]|^[\s\d]|\s$/u;
const ASCII_MARKS = /[!-/:-@[-`{-~]/g;

/** micromark looks back over a paragraph from each closing bracket that is not escaped: of more of them, all are escaped. */
const MOST_OPEN_BRACKETS = 2000;

/**
 * A paragraph of plain text as Markdown that reads back as just that text: escaped only where Markdown would see
 * markup, by the serialiser of remark's own family; proven by reading it back.
 */
export function markdownText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  const written = toMarkdown(
    { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] },
    { extensions: [gfmToMarkdown()], bullet: '-' },
  ).replace(/\n$/, '');
  const isQuick = written.split(']', MOST_OPEN_BRACKETS + 2).length <= MOST_OPEN_BRACKETS + 1;
  if (isQuick && readsAs(written, text, 'paragraph')) return written;
  const escaped = text
    .replace(ASCII_MARKS, '\\$&')
    .replace(/^\s|\s$/gu, (space) => `&#x${space.charCodeAt(0).toString(16)};`);
  if (readsAs(escaped, text, 'paragraph')) return escaped;
  return references(text);
}

export function markdownBlock(paragraph: Paragraph): string {
  const { kind, text, level = 2, spans, label, markdown } = paragraph;
  if (kind === 'heading')
    return markdown === true
      ? `${'#'.repeat(level)} ${text}`
      : `${markdownHeading(text, level)}${noteReferences(spans)}`;
  const written = (spans && markedText(text, spans)) ?? markdownText(text) + noteReferences(spans);
  return kind === 'note' ? `[^${label}]: ${written}` : written;
}

/** A heading, on one line; a # that closes its text would be taken for markup, and is escaped. */
export function markdownHeading(text: string, level: number): string {
  const marks = '#'.repeat(level);
  const ways = [
    markdownText(text),
    markdownText(text).replace(/(?<!#)#+$/u, (marks) => '\\#'.repeat(marks.length)),
    references(text),
  ];
  const written = ways.map((way) => `${marks} ${way}`);
  return written.find((line) => readsAs(line, text, 'heading')) ?? (written.at(-1) as string);
}

/** Characters that Markdown reads as markup even behind a backslash become character references. */
function references(text: string): string {
  return [...text]
    .map((character) => `&#x${(character.codePointAt(0) as number).toString(16)};`)
    .join('');
}

function readsAs(markdown: string, text: string, kind: 'paragraph' | 'heading'): boolean {
  if (markdown.includes('\n')) return false;
  const { children } = parseMarkdown(`前\n\n${markdown}\n`);
  return children.length === 2 && children[1]?.type === kind && plainText(children[1]) === text;
}
