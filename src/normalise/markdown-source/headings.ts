import { parseMarkdown } from '../../model/markdown/parse-markdown.js';
import { plainText } from '../../model/markdown/plain-text.js';
import { addEdits } from '../clean.js';
import type { WorkingLine } from '../working-line.js';

/** `## ` and the number signs that may close the heading. */
const ATX = /^( {0,3}#{1,6}(?:[ \t]+|$))(.*?)((?<![ \t])[ \t]+#+[ \t]*|(?<![ \t])[ \t]+|)$/;
const RULE = 'structure/heading-marker';

/**
 * Takes the marks of a Markdown heading away, or puts those of `level` in their place where it stays inside a section; the
 * line below a heading that is underlined goes.
 */
export function headingMarkEdits(lines: readonly WorkingLine[], level?: number): void {
  const [head, ...underline] = lines;
  if (head === undefined) return;
  const marks = level === undefined ? '' : `${'#'.repeat(level)} `;
  const [, open = '', text = head.text, close = ''] = ATX.exec(head.text) ?? [];
  addEdits(head, [{ at: 0, from: open, to: marks, rule: RULE }]);
  if (close !== '')
    addEdits(head, [{ at: open.length + text.length, from: close, to: '', rule: RULE }]);
  for (const line of underline)
    if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line.text))
      addEdits(line, [{ at: 0, from: line.text, to: '', rule: RULE }]);
    else addEdits(line, [{ at: 0, from: '', to: ' ', rule: RULE }]);
}

/** What a reader sees of a heading's Markdown. */
export function headingText(markdown: string): string {
  return plainText(parseMarkdown(`# ${markdown}\n`)).trim();
}
