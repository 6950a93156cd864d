import { parseMarkdown } from '../../model/markdown/parse-markdown.js';
import { plainText } from '../../model/markdown/plain-text.js';
import { addEdits } from '../clean.js';
import type { WorkingLine } from '../working-line.js';

/** The marks that open a heading: `## `. */
const OPEN = /^ {0,3}#{1,6}(?:[ \t]+|$)/;
const RULE = 'structure/heading-marker';

/** A heading's line in three: the marks that open it, its text, and what closes it (spaces and number signs). */
function headingParts(line: string): { open: string; text: string; close: string } {
  const [open] = OPEN.exec(line) ?? [];
  if (open === undefined) return { open: '', text: line, close: '' };
  let end = endWithout(line, line.length, ' \t');
  const signs = endWithout(line, end, '#');
  // Number signs close a heading where a space stands before them (CommonMark 4.2).
  if (signs < end && (signs <= open.length || /[ \t]/.test(line[signs - 1] ?? ''))) {
    end = endWithout(line, signs, ' \t');
  }
  const textEnd = Math.max(end, open.length);
  return { open, text: line.slice(open.length, textEnd), close: line.slice(textEnd) };
}

/** Where the text before `end` ends once the characters of `set` at its end are left out. */
function endWithout(text: string, end: number, set: string): number {
  let at = end;
  while (at > 0 && set.includes(text[at - 1] as string)) at--;
  return at;
}

/**
 * Takes the marks of a Markdown heading away, or puts those of `level` in their place where it stays inside a section; the
 * line below a heading that is underlined goes.
 */
export function headingMarkEdits(lines: readonly WorkingLine[], level?: number): void {
  const [head, ...underline] = lines;
  if (head === undefined) return;
  const marks = level === undefined ? '' : `${'#'.repeat(level)} `;
  const { open, text, close } = headingParts(head.text);
  addEdits(head, [{ at: 0, from: open, to: marks, rule: RULE }]);
  if (close !== '')
    addEdits(head, [{ at: open.length + text.length, from: close, to: '', rule: RULE }]);
  for (const line of underline)
    if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line.text))
      addEdits(line, [{ at: 0, from: line.text, to: '', rule: RULE }]);
    else addEdits(line, [{ at: 0, from: '', to: ' ', rule: RULE }]);
}

/** The text of a heading's Markdown as a reader sees it. */
export function headingText(markdown: string): string {
  return plainText(parseMarkdown(`# ${markdown}\n`)).trim();
}
