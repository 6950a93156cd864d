import { editedText, type LineEdit, type WorkingLine } from './working-line.js';

/** Characters that no reader sees and no text needs: left by web pages and word processors. */
const INVISIBLE =
  /(?:(?!\t)\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb])+/gu;
/** Spaces that a web page left as character references, for each what a reader saw. */
const SPACE_REFERENCE =
  /&(?:nbsp|ensp|emsp|thinsp|#160|#[xX][aA]0|#8194|#8195|#12288|#[xX]3000);/gu;
const INDENT =
  /^(?:[\s\u3000]|&(?:nbsp|ensp|emsp|thinsp|#160|#[xX][aA]0|#8194|#8195|#12288|#[xX]3000);)+/u;
const LEADING = /^[\s\u3000]+/u;
const TRAILING = /[\s\u3000]+$/u;

/**
 * Takes away indents, white space at the end and invisible characters, and makes `&nbsp;` and its likes a space, each
 * by an edit. In Markdown (`markdown`) character references are its own and stay.
 */
export function cleanEdits(text: string, markdown = false): readonly LineEdit[] {
  const edits: LineEdit[] = [];
  const indent = (markdown ? LEADING : INDENT).exec(text)?.[0].length ?? 0;
  const end =
    indent === text.length ? indent : text.length - (TRAILING.exec(text)?.[0].length ?? 0);
  if (indent > 0) edits.push({ at: 0, from: text.slice(0, indent), to: '', rule: 'clean/indent' });
  for (const { 0: from, index } of text.matchAll(INVISIBLE)) {
    if (index >= indent && index + from.length <= end) {
      edits.push({ at: index, from, to: '', rule: 'clean/invisible' });
    }
  }
  for (const { 0: from, index } of markdown ? [] : text.matchAll(SPACE_REFERENCE)) {
    if (index >= indent && index + from.length <= end) {
      edits.push({ at: index, from, to: ' ', rule: 'clean/space-reference' });
    }
  }
  edits.sort((a, b) => a.at - b.at);
  if (end < text.length)
    edits.push({ at: end, from: text.slice(end), to: '', rule: 'clean/trailing-space' });
  return edits;
}

/** Adds edits to a line. One that is wider than the earlier ones that it meets stands for them; any other is left out. */
export function addEdits(line: WorkingLine, added: readonly LineEdit[]): void {
  for (const edit of added) {
    if (edit.from === edit.to) continue;
    const end = edit.at + edit.from.length;
    const met = line.edits.filter((one) => edit.at < one.at + one.from.length && one.at < end);
    const narrower = met.every(
      (one) =>
        one.at >= edit.at && one.at + one.from.length <= end && one.from.length < edit.from.length,
    );
    if (!narrower) continue;
    line.edits = [...line.edits.filter((one) => !met.includes(one)), edit].sort(
      (a, b) => a.at - b.at,
    );
  }
}

/** Whether nothing of the line would be left. */
export function isBlank(line: WorkingLine): boolean {
  return editedText({ text: line.text, edits: cleanEdits(line.text) }) === '';
}
