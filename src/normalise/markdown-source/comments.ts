import type { Root, RootContent } from 'mdast';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import { dropLine, type WorkingLine } from '../working-line.js';

const AS = 'html-comment';
const PROGRAM = 'html-program';
/** The length of a comment that its message shows, UTF-16 units. */
const SHOWN = 20;

/** What no book prints, by the name of a line's reason. */
const WHY = {
  [AS]: '文首的 HTML 注释，不印在书里',
  [PROGRAM]: '网页的程序或样式（<script>、<style>），不是文稿',
} as const;

/** Leaves out comments of HTML before all text, which would part a file from its heading: they are printed in no book. */
export function dropLeadingComments({ children }: Root, lines: readonly WorkingLine[]): void {
  for (const node of children) {
    if (node.type === 'yaml' || programIn(node) !== undefined) continue;
    const block = blockLines(node, lines);
    if (node.type !== 'html' || !isComment(block.map(({ text }) => text).join('\n'))) return;
    dropBlock(block, AS);
  }
}

/** Leaves out programs and style sheets of web pages, wherever they stand. */
export function dropPrograms({ children }: Root, lines: readonly WorkingLine[]): void {
  for (const node of children)
    if (programIn(node) !== undefined) dropBlock(blockLines(node, lines), PROGRAM);
}

function blockLines(
  { position }: RootContent,
  lines: readonly WorkingLine[],
): readonly WorkingLine[] {
  return lines.slice((position?.start.line ?? 1) - 1, position?.end.line ?? 0);
}

function dropBlock(block: readonly WorkingLine[], as: keyof typeof WHY): void {
  for (const line of block) {
    if (line.text.trim() === '') line.fate = 'blank';
    else dropLine(line, as, WHY[as]);
  }
}

/** The tag of a block that is one program or style sheet from its first character to its last; undefined of any other. */
function programIn(node: RootContent): string | undefined {
  if (node.type !== 'html') return undefined;
  const html = node.value.trim().toLowerCase();
  const [, tag] = /^<(script|style)(?=[\s>])/.exec(html) ?? [];
  if (tag === undefined) return undefined;
  const end = html.indexOf(`</${tag}>`);
  return end >= 0 && end + tag.length + 3 === html.length ? tag : undefined;
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

/** The lines with words of the comments that were left out, and where programs were. */
export function commentDiagnostics(
  lines: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  return lines.flatMap((line) => {
    const [tag] = line.as === PROGRAM ? (/^<[a-z]+/i.exec(line.text.trim()) ?? []) : [];
    if (tag !== undefined && /^<(?:script|style)$/i.test(tag)) {
      const place = { file: fileOf(line), line: line.number, column: 1 };
      return [diagnose('edition/html-left-out', place, { tag: `${tag.toLowerCase()}>` })];
    }
    if (line.as !== AS) return [];
    const text = line.text.replaceAll('<!--', '').replaceAll('-->', '').trim();
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const place = { file: fileOf(line), line: line.number };
    return [diagnose('edition/comment', place, { text: text.slice(0, SHOWN) })];
  });
}
