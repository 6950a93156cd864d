import type { Root } from 'mdast';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import type { WorkingLine } from '../working-line.js';

const AS = 'html-comment';
/** How much of a comment its message shows, UTF-16 units. */
const SHOWN = 20;

/** Leaves out comments of HTML before all text, which would part a file from its heading: they are printed in no book. */
export function dropLeadingComments({ children }: Root, lines: readonly WorkingLine[]): void {
  for (const { type, position } of children) {
    if (type === 'yaml') continue;
    const block = lines.slice((position?.start.line ?? 1) - 1, position?.end.line ?? 0);
    if (type !== 'html' || !isComment(block.map(({ text }) => text).join('\n'))) return;
    for (const line of block) {
      const isBlank = line.text.trim() === '';
      line.fate = isBlank ? 'blank' : 'dropped';
      if (isBlank) continue;
      line.as = AS;
      line.why = '文首的 HTML 注释，不印在书里';
    }
  }
}

/** Whether HTML is comments and nothing else. */
function isComment(html: string): boolean {
  let rest = html.trim();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest === '';
}

/** The lines with words of the comments that were left out. */
export function commentDiagnostics(
  lines: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  return lines.flatMap((line) => {
    if (line.as !== AS) return [];
    const text = line.text.replaceAll('<!--', '').replaceAll('-->', '').trim();
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const place = { file: fileOf(line), line: line.number };
    return [diagnose('edition/comment', place, { text: text.slice(0, SHOWN) })];
  });
}
